#include "app/declaration/answers_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/declaration/outlines.h"

namespace clearway::declaration {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Known shipped_known() {
  Known known;
  known.add(shipped_outline());
  return known;
}

core::Result<AnswersFile> read_json(std::string_view json) {
  return read_answers(json, shipped_known(), "ana.json");
}

TEST(AnswersFile, IsWhatTheKioskWouldHaveKept) {
  const auto file = read_json(R"({
    "name": "Ana Prueba", "veteran": true, "who": "i am\u00a0here", "involved": ["work", "school"],
    "work": [{"place": "IBM"}, {"story": "Nights."}], "parenting": {"children": "two girls"},
    "cases": [{"county": "kern", "number": "X", "then": "I was 19."}],
    "removed": ["thanks", "case_number.1"], "left_out": ["work.2"], "order": ["case.1", "who"],
    "edited": {"changed": "Mine."}, "accepted": ["name"]})");
  ASSERT_TRUE(file) << file.error().detail;
  const std::string one = "00000000000000000000000000000001";
  const record::Fields wanted = {{"person.name.court", "Ana Prueba"},
                                 {"person.veteran", "yes"},
                                 {"declaration.who", "i am\u00a0here"},
                                 {"declaration.involved", "work,school"},
                                 {"declaration.work.1.place", "IBM"},
                                 {"declaration.work.2.story", "Nights."},
                                 {"declaration.parenting.children", "two girls"},
                                 {"case." + one + ".order", "01"},
                                 {"case." + one + ".county", "kern"},
                                 {"case." + one + ".number", "X"},
                                 {"case." + one + ".story.then", "I was 19."},
                                 {"declaration.removed.thanks", "yes"},
                                 {"declaration.removed.case_number." + one, "yes"},
                                 {"declaration.left_out.work.2", "yes"},
                                 {"declaration.order", "case." + one + ",who"},
                                 {"declaration.edited.changed", "Mine."}};
  EXPECT_EQ(file->answers, wanted);
  EXPECT_THAT(file->accepted, ElementsAre("name"));
  EXPECT_EQ(short_name("case." + one), "case.1");
  EXPECT_EQ(short_name("work.2"), "work.2");
  EXPECT_EQ(short_name("who"), "who");
}

TEST(AnswersFile, AcceptsTheWordsAsTheyAreNow) {
  const auto file = read_json(R"({"name": "Ana", "who": "I am here.", "accepted": ["name"],
                                  "edited": {"changed": "Mine."}})");
  ASSERT_TRUE(file);
  const auto statement = statement_from(shipped_outline(), *file, {});
  EXPECT_TRUE(find_sentence(statement, "name")->accepted);
  EXPECT_FALSE(find_sentence(statement, "thanks")->accepted);
  EXPECT_FALSE(find_paragraph(statement, "changed")->outdated);
  const auto all = read_json(R"({"name": "Ana", "who": "I am here.", "accepted": "all"})");
  ASSERT_TRUE(all);
  EXPECT_EQ(statement_from(shipped_outline(), *all, {}).waiting(), 0);
}

TEST(AnswersFile, SaysWhereItIsWrongAndWhatWasExpected) {
  const std::string many = "[{},{},{},{},{},{},{},{},{},{}]";
  const struct {
    const char* what;
    std::string json;
    const char* want;
  } rows[] = {
      {"not JSON", "{\"name\": \"Secret Person\",\n  oops}",
       "ana.json: line 2, column 3: expected JSON"},
      {"nothing", "", "ana.json: line 1, column 0: expected JSON"},
      {"a number without end", R"({"who": 1e999})", "ana.json: expected no number that large"},
      {"no object", "[]", "ana.json: expected an object"},
      {"an unknown key", "{\"surname\": \"x\"}", "ana.json: surname: not a key that is known here"},
      {"an unknown key inside", "{\"work\": [{\"boss\": \"x\"}]}", "work[1].boss: not a key"},
      {"a number", "{\"who\": 7}", "ana.json: who: expected text"},
      {"a text for a list", "{\"work\": \"x\"}", "work: expected a list [ … ] of at most 9"},
      {"too many", "{\"work\": " + many + "}", "work: expected a list [ … ] of at most 9"},
      {"a text in a list", "{\"work\": [\"x\"]}", "work[1]: expected an object"},
      {"null", "{\"cases\": [{\"then\": null}]}", "cases[1].then: expected text"},
      {"a word for yes", "{\"veteran\": \"yes\"}", "veteran: expected true or false"},
      {"a list for an object", "{\"parenting\": []}", "parenting: expected an object"},
      {"twice", "{\"who\": \"a\", \"who\": \"b\"}", "who: expected once, stands twice"},
      {"twice inside", "{\"parenting\": {\"story\": \"a\", \"story\": \"b\"}}",
       "story: expected once, stands twice"},
      {"no sentence", "{\"accepted\": [\"nam\"]}", "accepted: nam is not the name of a sentence"},
      {"no sentence", "{\"removed\": [\"name.A b\"]}", "removed: name.A b is not the name"},
      {"no paragraph", "{\"order\": [\"whom\"]}", "order: whom is not the name of a paragraph"},
      {"no paragraph", "{\"edited\": {\"whom\": \"x\"}}", "edited: whom is not the name"},
      {"edited by a number", "{\"edited\": {\"who\": 1}}", "edited.who: expected text"},
      {"long", "{\"who\": \"" + std::string(70000, 'x') + "\"}",
       "who: expected text of at most 64 KiB"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto file = read_json(row.json);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, core::ErrorCode::invalid_input);
    EXPECT_THAT(file.error().detail, HasSubstr(row.want));
    EXPECT_THAT(file.error().detail, Not(HasSubstr("Secret")));
  }
  const auto both = read_json("{\"a\": 1, \"b\": 2}");
  ASSERT_FALSE(both);
  EXPECT_THAT(both.error().detail, HasSubstr("ana.json: a: not"));
  EXPECT_THAT(both.error().detail, HasSubstr("\nana.json: b: not"));
}

}  // namespace
}  // namespace clearway::declaration
