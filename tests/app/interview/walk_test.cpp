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
      {"", {}},
      {"unsure", {}},
      {"probation", {"probation_end"}},
      {"fine", {"sentence_end"}},
      {"jail_no_probation", {"sentence_end"}},
      {"jail_split", {"sentence_end"}},
      {"jail_felony", {"sentence_end"}},
      {"prison", {"sentence_end", "registration"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.sentence);
    std::vector<std::string> want = {"where", "number", "what", "level", "when", "sentence"};
    want.insert(want.end(), row.more.begin(), row.more.end());
    want.emplace_back("tell");
    EXPECT_EQ(shown("cases", {{of_case("sentence"), row.sentence}}, kCase), want);
  }
}

TEST_F(Walk, OneCaseDoesNotSteerAnother) {
  const std::string other(32, 'f');
  const record::Fields answers = {{"case." + other + ".sentence", "prison"}};
  EXPECT_EQ(shown("cases", answers, kCase).size(), 7U);
  EXPECT_EQ(shown("cases", answers, other).size(), 9U);
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
  question.not_before = "case.*.date";
  question.future = true;
  const record::Fields answers = {{"case." + kCase + ".date", "2015-06"}};
  EXPECT_EQ(check(question, "2014", kToday, answers, kCase)->word, "check.date_before");
  EXPECT_FALSE(check(question, "2014", kToday, answers, kCase)->blocks);
  EXPECT_FALSE(check(question, "2015", kToday, answers, kCase));
  EXPECT_FALSE(check(question, "2031", kToday, answers, kCase));
  EXPECT_FALSE(check(question, "2014", kToday, answers, std::string(32, 'f')));
}

}  // namespace
}  // namespace clearway::interview
