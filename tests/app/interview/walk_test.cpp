#include "app/interview/walk.h"

#include <gmock/gmock.h>

#include <random>

namespace clearway::interview {
namespace {

using testing::ElementsAre;

const std::string kCase = "0123456789abcdef0123456789abcdef";
const core::Day kToday = *core::parse_day("2026-11-22");

Question asking(Kind kind) {
  Question question;
  question.field = "person.test";
  question.kind = kind;
  question.max_length = 10;
  question.choices = {{"yes", "Yes", ""}, {"no", "No", ""}};
  return question;
}

class Walk : public testing::Test {
 protected:
  void SetUp() override {
    auto read = read_interview(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/interview");
    ASSERT_TRUE(read) << read.error().detail;
    interview_ = *std::move(read);
  }
  std::vector<std::string> shown(const std::string& section, const record::Fields& answers,
                                 const std::string& case_id = "") const {
    std::vector<std::string> ids;
    for (const Place& place : pages(interview_, section, answers, case_id))
      ids.push_back(place.page);
    return ids;
  }
  std::string of_case(const char* field) const { return "case." + kCase + "." + field; }

  Interview interview_;
};

TEST(Chosen, AnExclusiveChoiceAndTheOthersClearEachOther) {
  const std::vector<Choice> choices = {
      {"text", "Text", ""}, {"mail", "Mail", ""}, {"never", "Never", "", true}};
  const struct {
    const char *before, *pressed, *after;
  } rows[] = {
      {"", "mail", "mail"},
      {"mail", "text", "text,mail"},
      {"text,mail", "mail", "text"},
      {"text,mail", "never", "never"},
      {"never", "mail", "mail"},
      {"never", "never", ""},
      {"mail,never", "mail", "never"},  // both, from before they cleared each other
      {"mail,never", "never", "mail"},
      {"mail", "unheard_of", "mail"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(with_pressed(choices, row.before, row.pressed), row.after)
        << row.before << " + " << row.pressed;
}

TEST(Chosen, AnExclusiveChoiceWithAnotherIsAskedAgain) {
  Question question;
  question.kind = Kind::choices;
  question.choices = {{"text", "Text", ""}, {"mail", "Mail", ""}, {"never", "Never", "", true}};
  for (const char* fine : {"", "never", "text,mail"})
    EXPECT_FALSE(check(question, fine, kToday, {}));
  const auto found = check(question, "mail,never", kToday, {});
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->blocks);
}

TEST_F(Walk, AsksOnlyWhatFitsTheSentence) {
  const struct {
    const char* sentence;
    std::vector<std::string> more;
  } rows[] = {
      {"", {"protective_order"}},
      {"unsure", {"protective_order"}},
      {"probation", {"probation_end", "protective_order"}},
      {"fine", {"sentence_end"}},
      {"jail_no_probation", {"sentence_end", "fire_camp", "protective_order"}},
      {"jail_split",
       {"sentence_end", "after_release", "released", "fire_camp", "protective_order"}},
      {"jail_felony", {"sentence_end", "released", "fire_camp", "protective_order"}},
      {"prison", {"sentence_end", "after_release", "released", "fire_camp", "protective_order"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.sentence);
    std::vector<std::string> want = {"where",   "number",  "what", "level",
                                     "outcome", "count_2", "when", "sentence"};
    want.insert(want.end(), row.more.begin(), row.more.end());
    want.insert(want.end(), {"granted", "tell"});
    EXPECT_EQ(shown("cases", {{of_case("sentence"), row.sentence}}, kCase), want);
  }
}

TEST_F(Walk, OneCaseDoesNotSteerAnother) {
  const std::string other(32, 'f');
  const record::Fields answers = {{"case." + other + ".sentence", "prison"}};
  EXPECT_EQ(shown("cases", answers, kCase).size(), 11U);
  EXPECT_EQ(shown("cases", answers, other).size(), 15U);
}

// Each page beyond the common ones has answers that bring it, and others that do not.
TEST_F(Walk, EveryPageOfACaseHasItsCondition) {
  using Told = std::vector<std::pair<const char*, const char*>>;
  const struct {
    const char* page;
    Told with, without;
  } rows[] = {
      {"court", {{"county", "kern"}}, {{"county", "federal"}}},
      {"count_2", {{"county", "kern"}}, {{"county", "another_state"}}},
      {"count_2_what", {{"count.2.any", "yes"}}, {{"count.2.any", "no"}}},
      {"count_2_level", {{"count.2.any", "yes"}}, {{"count.2.any", "unsure"}}},
      {"count_2_end",
       {{"count.2.any", "yes"}, {"outcome", "convicted"}},
       {{"count.2.any", "yes"}, {"outcome", "dismissed"}}},
      {"count_1_end", {{"count.2.any", "yes"}}, {{"what", "PC 602"}}},
      {"count_3", {{"count.2.any", "yes"}}, {{"what", "PC 602"}}},
      {"arrest", {{"outcome", "no_charges"}}, {{"outcome", "convicted"}}},
      {"deferred_on", {{"outcome", "deferred"}}, {{"outcome", "diversion"}}},
      {"convicted_on", {{"level", "felony"}}, {{"level", "misdemeanor"}}},
      {"when", {{"outcome", "convicted"}}, {{"outcome", "unsure"}}},
      {"sentence", {{"outcome", "convicted"}}, {{"outcome", "deferred"}}},
      {"probation_end",
       {{"sentence", "probation"}},
       {{"sentence", "probation"}, {"outcome", "dismissed"}}},
      {"probation_over",
       {{"sentence", "probation"}, {"probation_end", "early"}, {"level", "felony"}},
       {{"sentence", "probation"}, {"probation_end", "early"}, {"level", "misdemeanor"}}},
      {"revoked_to",
       {{"sentence", "probation"}, {"probation_end", "revoked"}},
       {{"sentence", "fine"}, {"probation_end", "revoked"}}},
      {"revoked_end",
       {{"sentence", "probation"}, {"probation_end", "revoked"}, {"revoked_to", "jail"}},
       {{"sentence", "probation"}, {"probation_end", "revoked"}}},
      {"after_release", {{"sentence", "prison"}}, {{"sentence", "jail_felony"}}},
      {"released", {{"sentence", "prison"}}, {{"sentence", "prison"}, {"sentence_end", "2019"}}},
      {"supervision_end",
       {{"sentence", "prison"}, {"after_release", "parole"}},
       {{"sentence", "prison"}, {"after_release", "none"}}},
      {"fire_camp", {{"sentence", "jail_no_probation"}}, {{"sentence", "probation"}}},
      {"protective_order", {{"level", "misdemeanor"}}, {{"level", "infraction"}}},
      {"granted", {{"outcome", "convicted"}}, {{"outcome", "diversion"}}},
      {"tell", {{"outcome", "convicted"}}, {{"outcome", "no_charges"}}},
  };
  const auto fields = [&](const Told& told) {
    record::Fields answers;
    for (const auto& [name, value] : told) answers[of_case(name)] = value;
    return answers;
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.page);
    EXPECT_THAT(shown("cases", fields(row.with), kCase), testing::Contains(row.page));
    EXPECT_THAT(shown("cases", fields(row.without), kCase),
                testing::Not(testing::Contains(row.page)));
  }
}

// Of the case, after state prison alone, and only of whoever has to register or is not sure.
TEST_F(Walk, AsksAboutRegistrationOnceUnlessTheCaseMatters) {
  const struct {
    const char *person, *sentence;
    bool asked;
  } rows[] = {
      {"", "prison", false},          {"never", "prison", false}, {"current", "prison", true},
      {"terminated", "prison", true}, {"unsure", "prison", true}, {"current", "probation", false},
  };
  for (const auto& row : rows) {
    const auto pages = shown(
        "cases", {{"person.registration", row.person}, {of_case("sentence"), row.sentence}}, kCase);
    EXPECT_EQ(std::ranges::count(pages, "registration"), row.asked ? 1 : 0)
        << row.person << " " << row.sentence;
  }
}

// A branch that is no longer taken keeps what was told in it, and shows it again when it is.
TEST_F(Walk, ABranchNoLongerTakenComesBack) {
  record::Fields answers = {{of_case("sentence"), "prison"},
                            {of_case("after_release"), "parole"},
                            {of_case("supervision_end"), "2020"}};
  const auto before = shown("cases", answers, kCase);
  EXPECT_THAT(before, testing::Contains("supervision_end"));
  for (const char* other : {"fine", "probation", "unsure"}) {
    answers[of_case("sentence")] = other;
    EXPECT_THAT(shown("cases", answers, kCase), testing::Not(testing::Contains("supervision_end")));
  }
  answers[of_case("sentence")] = "prison";
  EXPECT_EQ(shown("cases", answers, kCase), before);
  EXPECT_EQ(record::value_of(answers, of_case("supervision_end")), "2020");
}

// Whoever has one old misdemeanor sees few pages.
TEST_F(Walk, OneOldMisdemeanorIsAShortWay) {
  const record::Fields answers = {
      {of_case("county"), "los_angeles"}, {of_case("what"), "PC 484"},
      {of_case("level"), "misdemeanor"},  {of_case("outcome"), "convicted"},
      {of_case("date"), "2009"},          {of_case("sentence"), "probation"},
      {of_case("probation_end"), "full"}};
  EXPECT_THAT(shown("cases", answers, kCase),
              ElementsAre("where", "court", "number", "what", "level", "outcome", "count_2", "when",
                          "sentence", "probation_end", "protective_order", "granted", "tell"));
}

TEST_F(Walk, AsksOfLifeOnlyWhatThePersonPicked) {
  const std::vector<std::string> always = {"who",     "changed", "involved", "hardship",
                                           "towards", "steps",   "meaning",  "obstacles"};
  EXPECT_EQ(shown("statement", {}), always);
  EXPECT_EQ(shown("statement", {{"declaration.involved", "none"}}), always);
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> all = always;
    all.insert(all.begin() + 3, more.begin(), more.end());
    return all;
  };
  EXPECT_EQ(shown("statement", {{"declaration.involved", "work,parenting"}}),
            with({"work_1", "parenting"}));
  EXPECT_EQ(
      shown("statement", {{"declaration.involved", "work"}, {"declaration.work.1.story", "x"}}),
      with({"work_1", "work_2"}));
  EXPECT_EQ(shown("statement", {{"declaration.involved", "unemployment,school,improving,other"}}),
            with({"unemployment", "school_1", "improving_1", "other_1"}));
}

TEST_F(Walk, TheHardPagesOfACaseAreChosen) {
  EXPECT_THAT(shown("cases", {{of_case("tell"), "no"}}, kCase),
              testing::Not(testing::Contains("story_then")));
  const record::Fields answers = {{of_case("tell"), "yes"}, {of_case("sentence"), "fine"}};
  EXPECT_THAT(shown("cases", answers, kCase),
              testing::IsSupersetOf({"story_conviction", "story_then"}));
  EXPECT_THAT(shown("cases", answers, kCase), testing::Not(testing::Contains("story_probation")));
}

TEST_F(Walk, GoesNowhereWithoutACaseOrASection) {
  EXPECT_THAT(shown("cases", {}), ElementsAre());
  EXPECT_THAT(shown("nowhere", {}), ElementsAre());
  for (const Place& place : pages(interview_, "about", {}, kCase)) EXPECT_EQ(place.case_id, "");
}

TEST_F(Walk, FindsThePageOfEveryPlace) {
  for (const Place& place : pages(interview_, "cases", {}, kCase)) {
    const Page* page = find(interview_, place);
    ASSERT_NE(page, nullptr);
    EXPECT_EQ(page->id, place.page);
  }
  EXPECT_EQ(find(interview_, {"about", "nothing", ""}), nullptr);
  EXPECT_EQ(find(interview_, {"nothing", "court_name", ""}), nullptr);
}

TEST_F(Walk, IsCompleteOnceTheNameIsThere) {
  const Page* page = find(interview_, {"about", "court_name", ""});
  ASSERT_NE(page, nullptr);
  EXPECT_FALSE(complete(*page, {}, ""));
  EXPECT_FALSE(complete(*page, {{"person.name.court", "  "}}, ""));
  EXPECT_TRUE(complete(*page, {{"person.name.court", "Ana Prueba"}}, ""));
}

TEST_F(Walk, AnyAnswersEndAndKeepTheOrderOfTheFile) {
  std::mt19937 random(20261122);
  const Section& section = *interview_.section("cases");
  for (int round = 0; round < 300; ++round) {
    record::Fields answers;
    for (const Page& page : section.pages) {
      const auto& choices = page.questions.front().choices;
      if (!choices.empty() && random() % 2 == 0)
        answers[field_path(page.questions.front(), kCase)] = choices[random() % choices.size()].id;
    }
    auto place = pages(interview_, "cases", answers, kCase);
    std::size_t at = 0;
    for (const Page& page : section.pages) {
      if (at < place.size() && place[at].page == page.id) ++at;
    }
    EXPECT_EQ(at, place.size());
  }
}

TEST(Conditions, HoldForOneOfTheValues) {
  const record::Fields answers = {{"person.a", "yes"}, {"person.many", "mail,text"}};
  const struct {
    Condition condition;
    bool want = false;
  } rows[] = {
      {{"person.a", {"no", "yes"}, false}, true}, {{"person.a", {"no"}, false}, false},
      {{"person.a", {"no"}, true}, true},         {{"person.b", {""}, false}, true},
      {{"person.b", {""}, true}, false},          {{"person.a", {""}, true}, true},
      {{"person.many", {"text"}, false}, true},   {{"person.many", {"text"}, true}, false},
      {{"person.many", {"phone"}, false}, false},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.condition.field + " " + row.condition.values.front());
    EXPECT_EQ(holds({row.condition}, answers, ""), row.want);
  }
  EXPECT_TRUE(holds({}, answers, ""));
  EXPECT_FALSE(holds({rows[0].condition, rows[1].condition}, answers, ""));
}

TEST(Choices, JoinAndPartAgain) {
  EXPECT_EQ(join_chosen({"mail", "text"}), "mail,text");
  EXPECT_THAT(chosen("mail,text"), ElementsAre("mail", "text"));
  EXPECT_THAT(chosen(""), ElementsAre());
}

TEST(CheckAnswer, SaysWhatIsWrong) {
  const struct {
    Kind kind;
    const char* value;
    const char* word;  // "" for nothing
    bool blocks;
  } rows[] = {
      {Kind::text, "", "", false},
      {Kind::text, "ten ñññññ ", "", false},
      {Kind::text, "eleven ñññ!!", "check.too_long", true},
      {Kind::choice, "yes", "", false},
      {Kind::choice, "maybe", "check.choice", true},
      {Kind::choices, "yes,no", "", false},
      {Kind::choices, "yes,maybe", "check.choice", true},
      {Kind::county, "yuba", "", false},
      {Kind::county, "Yuba!", "check.choice", true},
      {Kind::date, "2019", "", false},
      {Kind::date, "2026-11", "", false},
      {Kind::date, "2026-11-23", "check.date_future", false},
      {Kind::date, "2019-13", "check.date", true},
      {Kind::date, "1901", "check.date_long_ago", false},
      {Kind::phone, "555-0100", "", false},
      {Kind::phone, "ask Test", "check.phone", false},
      {Kind::email, "a@b.test", "", false},
      {Kind::email, "a@test", "check.email", false},
      {Kind::email, "a@b.", "check.email", false},
      {Kind::email, "@b.test", "check.email", false},
      {Kind::email, "a@b@c.d", "check.email", false},
      {Kind::email, "a b@c.d", "check.email", false},
      {Kind::number, "3", "", false},
      {Kind::number, "three", "check.number", false},
      {Kind::number, "-3", "check.number", false},
      {Kind::money, "$1,500.50", "", false},
      {Kind::money, "a little", "check.money", false},
      {Kind::money, "$", "check.money", false},
      {Kind::address, "1 A\nB", "", false},
      {Kind::address, "No fixed address", "check.too_long", true},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.value);
    const auto found = check(asking(row.kind), row.value, kToday, {});
    EXPECT_EQ(found ? found->word : "", row.word);
    if (!found) continue;
    EXPECT_EQ(found->blocks, row.blocks);
    EXPECT_THAT(check_words(), testing::Contains(found->word));
  }
}

TEST(CheckAnswer, RequiredMeansMoreThanSpaces) {
  Question question = asking(Kind::text);
  question.required = true;
  EXPECT_EQ(check(question, "  ", kToday, {})->word, "check.required");
  EXPECT_FALSE(check(question, "Ana", kToday, {}));
}

TEST(CheckAnswer, WondersAboutDatesOutOfOrderOfTheSameCase) {
  Question question = asking(Kind::date);
  question.not_before = {"case.*.date"};
  question.future = true;
  const record::Fields answers = {{"case." + kCase + ".date", "2015-06"}};
  EXPECT_EQ(check(question, "2014", kToday, answers, kCase)->word, "check.date_order");
  EXPECT_FALSE(check(question, "2014", kToday, answers, kCase)->blocks);
  EXPECT_FALSE(check(question, "2015", kToday, answers, kCase));
  EXPECT_FALSE(check(question, "2031", kToday, answers, kCase));
  EXPECT_FALSE(check(question, "2014", kToday, answers, std::string(32, 'f')));
}

// Each of several earlier dates is looked at, and a birth has words of its own. None of it blocks.
TEST(CheckAnswer, WondersAboutADateBeforeBirthOrBeforeAnyEarlierOne) {
  Question question = asking(Kind::date);
  question.not_before = {"person.birth_date", "case.*.conviction_date"};
  const record::Fields answers = {{"person.birth_date", "1980-05-01"},
                                  {"case." + kCase + ".conviction_date", "2015-06"}};
  const struct {
    const char *date, *word;
  } rows[] = {{"1979", "check.date_before"},
              {"1980-04", "check.date_before"},
              {"1980", "check.date_order"},
              {"2015-05-31", "check.date_order"},
              {"2015-06", ""},
              {"2015", ""},
              {"2027", "check.date_future"}};
  for (const auto& row : rows) {
    const auto found = check(question, row.date, kToday, answers, kCase);
    EXPECT_EQ(found ? found->word : "", row.word) << row.date;
    EXPECT_FALSE(found && found->blocks) << row.date;
  }
}

}  // namespace
}  // namespace clearway::interview
