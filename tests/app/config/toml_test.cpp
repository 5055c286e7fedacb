#include "app/config/toml.h"

#include <gmock/gmock.h>

#include "tests/support/temp_dir.h"

namespace clearway::config {
namespace {

using core::ErrorCode;
using testing::ElementsAre;

std::string problems_of(const Document& document) {
  const auto finished = document.finish();
  return finished ? "" : finished.error().detail;
}

TEST(Toml, ReadsEveryKindOfValue) {
  auto document = Document::parse(
      "name = \"Test Library\"\ncount = 7\nopen = true\nlanguages = [\"en\", \"es\"]\n"
      "signal = \"sound\"\n[helper]\nphone = \"555-0100\"\n[[page]]\nid = \"a\"\n[[page]]\nid = "
      "\"b\"\n",
      "site.toml");
  ASSERT_TRUE(document) << core::describe(document.error());
  Table root = document->root();
  EXPECT_EQ(root.text("name"), "Test Library");
  EXPECT_EQ(root.text("printer", "none"), "none");
  EXPECT_EQ(root.integer("count", 1, 0, 10), 7);
  EXPECT_TRUE(root.boolean("open", false));
  EXPECT_THAT(root.texts("languages"), ElementsAre("en", "es"));
  EXPECT_EQ(root.one_of("signal", {"screen", "sound"}), "sound");
  EXPECT_EQ(root.table("helper")->text("phone"), "555-0100");
  auto pages = root.tables("page");
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[1].text("id"), "b");
  EXPECT_EQ(pages[1].line_of("id"), 11);
  root.refuse_unknown();
  EXPECT_EQ(problems_of(*document), "");
}

TEST(Toml, TellsEveryProblemAtOnceInTheOrderOfTheFile) {
  auto document =
      Document::parse("colour = \"red\"\nsignal = \"bell\"\ncount = \"seven\"\n", "x.toml");
  ASSERT_TRUE(document);
  Table root = document->root();
  root.integer("count", 1, 0, 10);
  root.one_of("signal", {"screen", "sound"}, "screen");
  root.text("name");
  root.refuse_unknown();
  EXPECT_EQ(problems_of(*document),
            "x.toml:1: `name`: missing; expected text\n"
            "x.toml:1: `colour`: not a key that is known here; allowed: count, name, signal\n"
            "x.toml:2: `signal`: found \"bell\"; allowed: screen, sound\n"
            "x.toml:3: `count`: expected a whole number, found text");
}

TEST(Toml, RefusesWhatIsOfTheWrongKind) {
  const struct {
    const char* text;
    void (*read)(Table&);
    const char* want;
  } rows[] = {
      {"k = 1", [](Table& t) { t.text("k"); }, "expected text in quotes, found a whole number"},
      {"k = \"  \"", [](Table& t) { t.text("k"); }, "empty; expected text"},
      {"k = 11", [](Table& t) { t.integer("k", 1, 0, 10); }, "found 11; allowed: 0 to 10"},
      {"k = 1", [](Table& t) { t.boolean("k", false); }, "expected true or false, found a whole"},
      {"k = [1]", [](Table& t) { t.texts("k"); }, "found a whole number in it"},
      {"k = 1", [](Table& t) { t.texts("k"); }, "expected a list of texts, found a whole number"},
      {"k = 1.5",
       [](Table& t) {
         t.one_of("k", {"a", "b"});
       },
       "a number with a point; allowed: a, b"},
      {"",
       [](Table& t) {
         t.one_of("k", {"a", "b"});
       },
       "missing; allowed: a, b"},
      {"k = []", [](Table& t) { t.table("k"); }, "expected a table, found a list"},
      {"k = {}", [](Table& t) { t.tables("k"); }, "expected a list of tables, found a table"},
      {"k = [1]", [](Table& t) { t.tables("k"); }, "found a whole number in it"},
      {"k = 2026-11-22", [](Table& t) { t.text("k"); }, "found a date or time"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    auto document = Document::parse(row.text, "x.toml");
    ASSERT_TRUE(document);
    Table root = document->root();
    row.read(root);
    EXPECT_THAT(problems_of(*document), testing::HasSubstr(row.want));
    EXPECT_THAT(problems_of(*document), testing::StartsWith("x.toml:1: `k`: "));
  }
}

TEST(Toml, NamesTheLineOfBrokenToml) {
  const auto broken = Document::parse("name = \"Test\"\ncount = = 1\n", "x.toml");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, ErrorCode::invalid_input);
  EXPECT_THAT(broken.error().detail, testing::StartsWith("x.toml:2: "));
}

TEST(Toml, SurvivesMistakesThatTheParserTakesForItsOwnBugs) {
  for (const char* text :
       {"a = 1\n[,", "a = 1\nb = [ }\nc = 2\n", "a = 1\n[,]\n", "a = 1\n[ #\n"}) {
    SCOPED_TRACE(text);
    const auto broken = Document::parse(text, "x.toml");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::invalid_input);
    EXPECT_THAT(broken.error().detail, testing::StartsWith("x.toml:2: "));
  }
}

TEST(Toml, SaysWhenThereIsNoFile) {
  const support::TempDir folder;
  const auto missing = Document::read(folder / "no.toml");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_FALSE(Document::read(folder.path()));
}

TEST(Toml, KeepsTheOrderOfTheFile) {
  auto document = Document::parse("b = 1\na = 2\n[z]\nk = 1\n[c]\nk = 1\n", "x.toml");
  EXPECT_THAT(document->root().keys(), ElementsAre("b", "a", "z", "c"));
}

}  // namespace
}  // namespace clearway::config
