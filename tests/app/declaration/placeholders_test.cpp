#include "app/declaration/placeholders.h"

#include <gtest/gtest.h>

namespace clearway::declaration {
namespace {

TEST(Placeholders, Table) {
  const struct {
    const char* sentence;
    std::set<std::string> want;
  } rows[] = {
      {"Thank you.", {}},
      {"", {}},
      {"My name is {person.name.court}.", {"person.name.court"}},
      {"{a} and {b} and {a}", {"a", "b"}},
      {"one { alone", {}},
      {"one } alone {a}", {"a"}},
      {"{{a}}", {"a"}},
      {"{}", {""}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.sentence);
    EXPECT_EQ(placeholders(row.sentence), row.want);
  }
}

TEST(Fill, Table) {
  const record::Fields answers = {{"a", "Ana {b} Prueba"}, {"b", "Test Person Jr."},
                                  {"c", "  ñ  "},          {"d", "\"thank you.\""},
                                  {"e", "¿Sí?"},           {"f", "(e.g. this)"},
                                  {"list.2.g", "IBM"}};
  const struct {
    const char* sentence;
    const char* want;
  } rows[] = {
      {"No answer in it.", "No answer in it."},
      {"I am {a}.", "I am Ana {b} Prueba."},  // values are not searched again
      {"I am {b}.", "I am Test Person Jr."},  // one point, not two
      {"I am {b}, yes.", "I am Test Person Jr., yes."},
      {"I say {d}.", "I say \"thank you.\""},
      {"I say {e}.", "I say ¿Sí?"},
      {"I say {f}.", "I say (e.g. this)."},
      {"At {list.*.g}.", "At IBM."},
      {"{c}|{c}", "  ñ  |  ñ  "},  // nothing is trimmed
      {"left { open", "left { open"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.sentence);
    EXPECT_EQ(fill(row.sentence, answers, "2"), row.want);
  }
}

TEST(EndsSentence, LooksBehindQuotesAndSpaces) {
  for (const char* text : {"a.", "a. ", "“Yes.”", "no!)", "¿Sí?\n", "wait…", "네。"})
    EXPECT_TRUE(ends_sentence(text)) << text;
  for (const char* text : {"", " ", "a", "“Yes”", "a,", "\""})
    EXPECT_FALSE(ends_sentence(text)) << text;
}

TEST(Answered, NeedsMoreThanWhiteSpace) {
  EXPECT_FALSE(answered(""));
  EXPECT_FALSE(answered(" \n\t "));
  EXPECT_TRUE(answered(" x "));
}

}  // namespace
}  // namespace clearway::declaration
