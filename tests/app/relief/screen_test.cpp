#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

using testing::ElementsAre;

// The first finding of one case, and what it must say.
TEST(Screen, FirstFindingTable) {
  const struct {
    const char* what;
    Facts facts;
    const char* rule;
    Band band;
    const char* citation;
  } rows[] = {
      {"probation finished", kProbation, "pc-1203.4-full", Band::likely_mandatory,
       "Penal Code 1203.4(a)(1)"},
      {"probation ended early", with(kProbation, {{"probation_end", "early"}}), "pc-1203.4-early",
       Band::likely_mandatory, "Penal Code 1203.4(a)(1)"},
      {"plain words only", with(kProbation, {{"what", "petty theft"}}), "pc-1203.4-full-no-section",
       Band::likely_mandatory, "Penal Code 1203.4(a)(1), (b)"},
      {"a violation", with(kProbation, {{"probation_end", "violation"}}), "pc-1203.4-violation",
       Band::likely_discretionary, "Penal Code 1203.4(a)(1)"},
      {"driving, by section", with(kProbation, {{"what", "VC 23152(a)"}}), "pc-1203.4-driving",
       Band::likely_discretionary, "Penal Code 1203.4(c)(1)-(2)"},
      {"driving, by number", with(kProbation, {{"what", "23152"}}), "pc-1203.4-driving",
       Band::likely_discretionary, "Penal Code 1203.4(c)(1)-(2)"},
      {"driving, by words", with(kProbation, {{"what", "a DUI"}}), "pc-1203.4-driving",
       Band::likely_discretionary, "Penal Code 1203.4(c)(1)-(2)"},
      {"still going on", with(kProbation, {{"probation_end", "ongoing"}}), "pc-1203.4-ongoing",
       Band::not_yet, "Penal Code 1203.4(a)(1), 1203.3"},
      {"revoked", with(kProbation, {{"probation_end", "revoked"}}), "pc-1203.4-revoked",
       Band::attorney_review, "Penal Code 1203.4(a)(1), 1203.4a, 1203.41"},
      {"left out",
       with(kProbation,
            {{"what", "Penal Code 288(a)"}, {"level", "felony"}, {"registration", "yes"}}),
       "pc-1203.4-left-out", Band::excluded, "Penal Code 1203.4(b)"},
      {"a fine, years ago", kFine, "pc-1203.4a-year", Band::likely_mandatory,
       "Penal Code 1203.4a(a)"},
      {"a fine, driving", with(kFine, {{"what", "VC 23103"}}), "pc-1203.4a-driving",
       Band::likely_discretionary, "Penal Code 1203.4a(b)"},
      {"a fine, last month", with(kFine, {{"date", "2026-10-30"}, {"sentence_end", "2026-11-01"}}),
       "pc-1203.4a-year", Band::not_yet, "Penal Code 1203.4a(a)"},
      {"a sentence to come",
       with(kFine,
            {{"date", "2024-10-30"}, {"sentence_end", "2027"}, {"sentence", "jail_no_probation"}}),
       "pc-1203.4a-not-over", Band::not_yet, "Penal Code 1203.4a(a)"},
      {"a traffic ticket",
       with(kFine, {{"level", "infraction"},
                    {"what", "VC 22350"},
                    {"date", "2026-01"},
                    {"sentence_end", "2026-01"}}),
       "pc-1203.4a-traffic-ticket", Band::excluded, "Penal Code 1203.4a(d)"},
      {"prison", kPrison, "pc-1203.41-prison", Band::likely_discretionary,
       "Penal Code 1203.41(a)(2), (a)(6)"},
      {"prison, ended last year", with(kPrison, {{"sentence_end", "2025-05-20"}}),
       "pc-1203.41-prison", Band::not_yet, "Penal Code 1203.41(a)(2), (a)(6)"},
      {"prison, must register", with(kPrison, {{"registration", "yes"}}), "pc-1203.41-registration",
       Band::excluded, "Penal Code 1203.41(a)(6)"},
      {"split", with(kPrison, {{"sentence", "jail_split"}}), "pc-1203.41-split",
       Band::likely_discretionary, "Penal Code 1203.41(a)(2)"},
      {"straight", with(kPrison, {{"sentence", "jail_felony"}}), "pc-1203.41-jail",
       Band::likely_discretionary, "Penal Code 1203.41(a)(2)"},
      {"another state", with(kProbation, {{"county", "another_state"}}), "another-state",
       Band::not_screened, ""},
      {"federal", with(kPrison, {{"county", "federal"}}), "federal-court", Band::not_screened, ""},
      {"answers that go with no law",
       with(kPrison, {{"level", "misdemeanor"}, {"date", "2026-11-01"}}), "nothing",
       Band::attorney_review, "Penal Code 1203.4, 1203.4a, 1203.41"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto findings = screen_one(row.facts);
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].rule, row.rule);
    EXPECT_STREQ(name_of(findings[0].band), name_of(row.band));
    EXPECT_EQ(findings[0].citation, row.citation);
    EXPECT_EQ(findings[0].case_id, "one");
    EXPECT_EQ(findings[0].last_checked, day("2026-11-22"));
  }
}

TEST(Screen, NamesTheFormAndWhetherAStatementIsNeeded) {
  const auto full = screen_one(kProbation);
  EXPECT_EQ(full[0].form, "CR-180");
  EXPECT_THAT(full[0].form_items, ElementsAre("2", "2a"));
  EXPECT_FALSE(full[0].declaration_needed);
  const auto prison = screen_one(kPrison);
  EXPECT_THAT(prison[0].form_items, ElementsAre("5", "5c"));
  EXPECT_TRUE(prison[0].declaration_needed);
}

// What is missing or unsure goes to a lawyer, and is named.
TEST(Screen, MissingFactsTable) {
  const struct {
    const char* what;
    Facts facts;
    const char* fact;
  } rows[] = {
      {"probation_end", kProbation, "probation_end"},
      {"sentence", kProbation, "sentence"},
      {"level", kProbation, "level"},
      {"county", kProbation, "county"},
      {"what", kProbation, "what"},
      {"date", kFine, "date"},
      {"sentence_end", kFine, "sentence_end"},
      {"sentence_end", kPrison, "sentence_end"},
      {"registration", kPrison, "registration"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    for (const auto& facts :
         {without(row.facts, row.what),
          with(row.facts, {{row.what, row.what == std::string("what") ? " " : "unsure"}}),
          with(row.facts, {{row.what, ""}})}) {
      const auto findings = screen_one(facts);
      const Finding* found = find_rule(findings, "undecided");
      ASSERT_NE(found, nullptr);
      EXPECT_EQ(found->band, Band::attorney_review);
      EXPECT_THAT(found->missing, testing::Contains(row.fact));
      EXPECT_NE(found->citation, "");
      for (const auto& finding : findings) EXPECT_NE(finding.band, Band::likely_mandatory);
    }
  }
}

TEST(Screen, GatesTable) {
  const struct {
    const char* what;
    Facts facts;
    Facts person;
    const char* rule;
    Band band;
  } rows[] = {
      {"open case", kProbation, {{"pending_case", "yes"}}, "open-case", Band::not_yet},
      {"open case, prison", kPrison, {{"pending_case", "yes"}}, "open-case", Band::not_yet},
      {"on probation", kFine, {{"supervision", "probation"}}, "on-probation", Band::not_yet},
      {"parole, 1203.4", kProbation, {{"supervision", "parole"}}, "parole", Band::attorney_review},
      {"parole, 1203.41", kPrison, {{"supervision", "parole"}}, "parole-1203.41", Band::not_yet},
      {"prcs", kProbation, {{"supervision", "prcs"}}, "other-supervision", Band::attorney_review},
      {"federal",
       kPrison,
       {{"supervision", "federal"}},
       "other-supervision",
       Band::attorney_review},
      {"unsure of a case",
       kProbation,
       {{"pending_case", "unsure"}},
       "undecided",
       Band::attorney_review},
      {"unsure, but on probation",
       kProbation,
       {{"pending_case", "unsure"}, {"supervision", "probation"}},
       "on-probation",
       Band::not_yet},
      {"unsure of supervision",
       kPrison,
       {{"supervision", "unsure"}},
       "undecided",
       Band::attorney_review},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto findings = screen_one(row.facts, with(kFree, row.person));
    const Finding* found = find_rule(findings, row.rule);
    ASSERT_NE(found, nullptr);
    EXPECT_STREQ(name_of(found->band), name_of(row.band));
    EXPECT_EQ(found->form, "");
    for (const auto& finding : findings) {
      EXPECT_NE(finding.band, Band::likely_mandatory);
      EXPECT_NE(finding.band, Band::likely_discretionary);
    }
  }
}

TEST(Screen, ANewerCaseLeavesItToTheJudge) {
  const auto both = [](const char* one, const char* two) {
    return screen(shipped(), kFree,
                  {{"a", with(kFine, {{"date", one}})}, {"b", with(kFine, {{"date", two}})}},
                  day("2026-11-22"));
  };
  EXPECT_NE(find_rule(both("2015", "2016"), "pc-1203.4a-newer-case"), nullptr);
  EXPECT_NE(find_rule(both("2015", "2016"), "pc-1203.4a-year"), nullptr);
  const auto same_year = both("2015", "2015");
  EXPECT_EQ(find_rule(same_year, "pc-1203.4a-year"), nullptr);
  EXPECT_NE(find_rule(same_year, "undecided"), nullptr);
  const auto same_day = both("2015-02-03", "2015-02-03");
  EXPECT_EQ(find_rule(same_day, "pc-1203.4a-newer-case"), nullptr);
  EXPECT_NE(find_rule(same_day, "pc-1203.4a-year"), nullptr);
}

TEST(Screen, SaysThatItMayHaveBeenClearedAlready) {
  const auto findings = screen_one(kProbation);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].note,
            "It may already have been cleared. Look for “relief granted” on your record.");
  EXPECT_EQ(findings[1].band, Band::automatic_may_have_happened);
  EXPECT_EQ(findings[1].citation, "Penal Code 1203.425(a)");
  EXPECT_EQ(findings[1].note, "");
  const auto violation = screen_one(with(kProbation, {{"probation_end", "violation"}}));
  ASSERT_EQ(violation.size(), 1U);
  EXPECT_EQ(violation[0].note, "");
  EXPECT_EQ(screen_one(with(kProbation, {{"date", "1971"}})).size(), 1U);
}

TEST(Screen, KeepsCasesInOrderAndTheStrongestFirst) {
  const auto findings =
      screen(shipped(), kFree,
             {{"b", with(kProbation, {{"probation_end", "ongoing"}})}, {"a", kProbation}},
             day("2026-11-22"));
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(findings[0].case_id, "b");
  EXPECT_EQ(findings[1].case_id, "a");
  EXPECT_EQ(findings[1].band, Band::likely_mandatory);
  EXPECT_EQ(findings[2].case_id, "a");
}

// Who the law on automatic relief leaves out hears of no "may", and where it is a "may", what
// others have to look at comes first.
TEST(Screen, AutomaticReliefNeverStandsBeforeACaution) {
  const Facts abuse = with(kPrison, {{"what", "PC 288(a)"},
                                     {"date", "2010"},
                                     {"sentence_end", "2015"},
                                     {"registration", "unsure"}});
  const Facts drunk = with(kProbation, {{"what", "VC 23152(b)"}, {"date", "2016"}});
  const Facts unsure = {{"pending_case", "unsure"}, {"supervision", "unsure"}};
  const struct {
    const char* what;
    Facts facts;
    Facts person;
    Band first;
    const char* reason;
    const char* automatic;  // the rule, or none
  } rows[] = {
      {"registration not known", abuse, kFree, Band::attorney_review,
       "We do not know if this case made you register. One law depends on it.", "automatic-felony"},
      {"driving, with much not known", drunk, unsure, Band::attorney_review,
       "We do not know if a case is open against you now. Most requests wait until it is over.",
       "automatic-probation"},
      {"had to register", with(abuse, {{"registration", "yes"}}), kFree, Band::attorney_review,
       "For some prison sentences from before October 2011 there is one more law, Penal Code "
       "1203.42.",
       nullptr},
      {"had to register, after 2011", with(kPrison, {{"registration", "yes"}}), kFree,
       Band::excluded,
       "After state prison, Penal Code 1203.41 leaves out cases that made a person register. "
       "Other ways may still be open.",
       nullptr},
      {"had to register, a fine", with(kFine, {{"registration", "yes"}}), kFree,
       Band::likely_mandatory,
       "More than a year has passed. If you did all the sentence asked and kept out of trouble "
       "since, the law says the court shall allow it.",
       nullptr},
      {"probation goes on", with(kProbation, {{"probation_end", "ongoing"}}), kFree, Band::not_yet,
       "This request opens on the day probation ends. A judge can also be asked to end it early.",
       nullptr},
      {"on probation for another case",
       kProbation,
       {{"supervision", "probation"}},
       Band::not_yet,
       "This request has to wait until probation is over, also when it is for another case. A "
       "judge can be asked to end it early.",
       nullptr},
      {"an open case",
       kPrison,
       {{"pending_case", "yes"}},
       Band::not_yet,
       "This request has to wait until the open case is decided. Then it may fit.",
       nullptr},
      {"the sentence goes on", with(kFine, {{"sentence_end", "2027"}}), kFree, Band::not_yet,
       "This request opens when all of the sentence is done and a year has passed since the "
       "judgment.",
       nullptr},
      {"a section left out", with(kProbation, {{"what", "PC 288(a)"}}), kFree, Band::excluded,
       "Penal Code 1203.4 names a few sections that it does not reach. This looks like one of "
       "them. Other ways may still be open.",
       "automatic-probation"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto findings = screen_one(row.facts, with(kFree, row.person));
    EXPECT_STREQ(name_of(findings[0].band), name_of(row.first));
    EXPECT_EQ(findings[0].reason, row.reason);
    if (row.automatic != nullptr) {
      EXPECT_EQ(findings.back().rule, row.automatic);
      EXPECT_EQ(findings[0].note,
                "It may already have been cleared. Look for “relief granted” on your record.");
    } else {
      for (const Finding& finding : findings)
        EXPECT_NE(finding.band, Band::automatic_may_have_happened);
    }
  }
}

TEST(Screen, WhatIsNotKnownIsCitedWithTheLawThatReadsIt) {
  const auto number = screen_one(with(kProbation, {{"what", "Vehicle Code"}, {"code", ""}}));
  EXPECT_EQ(find_rule(number, "undecided"), nullptr);
  const auto nothing = screen_one(with(kProbation, {{"what", ""}}));
  const Finding* found = find_rule(nothing, "undecided");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->reason,
            "We cannot tell which section this was. Driving cases follow rules of their own.");
  EXPECT_EQ(found->citation, "Penal Code 1203.4");
}

TEST(Screen, OlderLawsAreForALawyer) {
  const auto theft =
      screen_one(with(kProbation, {{"what", "PC 459"}, {"level", "felony"}, {"date", "2010"}}));
  EXPECT_NE(find_rule(theft, "prop-47-reduce"), nullptr);
  const auto plants = screen_one(with(kProbation, {{"what", "HS 11358"}, {"date", "2010"}}));
  EXPECT_NE(find_rule(plants, "prop-64-marijuana"), nullptr);
  const auto prison = screen_one(with(kPrison, {{"registration", "yes"}, {"date", "2009"}}));
  EXPECT_EQ(prison[0].rule, "pc-1203.42-older-prison");
}

TEST(Screen, RulesThatAreTooOldSendEverybodyToALawyer) {
  for (const auto& facts : {kProbation, kPrison}) {
    const auto findings = screen_one(facts, kFree, "2030-01-01");
    for (const auto& finding : findings) {
      EXPECT_EQ(finding.band, Band::attorney_review);
      EXPECT_EQ(finding.form, "");
      EXPECT_NE(finding.citation, "");
    }
  }
  const auto elsewhere = screen_one(with(kPrison, {{"county", "federal"}}), kFree, "2030-01-01");
  EXPECT_EQ(elsewhere[0].band, Band::not_screened);
}

TEST(Facts, TakeOnlyWhatRulesRead) {
  const record::Fields answers = {{"person.name.court", "Ana Prueba"},
                                  {"person.birth_date", "1980-01-01"},
                                  {"person.pending_case", "no"},
                                  {"case.0a.county", "kern"},
                                  {"case.0a.order", "2"},
                                  {"case.0b.order", "1"},
                                  {"case.0b.level", "felony"},
                                  {"declaration.who", "words"}};
  EXPECT_EQ(person_facts(answers), (Facts{{"pending_case", "no"}}));
  const auto all = cases(answers);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].id, "0b");
  EXPECT_EQ(all[1].id, "0a");
  EXPECT_EQ(all[1].facts.at("county"), "kern");
}

TEST(Screen, NoCaseNoFinding) {
  EXPECT_TRUE(screen(shipped(), kFree, {}, day("2026-11-22")).empty());
}

}  // namespace
}  // namespace clearway::relief
