// The kiosk's answers as facts.
#include <gtest/gtest.h>

#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

const record::Fields kAnswers = {{"person.name.court", "Ana Prueba"},
                                 {"person.birth_date", "1980-01-01"},
                                 {"person.pending_case", "no"},
                                 {"person.supervision", "none"},
                                 {"case.0a.order", "1"},
                                 {"case.0a.county", "kern"},
                                 {"case.0a.what", "PC 484(a)"},
                                 {"case.0a.level", "misdemeanor"},
                                 {"case.0a.date", "2015-02-01"},
                                 {"case.0a.sentence", "probation"},
                                 {"case.0a.probation_end", "full"},
                                 {"case.0b.order", "2"},
                                 {"case.0b.county", "los_angeles"},
                                 {"case.0b.what", "PC 470"},
                                 {"case.0b.level", "felony"},
                                 {"case.0b.date", "2014-02-01"},
                                 {"case.0b.sentence", "prison"},
                                 {"case.0b.sentence_end", "2018"},
                                 {"case.0b.registration", "no"},
                                 {"declaration.goals", "words"}};

const Finding* find(const std::vector<Finding>& findings, std::string_view id,
                    std::string_view relief) {
  for (const Finding& finding : findings)
    if (finding.case_id == id && finding.relief == relief) return &finding;
  return nullptr;
}

std::string track(const record::Fields& answers, std::string_view id, std::string_view relief) {
  const core::Day today = day("2026-11-28");
  const auto findings = screen(shipped(), person_of(answers, today), today);
  const Finding* finding = find(findings, id, relief);
  return finding == nullptr ? "" : finding->track;
}

record::Fields with(record::Fields answers, const char* field, const char* value) {
  answers[field] = value;
  return answers;
}

TEST(RecordFacts, TakeOnlyWhatRulesRead) {
  const Person person = person_of(kAnswers, day("2026-11-28"));
  ASSERT_EQ(person.cases.size(), 2U);
  EXPECT_EQ(person.cases[0].id, "0a");
  EXPECT_EQ(person.cases[1].id, "0b");
  EXPECT_EQ(std::ranges::find(person.told, Fact::birth_date, &Told::fact), person.told.end());
}

TEST(RecordFacts, LeadToTheSameRules) {
  EXPECT_EQ(track(kAnswers, "0a", "pc-1203.4"), "entire-period");
  EXPECT_EQ(track(kAnswers, "0b", "pc-1203.41"), "prison");
  EXPECT_EQ(track(with(kAnswers, "case.0a.probation_end", "early"), "0a", "pc-1203.4"),
            "early-end");
  EXPECT_EQ(track(with(kAnswers, "case.0a.probation_end", "violation"), "0a", "pc-1203.4"),
            "interests-of-justice");
  EXPECT_EQ(track(with(kAnswers, "case.0a.what", "PC 288(a)"), "0a", "pc-1203.4"),
            "listed-section");
  EXPECT_EQ(track(with(kAnswers, "case.0a.what", "a DUI"), "0a", "pc-1203.4"), "undecided");
  EXPECT_EQ(track(with(kAnswers, "case.0b.county", "federal"), "0b", "out-of-reach"), "federal");
  EXPECT_EQ(track(with(kAnswers, "case.0b.county", "another_state"), "0b", "out-of-reach"),
            "other-state");
  EXPECT_EQ(track(with(kAnswers, "case.0b.county", "unsure"), "0b", "out-of-reach"), "undecided");
  EXPECT_EQ(track(with(kAnswers, "case.0b.registration", "yes"), "0b", "pc-1203.41"),
            "registration");
  EXPECT_EQ(track(with(kAnswers, "case.0b.sentence", "jail_split"), "0b", "pc-1203.41"), "split");
  EXPECT_EQ(track(with(kAnswers, "case.0b.sentence", "jail_felony"), "0b", "pc-1203.41"), "jail");
  EXPECT_EQ(track(with(with(kAnswers, "case.0b.level", "misdemeanor"), "case.0b.sentence", "fine"),
                  "0b", "pc-1203.4a"),
            "newer-conviction");
}

// An end that lies ahead is a sentence that is served; an end nobody gave may be one.
TEST(RecordFacts, KnowWhoServesASentence) {
  EXPECT_EQ(track(with(kAnswers, "case.0b.sentence_end", "2027"), "0a", "pc-1203.4"), "serving");
  EXPECT_EQ(track(with(kAnswers, "case.0b.sentence_end", ""), "0a", "pc-1203.4"), "undecided");
}

// One end that nobody knows says nothing of the other cases once the question itself is answered.
TEST(RecordFacts, BelieveWhoSaysThatNoSentenceIsServed) {
  const auto said = [](const char* answer, const char* end) {
    const auto answers = with(kAnswers, "person.serving_sentence", answer);
    return track(with(answers, "case.0b.sentence_end", end), "0a", "pc-1203.4");
  };
  const struct {
    const char *what, *answer, *end, *want;
  } rows[] = {
      {"not asked, the end not known", "", "", "undecided"},
      {"no, though an end is not known", "no", "", "entire-period"},
      {"no, and it ended", "no", "2018", "entire-period"},
      {"no, but an end lies ahead", "no", "2027", "undecided"},
      {"yes", "yes", "", "serving"},
      {"yes, though all ends are past", "yes", "2018", "serving"},
      {"not sure", "unsure", "", "undecided"},
      {"not sure, and all ends are past", "unsure", "2018", "undecided"},
  };
  for (const auto& row : rows) EXPECT_EQ(said(row.answer, row.end), row.want) << row.what;
}

// What the record itself says needs no question, and what cannot be decided is said once.
TEST(ForReading, SaysOfEachCaseWhatCanBeDoneAndWhatIsMissing) {
  const core::Day today = day("2026-11-28");
  const auto read = [&](const record::Fields& answers) {
    return for_reading(screen(shipped(), person_of(answers, today), today));
  };
  const auto open = [](const std::vector<Finding>& findings, std::string_view id) {
    return std::ranges::count_if(findings, [&](const Finding& finding) {
      return finding.case_id == id && finding.track == kUndecided;
    });
  };
  const auto known = read(kAnswers);
  EXPECT_EQ(known.front().track, "entire-period");
  EXPECT_EQ(known.front().note,
            "It may already have been cleared. Look for “relief granted” on your record.");
  EXPECT_EQ(open(known, "0a"), 0);
  const auto words = read(with(kAnswers, "case.0a.what", "a fight"));
  EXPECT_EQ(open(words, "0a"), 1);
  const Finding& finding = *std::ranges::find(words, "0a", &Finding::case_id);
  EXPECT_EQ(finding.reason,
            "We cannot tell which section this was. The law treats some sections differently.");
  EXPECT_NE(finding.citation.find("Health and Safety Code 11361.8"), std::string::npos);
}

TEST(RecordFacts, NoAnswersNoFindings) {
  EXPECT_TRUE(screen(shipped(), person_of({}, day("2026-11-28")), day("2026-11-28")).empty());
}

}  // namespace
}  // namespace clearway::relief
