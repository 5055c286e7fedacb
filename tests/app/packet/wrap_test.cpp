#include "app/packet/wrap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "app/text/catalog.h"

namespace clearway::packet {
namespace {

using Lines = std::vector<std::string>;

Lines wrap_at(std::string_view text, float width) {
  return wrap(text, width, [](char32_t) { return 1.0F; });
}

TEST(Wrap, LinesEndAfterSpacesAndHyphensAndOnlyThenInsideAWord) {
  const struct {
    const char* text;
    float width;
    Lines lines;
  } rows[] = {
      {"", 10, {""}},
      {"one", 10, {"one"}},
      {"one two", 10, {"one two"}},
      {"one two three", 8, {"one two", "three"}},
      {"one two three", 7, {"one two", "three"}},  // the space hangs over the end
      {"one  two", 4, {"one", "two"}},
      {"one  two", 10, {"one  two"}},  // kept as typed inside a line
      {"well-known fact", 6, {"well-", "known", "fact"}},
      {"abcdefgh", 3, {"abc", "def", "gh"}},
      {"a abcdefgh b", 4, {"a", "abcd", "efgh", "b"}},
      {"first\nsecond", 20, {"first", "second"}},
      {"first\r\n\r\nsecond", 20, {"first", "", "second"}},
      {"ends\n", 20, {"ends", ""}},
      {"a\tb", 20, {"a b"}},
      {"ñandú él", 5, {"ñandú", "él"}},
      {"我住 在洛杉磯，工作", 6, {"我住 在洛杉", "磯，工作"}},
      {"我住在洛，工作", 4, {"我住在", "洛，工作"}},  // no stop begins a line
      {"他說「好」吧", 3, {"他說", "「好」", "吧"}},  // and no opening bracket ends one
      {"好，好，好", 4, {"好，好，", "好"}},
      {"김민수 값진", 4, {"김민수", "값진"}},
      {"wide", 0.5F, {"w", "i", "d", "e"}},  // narrower than any letter: still all of them
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(wrap_at(row.text, row.width), row.lines);
  }
}

TEST(Wrap, NothingIsDroppedAndNoLineIsTooWide) {
  const std::vector<std::string> pieces{"a", "é",    "ñ",  " ",  " ",          "-",
                                        "—", "word", "\n", "日", "longer-word"};
  std::mt19937 random(20261122);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 60; i > 0; --i) text += pieces[random() % pieces.size()];
    const float width = static_cast<float>(1 + random() % 20);
    SCOPED_TRACE(text);
    std::string joined;
    for (const std::string& line : wrap_at(text, width)) {
      EXPECT_LE(static_cast<float>(text::count(line)), width);
      EXPECT_TRUE(text::valid_utf8(line));
      joined += line;
    }
    std::erase_if(joined, [](char c) { return c == ' '; });
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    EXPECT_EQ(joined, text);
  }
}

TEST(CodePoint, IsReadFromOneToFourBytes) {
  EXPECT_EQ(code_point_at("a", 0), U'a');
  EXPECT_EQ(code_point_at("xé", 1), U'é');
  EXPECT_EQ(code_point_at("“", 0), U'“');
  EXPECT_EQ(code_point_at("😀", 0), U'😀');
}

}  // namespace
}  // namespace clearway::packet
