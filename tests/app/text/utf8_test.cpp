#include <gtest/gtest.h>

#include <random>

#include "app/text/catalog.h"

namespace clearway::text {
namespace {

TEST(Utf8, KnowsGoodFromBad) {
  const struct {
    const char* what;
    std::string_view text;
    bool good;
  } rows[] = {
      {"empty", "", true},
      {"accents", "Núñez", true},
      {"korean", "한국어", true},
      {"past the first plane", "\xF0\x9F\x8C\x85", true},
      {"last code point", "\xF4\x8F\xBF\xBF", true},
      {"past the last", "\xF4\x90\x80\x80", false},
      {"lone continuation", "\x80", false},
      {"cut short", "\xC3", false},
      {"overlong slash", "\xC0\xAF", false},
      {"overlong of three", "\xE0\x80\xAF", false},
      {"overlong of four", "\xF0\x80\x80\xAF", false},
      {"surrogate", "\xED\xA0\x80", false},
      {"five bytes", "\xF8\x88\x80\x80\x80", false},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(valid_utf8(row.text), row.good);
  }
}

TEST(Utf8, StepsByCodePoint) {
  const std::string_view text = "añ한";
  EXPECT_EQ(count(text), 3U);
  EXPECT_EQ(next(text, 0), 1U);
  EXPECT_EQ(next(text, 1), 3U);
  EXPECT_EQ(next(text, 3), 6U);
  EXPECT_EQ(next(text, 60), 6U);
  EXPECT_EQ(previous(text, 60), 3U);
  EXPECT_EQ(previous(text, 3), 1U);
  EXPECT_EQ(previous(text, 1), 0U);
  EXPECT_EQ(previous(text, 0), 0U);
}

TEST(Utf8, AnyBytesEndAndStayInside) {
  std::mt19937 random(20261122);
  for (int round = 0; round < 5000; ++round) {
    std::string text(random() % 12, '\0');
    for (char& c : text) c = static_cast<char>(random());
    std::size_t steps = 0;
    for (std::size_t at = 0; at < text.size(); at = next(text, at)) ASSERT_LE(++steps, text.size());
    EXPECT_EQ(count(text), steps);
    steps = 0;
    for (std::size_t at = text.size(); at > 0; at = previous(text, at))
      ASSERT_LE(++steps, text.size());
  }
}

}  // namespace
}  // namespace clearway::text
