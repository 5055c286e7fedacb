#include "app/packet/coverage.h"

#include "app/text/catalog.h"

#include <gtest/gtest.h>

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

// What may be typed is decided without a font (text::printable); it must be what fonts can do.
TEST(Coverage, EveryPrintableSignIsDrawnByEveryFace) {
  std::vector<Coverage> faces;
  for (const char* name :
       {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"})
    faces.push_back(Coverage::read(std::filesystem::path(kFonts) / name).value());
  int printable = 0;
  for (char32_t c = 0x20; c < 0x3000; ++c) {
    std::string utf8;
    if (c < 0x80) {
      utf8 = {static_cast<char>(c)};
    } else if (c < 0x800) {
      utf8 = {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      utf8 = {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
              static_cast<char>(0x80 | (c & 0x3F))};
    }
    if (!text::printable(utf8)) continue;
    ++printable;
    for (const auto& face : faces) EXPECT_TRUE(face.has(c)) << std::hex << static_cast<unsigned>(c);
  }
  EXPECT_GT(printable, 900);
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
