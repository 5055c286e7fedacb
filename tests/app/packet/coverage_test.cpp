#include "app/packet/coverage.h"

#include "app/text/catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/app/packet/people.h"

namespace clearway::packet {
namespace {

using core::ErrorCode;

core::Bytes font_bytes(const char* name) {
  std::ifstream in(std::filesystem::path(kFonts) / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Coverage, KnowsWhatAFaceDraws) {
  for (const char* name : {"NotoSans-Regular.ttf", "NotoSerif-Regular.ttf"}) {
    SCOPED_TRACE(name);
    const auto coverage = Coverage::read(std::filesystem::path(kFonts) / name);
    ASSERT_TRUE(coverage) << core::describe(coverage.error());
    for (const char32_t c : U" aZ09ñÑéüß¿¡“”’–—…·ő") {
      if (c == 0) continue;  // the literal's own end
      EXPECT_TRUE(coverage->has(c)) << static_cast<unsigned>(c);
    }
    for (const char32_t c : {U'\n', U'\x01', U'漢', U'한', U'ա', U'😀'})
      EXPECT_FALSE(coverage->has(c)) << static_cast<unsigned>(c);
  }
}

std::string utf8_of(char32_t c) {
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
  return {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

std::vector<Coverage> coverages(std::initializer_list<const char*> names, unsigned face = 0) {
  std::vector<Coverage> all;
  for (const char* name : names)
    all.push_back(Coverage::read(std::filesystem::path(kFonts) / name, face).value());
  return all;
}

TEST(Coverage, ReadsEachFaceOfACollection) {
  const auto uming = std::filesystem::path(kFonts) / "../arphic/uming.ttc";
  for (const unsigned face : {0U, 2U}) EXPECT_TRUE(Coverage::read(uming, face)->has(U'漢'));
  EXPECT_EQ(Coverage::read(uming, 9).error().code, ErrorCode::corrupt);
}

// What may be typed is decided without a font (text::printable); it must be what fonts can do.
TEST(Coverage, EveryPrintableSignIsDrawnByEveryFace) {
  // Each group has a font for each face.
  const std::vector<std::vector<Coverage>> groups = {
      coverages({"NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSerif-Regular.ttf",
                 "NotoSerif-Bold.ttf"}),
      coverages({"NotoSansArmenian-Regular.ttf", "NotoSansArmenian-Bold.ttf",
                 "NotoSerifArmenian-Regular.ttf", "NotoSerifArmenian-Bold.ttf"}),
      coverages({"../arphic/uming.ttc"}, 2),
      coverages({"../nanum/NanumGothic.ttf", "../nanum/NanumGothicBold.ttf",
                 "../nanum/NanumMyeongjo.ttf", "../nanum/NanumMyeongjoBold.ttf"})};
  int printable = 0;
  for (char32_t c = 0x20; c < 0x10000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;  // no characters of their own
    if (!text::printable(utf8_of(c))) continue;
    ++printable;
    EXPECT_TRUE(std::ranges::any_of(groups,
                                    [c](const auto& group) {
                                      return std::ranges::all_of(
                                          group, [c](const Coverage& face) { return face.has(c); });
                                    }))
        << std::hex << static_cast<unsigned>(c);
  }
  EXPECT_GT(printable, 900 + 11172 + 13000);
}

TEST(Coverage, AMissingFontIsNotFound) {
  EXPECT_EQ(Coverage::read("/nonexistent/x.ttf").error().code, ErrorCode::not_found);
}

TEST(Coverage, WhatIsNoSuchFontIsCorrupt) {
  EXPECT_EQ(Coverage::parse({}).error().code, ErrorCode::corrupt);
  EXPECT_EQ(Coverage::parse(core::as_bytes("not a font at all, just some text")).error().code,
            ErrorCode::corrupt);
}

TEST(Coverage, DamagedFontsNeverReadPastTheirEnd) {
  const core::Bytes whole = font_bytes("NotoSerif-Italic.ttf");
  ASSERT_GT(whole.size(), 10'000U);
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    core::Bytes damaged = whole;
    for (int i = 0; i < 8; ++i) damaged[random() % 400] = static_cast<core::Byte>(random());
    damaged.resize(random() % damaged.size());
    (void)Coverage::parse(damaged);  // the sanitizers look on
  }
}

}  // namespace
}  // namespace clearway::packet
