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

// The fact that is told of the first case, or of its count, as the input would write it.
std::string told(const std::vector<Told>& told, Fact fact) {
  const auto found = std::ranges::find(told, fact, &Told::fact);
  if (found == told.end()) return "";
  if (info(fact).kind == Kind::date) {
    const core::Day first = day_of(found->span.first);
    return std::to_string(static_cast<int>(first.year()));
  }
  return found->choice == 0 ? info(fact).unsure : values_of(info(fact)).at(found->choice - 1U);
}

// What each answer of the interview tells, and that an answer of a branch not taken tells nothing.
TEST(RecordFacts, Table) {
  using enum Fact;
  using Changes = std::vector<std::pair<const char*, const char*>>;
  const struct {
    const char* what;
    Changes changes;  // of the case in prison; "person." of the person
    Fact fact;
    const char* want;
  } rows[] = {
      {"registration, of the person",
       {{"person.registration", "terminated"}},
       registration_290,
       "terminated"},
      {"registration, not sure", {{"person.registration", "unsure"}}, registration_290, "unsure"},
      {"survivor", {{"person.survivor", "yes"}}, survivor, "yes"},
      {"survivor, rather not", {{"person.survivor", "unsaid"}}, survivor, "unsaid"},
      {"survivor, not sure", {{"person.survivor", "unsure"}}, survivor, ""},
      {"fire crew", {{"fire_camp", "yes"}}, fire_camp, "yes"},
      {"fire crew, not sure", {{"fire_camp", "unsure"}}, fire_camp, "unsure"},
      {"fire crew, without custody", {{"fire_camp", "yes"}, {"sentence", "fine"}}, fire_camp, ""},
      {"no outcome, but a sentence", {}, outcome, "convicted"},
      {"neither", {{"sentence", ""}}, outcome, ""},
      {"outcome, not sure", {{"outcome", "unsure"}}, outcome, ""},
      {"dismissed", {{"outcome", "dismissed"}}, outcome, "dismissed"},
      {"deferred", {{"outcome", "deferred"}}, outcome, "deferred_entry_completed"},
      {"diversion", {{"outcome", "diversion"}}, outcome, "diversion_completed"},
      {"no sentence without a conviction", {{"outcome", "no_charges"}}, sentence, ""},
      {"nor its date", {{"outcome", "no_charges"}}, sentence_date, ""},
      {"arrest", {{"outcome", "no_charges"}, {"arrest_date", "2012"}}, arrest_date, "2012"},
      {"arrest, of a conviction", {{"arrest_date", "2012"}}, arrest_date, ""},
      {"deferred on", {{"outcome", "deferred"}, {"deferred_on", "2012"}}, conviction_date, "2012"},
      {"conviction", {{"conviction_date", "2013"}}, conviction_date, "2013"},
      {"conviction, not asked of a misdemeanor",
       {{"conviction_date", "2013"}, {"level", "misdemeanor"}},
       conviction_date,
       ""},
      {"cleared", {{"granted", "yes"}}, relief_already_granted, "yes"},
      {"cleared, not sure", {{"granted", "unsure"}}, relief_already_granted, ""},
      {"end of all", {}, sentence_completed, "2018"},
      {"release, once all is told", {{"release_date", "2016"}}, release_date, ""},
      {"release", {{"sentence_end", ""}, {"release_date", "2016"}}, release_date, "2016"},
      {"release to freedom",
       {{"sentence_end", ""}, {"release_date", "2016"}, {"after_release", "none"}},
       sentence_completed,
       "2016"},
      {"supervision after",
       {{"sentence_end", ""}, {"after_release", "parole"}, {"supervision_end", "2017"}},
       supervision_end_date,
       "2017"},
      {"no supervision after county jail",
       {{"sentence", "jail_felony"}, {"sentence_end", ""}, {"supervision_end", "2017"}},
       supervision_end_date,
       ""},
      {"revoked",
       {{"sentence", "probation"}, {"probation_end", "revoked"}, {"revoked_to", "prison"}},
       revocation_custody,
       "prison"},
      {"revoked, and over",
       {{"sentence", "probation"}, {"probation_end", "revoked"}, {"revoked_end", "2019"}},
       sentence_completed,
       "2019"},
      {"not revoked",
       {{"sentence", "probation"}, {"probation_end", "full"}, {"revoked_to", "prison"}},
       revocation_custody,
       ""},
      {"prison on hold", {{"sentence", "prison_held"}}, sentence, "suspended_prison"},
      {"prison on hold: probation", {{"sentence", "prison_held"}}, probation_granted, "yes"},
      {"prison on hold, and revoked",
       {{"sentence", "prison_held"}, {"probation_end", "revoked"}, {"revoked_to", "jail_felony"}},
       revocation_custody,
       "jail_1170h"},
      {"end of probation",
       {{"sentence", "probation"}, {"probation_end", "full"}, {"probation_end_date", "2019"}},
       probation_end_date,
       "2019"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    record::Fields answers = kAnswers;
    for (const auto& [name, value] : row.changes) {
      const std::string field = name;
      answers[field.starts_with("person.") ? field : "case.0b." + field] = value;
    }
    const Person person = person_of(answers, day("2026-11-28"));
    const bool of_person = info(row.fact).of == Of::person && row.fact != fire_camp;
    EXPECT_EQ(told(of_person ? person.told : person.cases[1].told, row.fact), row.want);
  }
}

TEST(RecordFacts, RegistrationOfACaseGivesWayToTheOneOfThePerson) {
  const auto of_case = [](const record::Fields& answers) {
    return told(person_of(answers, day("2026-11-28")).cases[1].told, Fact::registration_290);
  };
  const auto yes = with(kAnswers, "case.0b.registration", "yes");
  EXPECT_EQ(of_case(yes), "current");
  EXPECT_EQ(of_case(with(yes, "person.registration", "never")), "") << "kept aside";
  EXPECT_EQ(of_case(with(yes, "case.0b.sentence", "fine")), "") << "not asked";
}

TEST(RecordFacts, EachCountIsToldByItself) {
  record::Fields answers = kAnswers;
  answers["case.0a.end"] = "dismissed";
  const auto counts = [&] { return person_of(answers, day("2026-11-28")).cases[0].counts; };
  ASSERT_EQ(counts().size(), 1U);
  EXPECT_EQ(told(counts()[0].told, Fact::disposition), "") << "asked only where there are several";
  answers["case.0a.count.2.what"] = "PC 602";
  answers["case.0a.count.2.level"] = "infraction";
  answers["case.0a.count.2.end"] = "unsure";
  answers["case.0a.count.4.what"] = "PC 415";
  ASSERT_EQ(counts().size(), 2U) << "what comes after a gap is kept aside";
  EXPECT_EQ(told(counts()[0].told, Fact::disposition), "dismissed");
  EXPECT_EQ(told(counts()[1].told, Fact::level), "infraction");
  EXPECT_EQ(told(counts()[1].told, Fact::disposition), "unknown");
  answers["case.0a.count.3.what"] = "PC 459";
  EXPECT_EQ(counts().size(), 4U);
  answers["case.0a.outcome"] = "dismissed";
  EXPECT_EQ(told(counts()[1].told, Fact::disposition), "") << "then the whole case is";
}

TEST(RecordFacts, AnArrestWithoutAConvictionReachesItsOwnLaw) {
  record::Fields answers = with(kAnswers, "case.0a.outcome", "dismissed");
  answers["case.0a.arrest_date"] = "2014-12";
  EXPECT_EQ(track(answers, "0a", "pc-851.91"), "of-right");
  EXPECT_EQ(track(answers, "0a", "pc-1203.4"), "");
  answers["case.0a.outcome"] = "no_charges";
  EXPECT_EQ(track(answers, "0a", "pc-851.91"), "not-charged");
  // An arrest leaves no sentence open and is no newer conviction.
  answers = with(with(kAnswers, "case.0b.outcome", "no_charges"), "case.0b.sentence_end", "");
  EXPECT_EQ(track(answers, "0a", "pc-1203.4"), "entire-period");
}

TEST(RecordFacts, ReachTheLawsThatAskForMore) {
  EXPECT_EQ(track(with(kAnswers, "case.0b.fire_camp", "yes"), "0b", "pc-1203.4b"), "released");
  EXPECT_EQ(track(with(kAnswers, "person.survivor", "yes"), "0a", "pc-236.14"), "trafficking");
  EXPECT_EQ(track(with(kAnswers, "case.0a.granted", "yes"), "0a", "pc-1203.4"), "already-granted");
  record::Fields parole = with(kAnswers, "case.0b.sentence_end", "");
  parole["case.0b.release_date"] = "2016-03-01";
  parole["person.serving_sentence"] = "no";
  EXPECT_EQ(track(parole, "0b", "pc-1203.41"), "undecided") << "when supervision ended decides";
  parole["case.0b.after_release"] = "none";
  EXPECT_EQ(track(parole, "0b", "pc-1203.41"), "prison");
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
            "We cannot tell which section, or which part of it, this was. The law treats some "
            "differently.");
  EXPECT_NE(finding.citation.find("Health and Safety Code 11361.8"), std::string::npos);
  EXPECT_EQ(std::ranges::count(finding.questions, "What was this case about?"), 1)
      << "of all that are told together, once";
}

TEST(RecordFacts, NoAnswersNoFindings) {
  EXPECT_TRUE(screen(shipped(), person_of({}, day("2026-11-28")), day("2026-11-28")).empty());
}

}  // namespace
}  // namespace clearway::relief
