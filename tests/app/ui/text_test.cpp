#include "app/ui/text.h"

#include <gtest/gtest.h>

#include <random>

namespace clearway::ui {
namespace {

float one(std::size_t) { return 1; }

std::vector<std::string> wrapped(std::string_view text, float width) {
  std::vector<std::string> out;
  for (const Line& line : wrap(text, width, one))
    out.emplace_back(text.substr(line.from, line.to - line.from));
  return out;
}

TEST(Wrap, BreaksAtSpacesAndHardLineEnds) {
  const struct {
    const char* what;
    const char* text;
    float width;
    std::vector<std::string> lines;
  } rows[] = {
      {"fits", "one two", 10, {"one two"}},
      {"breaks", "one two three", 7, {"one two", "three"}},
      {"a space may hang over", "abc def", 3, {"abc", "def"}},
      {"hard line end", "a\nb", 10, {"a", "b"}},
      {"an empty line stays", "a\n\nb", 10, {"a", "", "b"}},
      {"ends with a line end", "a\n", 10, {"a", ""}},
      {"nothing is one line", "", 10, {""}},
      {"a long word is cut", "abcdefgh", 3, {"abc", "def", "gh"}},
      {"a long word after a short one", "a bcdefgh", 4, {"a", "bcde", "fgh"}},
      {"between Han characters", "我 在洛杉磯", 5, {"我 在洛杉", "磯"}},
      {"no stop begins a line", "我在洛，工作", 3, {"我在", "洛，工", "作"}},
      {"no bracket ends one", "我在（洛）", 3, {"我在", "（洛）"}},
      {"counts code points, not bytes", "ñññ ñññ", 3, {"ñññ", "ñññ"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(wrapped(row.text, row.width), row.lines);
  }
}

TEST(Wrap, LosesNothingButWhiteSpaceAndStaysInsideTheWidth) {
  std::mt19937 random(7);  // NOLINT: the same every time
  const std::string pieces[] = {"a", "ñ", " ", "\n", "ế", "word", "  ", "’", "陳", "，"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i) text += pieces[random() % 10];
    const float width = static_cast<float>(1 + random() % 12);
    std::size_t at = 0;
    for (const Line& line : wrap(text, width, one)) {
      for (; at < line.from; ++at) EXPECT_TRUE(text[at] == ' ' || text[at] == '\n');
      EXPECT_EQ(boundary_before(text, line.to), line.to);
      float used = 0;
      for (at = line.from; at < line.to;) used += next_code_point(text, at) == ' ' ? 0.0F : 1.0F;
      EXPECT_LE(used, width);
    }
  }
}

TEST(CodePoints, AreReadAndDamageIsSaidToBeDamage) {
  std::size_t at = 0;
  EXPECT_EQ(next_code_point("ñ", at), 0xF1U);
  EXPECT_EQ(at, 2U);
  at = 0;
  EXPECT_EQ(next_code_point("\xE1\x41", at), 0xFFFDU);
  EXPECT_EQ(boundary_before("ñ", 1), 0U);
}

}  // namespace
}  // namespace clearway::ui
