#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/relief/rule_set.h"
#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// A copy of the shipped rules in which one text of one file is another.
class Copy {
 public:
  Copy() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / (std::string("rules-") + test->name());
    fs::remove_all(folder_);
    fs::copy(shipped_folder(), folder_);
  }
  ~Copy() { fs::remove_all(folder_); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  std::string problems_with(const char* file, const std::string& from, const std::string& to) {
    std::stringstream text;
    text << std::ifstream(folder_ / file).rdbuf();
    std::string changed = text.str();
    const auto at = changed.find(from);
    EXPECT_NE(at, changed.npos) << from;
    changed.replace(at, from.size(), to);
    std::ofstream(folder_ / file) << changed;
    const auto rules = read_rules(folder_);
    std::ofstream(folder_ / file) << text.str();
    return rules ? "" : rules.error().detail;
  }
  const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
};

TEST(ReadRules, ReadsWhatTheKioskShips) {
  const auto rules = read_rules(shipped_folder());
  ASSERT_TRUE(rules) << core::describe(rules.error());
  EXPECT_EQ(last_checked(**rules), day("2026-11-22"));
  EXPECT_EQ((*rules)->reliefs.front().name, "Another court");
  EXPECT_EQ((*rules)->reliefs[1].name, "Penal Code 1203.4");
}

TEST(ReadRules, EveryRuleSaysWhoCheckedItAndWhen) {
  for (const Relief& relief : shipped().reliefs) {
    for (const Rule& rule : relief.rules) {
      SCOPED_TRACE(rule.id);
      EXPECT_NE(rule.checked_by, "");
      EXPECT_TRUE(rule.says.last_checked.ok());
      const bool petition =
          rule.band == Band::likely_mandatory || rule.band == Band::likely_discretionary;
      EXPECT_EQ(petition, rule.form == "CR-180");
      EXPECT_EQ(petition, !rule.form_items.empty());
      EXPECT_EQ(rule.band == Band::likely_discretionary, rule.declaration_needed);
      // Nothing that would fit escapes the gates.
      if (petition) {
        EXPECT_TRUE(std::ranges::any_of(shipped().gates, [&](const Gate& gate) {
          return std::ranges::find(gate.over, relief.name) != gate.over.end();
        }));
      }
    }
  }
}

TEST(ReadRules, NamesEveryProblemWithFileAndLine) {
  Copy copy;
  const struct {
    const char* file;
    const char* from;
    const char* to;
    const char* want;
  } rows[] = {
      {"pc-1203.4.toml", "[\"probation\"]", "[\"probaton\"]",
       "\"probaton\" is not one of: probation"},
      {"pc-1203.4.toml", "probation_end = [\"ongoing\"]", "probation_ended = [\"ongoing\"]",
       "\"probation_ended\" is no fact"},
      {"pc-1203.4.toml", "probation_end = [\"full\"]", "probation_end = [\"full\", \"unsure\"]",
       "\"unsure\" may not lead to likely_mandatory"},
      {"pc-1203.4.toml", "id = \"pc-1203.4-early\"", "id = \"pc-1203.4-full\"", "used twice"},
      {"pc-1203.4.toml", "A petition to dismiss may fit", "You qualify", "`title`: promises"},
      {"pc-1203.4.toml", "citation = \"Penal Code 1203.4(b)\"", "", "`citation`: missing"},
      {"pc-1203.4.toml", "last_checked = \"2026-11-22\"", "last_checked = \"today\"",
       "`last_checked`: expected a day"},
      {"pc-1203.4.toml", "band = \"excluded\"", "band = \"no\"", "found \"no\"; allowed: likely"},
      {"pc-1203.4.toml", "checked_by", "checked", "`checked`: not a key"},
      {"pc-1203.4a.toml", "years = 1", "years = 0", "expected years, months or both"},
      {"pc-1203.4a.toml", "from = \"date\"", "from = \"level\"", "expected a fact that is a date"},
      {"pc-1203.4a.toml", "[\"future\"]", "[\"soon\"]", "\"soon\"; allowed: \"before"},
      {"gates.toml", "\"Penal Code 1203.4a\"", "\"Penal Code 1203.4b\"", "name of no relief"},
      {"rules.toml", "\"Penal Code 286(c)\"", "\"286(c)\"", "expected one section"},
      {"rules.toml", "kind = \"place\"", "kind = \"where\"", "found \"where\""},
      {"rules.toml", "expires", "until", "`expires`: missing"},
      {"automatic-1203.425.toml", "over 4 years ago", "over four years ago", "allowed: \"before"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.to);
    const auto problems = copy.problems_with(row.file, row.from, row.to);
    EXPECT_THAT(problems, HasSubstr(row.want));
    EXPECT_THAT(problems, HasSubstr(std::string(row.file) + ":"));
  }
  EXPECT_TRUE(read_rules(copy.folder()));
}

TEST(ReadRules, ListsTheProblemsOfAllFilesAtOnce) {
  Copy copy;
  fs::remove(copy.folder() / "gates.toml");
  std::ofstream(copy.folder() / "pc-1203.42.toml") << "this is not TOML";
  const auto rules = read_rules(copy.folder());
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().code, core::ErrorCode::invalid_input);
  EXPECT_THAT(rules.error().detail, HasSubstr("gates.toml"));
  EXPECT_THAT(rules.error().detail, HasSubstr("pc-1203.42.toml:1"));
}

TEST(ReadRules, SaysWhenTheFolderIsMissing) {
  EXPECT_EQ(read_rules("/nowhere/rules").error().code, core::ErrorCode::not_found);
}

TEST(Sentences, AreTheMessagesOfAllFindings) {
  const auto all = sentences(shipped());
  const auto has = [&](std::string_view sentence) {
    return std::ranges::find(all, sentence) != all.end();
  };
  EXPECT_TRUE(has("A petition to dismiss may fit"));
  EXPECT_TRUE(has("It may already have been cleared. Look for “relief granted” on your record."));
  EXPECT_TRUE(has("Not yet: a year has to pass"));
  EXPECT_TRUE(has("Not yet: another case is open"));
  EXPECT_TRUE(has("We do not know how probation ended. It decides which part of the law fits."));
  EXPECT_TRUE(has("The rules on this kiosk were checked too long ago to rely on them."));
  for (const auto& sentence : all) EXPECT_LE(sentence.size(), 200U) << sentence;
}

}  // namespace
}  // namespace clearway::relief
