#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

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
    if (at != changed.npos) changed.replace(at, from.size(), to);
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
  EXPECT_EQ((*rules)->reliefs.front().id, "out-of-reach");
  EXPECT_EQ((*rules)->reliefs.size(), 21U);
}

TEST(ReadRules, EveryRuleSaysWhoCheckedItAndWhen) {
  for (const Relief& relief : shipped().reliefs) {
    for (const Rule& rule : relief.rules) {
      SCOPED_TRACE(relief.id + " " + rule.track);
      EXPECT_NE(rule.checked_by, "");
      EXPECT_NE(rule.says.cite, "");
      EXPECT_NE(rule.says.next, "");
      EXPECT_TRUE(rule.last_checked.ok());
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
      {"pc-1203.4.toml", "[\"convicted\"]", "[\"convictd\"]",
       "\"convictd\" is not one of: convicted"},
      {"pc-1203.4.toml", "custody = [", "custodian = [",
       "\"custodian\" is no fact; allowed: pending"},
      {"pc-1203.4.toml", "listed_1203_4b = [\"yes\"]", "listed_1203_4b = [\"maybe\"]",
       "allowed: no, yes"},
      {"pc-1203.4.toml", "probation_outcome = [\"completed\"]",
       "probation_outcome = [\"completed\", \"unsure\"]",
       "\"unsure\" may not lead to likely_mandatory"},
      {"pc-1203.4.toml", "track = \"early-end\"", "track = \"entire-period\"", "used twice"},
      {"pc-1203.4.toml", "You finished all", "You qualify and finished all", "`reason`: promises"},
      {"pc-1203.4.toml", "You finished all", "TODO", "`reason`: not filled in yet"},
      {"pc-1203.4.toml", "cite = \"Penal Code 1203.4(b)\"", "", "`cite`: missing"},
      {"pc-1203.4.toml", "last_checked = \"2026-11-22\"", "last_checked = \"today\"",
       "`last_checked`: expected a day"},
      {"pc-1203.4.toml", "band = \"excluded\"", "band = \"no\"", "found \"no\"; allowed: likely"},
      {"pc-1203.4.toml", "checked_by", "checked", "`checked`: not a key"},
      {"pc-1203.4.toml", "next = \"prepare\"", "next = \"prepar\"", "\"prepar\"; allowed: ask_47"},
      {"pc-1203.4.toml", "CR-180:2a", "CR-180:2x", "\"CR-180\" has no item \"2x\"; allowed: 1"},
      {"pc-1203.4.toml", "CR-180:2a", "CR-181:2a", "\"CR-181\"; allowed: CR-180"},
      {"pc-1203.4.toml", "\"guns\"", "\"pistols\"", "\"pistols\"; allowed: court_orders"},
      {"pc-1203.4.toml", "serve = \"prosecutor\"", "serve = \"judge\"",
       "\"judge\"; allowed: prosecutor"},
      {"pc-1203.4.toml", "[[for]]", "[[from]]", "missing; expected [[for]]"},
      {"pc-1203.42.toml", "sure = [\"result\"", "sure = [\"outcomes\"", "\"outcomes\" is no fact"},
      {"pc-1203.42.toml", "id = \"pc-1203.42\"", "id = \"pc-1203.41\"", "its id is used twice"},
      {"pc-1203.4a.toml", "within 1 year", "within a year", "\"within a year\"; allowed: \"before"},
      {"gates.toml", "\"pc-1203.4a\"", "\"pc-1203.4x\"", "id of no relief"},
      {"sections.toml", "\"Penal Code 288.5\"", "\"288.5\"", "expected one section"},
      {"sections.toml", "name = \"prop_64\"", "name = \"prop_47\"", "used twice"},
      {"facts.toml", "name = \"section\"", "name = \"sections\"",
       "\"sections\" is no fact; allowed"},
      {"facts.toml", "name = \"section\"", "name = \"level\"", "nothing is said when \"section\""},
      {"rules.toml", "expires", "until", "`expires`: missing"},
      {"rules.toml", "clash =", "crash =", "`clash`: missing"},
      {"pc-1203.4.toml", "title = \"Dis", "heading = \"Dis", "`title`: missing"},
      {"rules.toml", "title = \"A law", "titles = \"A law", "`title`: missing"},
      {"sections.toml", "11000 to 11651", "11651 to 11000", "11000 to 11651"},
      {"sections.toml", "several = \"any\"", "several = \"some\"", "allowed: all, any"},
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

TEST(ReadRules, AStrayFileIsAProblem) {
  Copy copy;
  std::ofstream(copy.folder() / "pc-1203.4.toml.bak") << "";
  EXPECT_THAT(read_rules(copy.folder()).error().detail,
              HasSubstr("pc-1203.4.toml.bak:1: a stray file"));
}

TEST(ReadRules, SaysWhenTheFolderIsMissing) {
  EXPECT_EQ(read_rules("/nowhere/rules").error().code, core::ErrorCode::not_found);
}

TEST(Sentences, AreTheMessagesOfAllFindings) {
  const auto all = sentences(shipped());
  const auto has = [&](std::string_view sentence) {
    return std::ranges::find(all, sentence) != all.end();
  };
  EXPECT_TRUE(has("Dismissing a case after probation"));
  EXPECT_TRUE(has("A lawyer should look at this one"));
  EXPECT_TRUE(has("It may already have been cleared. Look for “relief granted” on your record."));
  EXPECT_TRUE(has("It does not give back the right to have a gun."));
  EXPECT_TRUE(has("How did probation end?"));
  EXPECT_TRUE(has("The rules on this kiosk were checked too long ago to rely on them."));
  for (const auto& sentence : all) EXPECT_LE(sentence.size(), 200U) << sentence;
}

TEST(RuleSet, IsGoodUntilADay) {
  EXPECT_FALSE(expired(shipped(), shipped().expires));
  EXPECT_TRUE(expired(shipped(), day("2027-07-01")));
}

TEST(RuleSet, ASiteThatAsksForAFreshOneSendsEverybodyToALawyer) {
  for (const Row& row : rows()) {
    for (const Finding& finding :
         for_a_lawyer(shipped(), screen(shipped(), row.person, row.today))) {
      if (finding.band == Band::not_screened) continue;
      EXPECT_EQ(finding.band, Band::attorney_review);
      EXPECT_EQ(finding.form, "");
      EXPECT_EQ(finding.reason,
                "The rules on this kiosk were checked too long ago to rely on them.");
      EXPECT_NE(finding.citation, "");
    }
  }
}

}  // namespace
}  // namespace clearway::relief
