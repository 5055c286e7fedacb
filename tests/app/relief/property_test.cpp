// Whatever is answered, everybody gets an answer with a next step, and not knowing never
// turns into a promise.
#include <gtest/gtest.h>

#include <random>

#include "app/relief/rule_set.h"
#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

const std::map<std::string, std::vector<std::string>> kCaseValues = {
    {"county", {"kern", "los_angeles", "another_state", "federal", "unsure", "", "?"}},
    {"what",
     {"PC 484", "petty theft", "VC 23152(a)", "dui", "PC 288(a)", "PC 286", "459", "", "HS 11357",
      "\xff(((", "PC 664/288"}},
    {"code", {"", "PC 459", "unsure", "Vehicle Code"}},
    {"level", {"felony", "misdemeanor", "infraction", "unsure", "", "other"}},
    {"date",
     {"2019", "2025-11", "2026-11-22", "2011", "1971-01-02", "2024-02-29", "", "unsure", "2199",
      "19"}},
    {"sentence",
     {"probation", "jail_no_probation", "fine", "jail_split", "jail_felony", "prison", "unsure",
      ""}},
    {"probation_end", {"full", "early", "violation", "revoked", "ongoing", "unsure", ""}},
    {"sentence_end", {"2020", "2025", "2026-11", "2030-01-01", "unsure", ""}},
    {"registration", {"no", "yes", "unsure", ""}}};
const std::map<std::string, std::vector<std::string>> kPersonValues = {
    {"pending_case", {"no", "yes", "unsure", ""}},
    {"supervision",
     {"none", "probation", "parole", "mandatory_supervision", "prcs", "federal", "unsure", ""}}};

class Random {
 public:
  // Half of all answers are the first of their list, so that some cases are simple.
  Facts facts(const std::map<std::string, std::vector<std::string>>& values) {
    Facts facts;
    for (const auto& [name, list] : values)
      if (number_() % 8 != 0) facts[name] = list[number_() % 2 == 0 ? 0 : number_() % list.size()];
    return facts;
  }
  std::vector<Case> cases() {
    std::vector<Case> cases(1 + number_() % 3);
    for (std::size_t i = 0; i < cases.size(); ++i)
      cases[i] = {"case" + std::to_string(i), facts(kCaseValues)};
    return cases;
  }
  std::mt19937& number() { return number_; }

 private:
  std::mt19937 number_{20261122};
};

bool likely(const Finding& finding) {
  return finding.band == Band::likely_mandatory || finding.band == Band::likely_discretionary;
}

TEST(Screen, EverybodyGetsAnAnswerAndANextStep) {
  Random random;
  for (int round = 0; round < 1000; ++round) {
    const auto person = random.facts(kPersonValues);
    const auto cases = random.cases();
    const auto today = round % 2 == 0 ? day("2026-11-22") : day("2029-02-28");
    const auto findings = screen(shipped(), person, cases, today);
    for (const auto& one : cases)
      EXPECT_NE(std::ranges::find(findings, one.id, &Finding::case_id), findings.end());
    for (const auto& finding : findings) {
      EXPECT_TRUE(finding.band == Band::not_screened || !finding.citation.empty());
      EXPECT_NE(finding.title, "");
      EXPECT_NE(finding.reason, "");
      EXPECT_NE(finding.next, "");
      EXPECT_TRUE(finding.last_checked.ok());
      EXPECT_TRUE(!finding.not_before || finding.band == Band::not_yet);
      EXPECT_TRUE(!likely(finding) || finding.missing.empty());
    }
  }
}

// Take one answer away, or make it unsure: nothing likely may appear that was not there.
TEST(Screen, KnowingLessPromisesNothingNew) {
  Random random;
  for (int round = 0; round < 1000; ++round) {
    const auto person = random.facts(kPersonValues);
    const Case one{"one", random.facts(kCaseValues)};
    const auto before = screen(shipped(), person, {one}, day("2026-11-22"));
    for (const auto& [name, value] : one.facts) {
      Case less = one;
      if (name == "what" || name == "code" || round % 2 == 0)
        less.facts.erase(name);
      else
        less.facts[name] = "unsure";
      for (const auto& finding : screen(shipped(), person, {less}, day("2026-11-22"))) {
        // Without a section named there is one reason less to be careful: those are apart.
        if (!likely(finding) || name == "what" || name == "code") continue;
        EXPECT_NE(find_rule(before, finding.rule), nullptr) << name << " " << finding.rule;
      }
    }
    for (const auto& [name, value] : person) {
      for (const auto& finding :
           screen(shipped(), with(person, {{name, "unsure"}}), {one}, day("2026-11-22")))
        EXPECT_FALSE(likely(finding)) << name;
    }
  }
}

// A fact that the rule itself reads and that is unsure never leads to "the court shall".
TEST(Screen, UnsureIsNeverMandatory) {
  Random random;
  int mandatory = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto person = random.facts(kPersonValues);
    const Case one{"one", random.facts(kCaseValues)};
    for (const auto& finding : screen(shipped(), person, {one}, day("2026-11-22"))) {
      if (finding.band != Band::likely_mandatory) continue;
      ++mandatory;
      EXPECT_EQ(record::value_of(person, "pending_case"), "no");
      EXPECT_EQ(record::value_of(person, "supervision"), "none");
      for (const char* name : {"county", "level", "sentence"}) {
        EXPECT_NE(record::value_of(one.facts, name), "");
        EXPECT_NE(record::value_of(one.facts, name), "unsure");
      }
      const auto text = record::value_of(one.facts, "what") + record::value_of(one.facts, "code");
      EXPECT_NE(text, "");
      EXPECT_EQ(text.find("288"), text.npos);
      EXPECT_EQ(text.find("VC"), text.npos);
    }
  }
  EXPECT_GT(mandatory, 20);  // else this has shown nothing
}

}  // namespace
}  // namespace clearway::relief
