#include <gtest/gtest.h>

#include "tests/app/declaration/outlines.h"

namespace clearway::declaration {
namespace {

const Outline kSmall = {
    {{.id = "who",
      .parts = {offered_part("name", "My name is {person.name.court}."),
                answer_part("declaration.who")}},
     {.id = "changed", .parts = {answer_part("declaration.changed")}},
     {.id = "work",
      .each = Each::entry,
      .when = Condition{"declaration.involved", {"", "work"}},
      .parts = {offered_part("work_place", "I work at {declaration.work.*.place}."),
                answer_part("declaration.work.*.story")}},
     {.id = "closing", .parts = {offered_part("thanks", "Thank you for reading this.")}}}};

std::string english(std::string_view sentence) { return std::string(sentence); }
std::string spanish(std::string_view sentence) {
  if (sentence.starts_with("My name")) return "Me llamo {person.name.court}.";
  return "Gracias por leer esto.";
}

record::Fields some_answers() {
  return {{"person.name.court", "Ana Prueba Núñez"},
          {"declaration.who", "  i am a nurse\n\nand a mother "},
          {"declaration.changed", "I stopped. I started again. Then I stopped"}};
}

std::vector<std::string> order_of(const Statement& statement) {
  std::vector<std::string> order;
  for (const auto& paragraph : statement.paragraphs)
    for (const auto& sentence : paragraph.sentences)
      order.push_back(paragraph.prompt + "/" + sentence.id);
  return order;
}

TEST(Build, KeepsOwnWordsToTheByte) {
  const auto statement = build(kSmall, some_answers(), english);
  const Sentence* who = find_sentence(statement, "declaration.who");
  ASSERT_NE(who, nullptr);
  EXPECT_EQ(who->text, "  i am a nurse\n\nand a mother ");
  EXPECT_EQ(who->origin, Origin::own);
  EXPECT_EQ(who->fields, std::vector<std::string>{"declaration.who"});
  EXPECT_TRUE(who->accepted);
  EXPECT_EQ(find_sentence(statement, "declaration.changed")->text,
            "I stopped. I started again. Then I stopped");
}

TEST(Build, PutsParagraphsAndSentencesInOrder) {
  auto answers = some_answers();
  answers["declaration.work.2.story"] = "Nights.";
  answers["declaration.work.2.place"] = "Test Bakery";
  answers["declaration.work.1.story"] = "Days.";
  EXPECT_EQ(
      order_of(build(kSmall, answers, english)),
      (std::vector<std::string>{"who/name", "who/declaration.who", "changed/declaration.changed",
                                "work.1/declaration.work.1.story", "work.2/work_place.2",
                                "work.2/declaration.work.2.story", "closing/thanks"}));
}

TEST(Build, OffersNothingThatStandsByItself) {
  const auto statement = build(kSmall, some_answers(), english);
  const Sentence* name = find_sentence(statement, "name");
  ASSERT_NE(name, nullptr);
  EXPECT_EQ(name->text, "My name is Ana Prueba Núñez.");
  EXPECT_EQ(name->origin, Origin::offered);
  EXPECT_EQ(name->fields, std::vector<std::string>{"person.name.court"});
  EXPECT_FALSE(name->accepted);
  EXPECT_EQ(statement.waiting(), 2);
}

TEST(Build, LeavesOutASentenceWhoseAnswerIsMissing) {
  for (const char* name : {"", "  \n"}) {
    record::Fields answers = {{"declaration.who", "I am Test Person."},
                              {"person.name.court", name}};
    EXPECT_EQ(find_sentence(build(kSmall, answers, english), "name"), nullptr);
  }
}

TEST(Build, DoesNotSayAgainWhatThePersonHasSaid) {
  auto answers = some_answers();
  answers["declaration.who"] = "I, Ana Prueba Núñez, live in Test City.";
  EXPECT_EQ(find_sentence(build(kSmall, answers, english), "name"), nullptr);
  answers["declaration.who"] = "I, Ana Prueba, live in Test City.";
  EXPECT_NE(find_sentence(build(kSmall, answers, english), "name"), nullptr);
}

TEST(Build, LeavesOutATopicThatWasUntickedAndBringsItBack) {
  auto answers = some_answers();
  answers["declaration.work.1.story"] = "Days.";
  for (const auto& [involved, there] : {std::pair<const char*, bool>{"", true},
                                        {"school,work", true},
                                        {"school", false},
                                        {"none", false},
                                        {"work", true}}) {
    SCOPED_TRACE(involved);
    answers["declaration.involved"] = involved;
    EXPECT_EQ(find_paragraph(build(kSmall, answers, english), "work.1") != nullptr, there);
  }
}

TEST(Build, AcceptsOnlyTheExactSentence) {
  auto answers = some_answers();
  answers[accepted_field("name")] = digest("My name is Ana Prueba Núñez.");
  const auto name = [&](const Translate& language) {
    return *find_sentence(build(kSmall, answers, language), "name");
  };
  EXPECT_TRUE(name(english).accepted);
  EXPECT_EQ(build(kSmall, answers, english).waiting(), 1);

  answers["person.name.court"] = "Ana Prueba Nuñez";  // the name was edited
  EXPECT_FALSE(name(english).accepted);

  answers["person.name.court"] = "Ana Prueba Núñez";
  EXPECT_FALSE(name(spanish).accepted);  // other language
  EXPECT_TRUE(name(english).accepted);   // and back again
}

TEST(Build, AWordIsNoAcceptance) {
  auto answers = some_answers();
  for (const char* value : {"yes", "", "true", "My name is Ana Prueba Núñez."}) {
    answers[accepted_field("name")] = value;
    EXPECT_FALSE(find_sentence(build(kSmall, answers, english), "name")->accepted);
  }
}

TEST(Build, WhatWasTakenOutNeitherWaitsNorStands) {
  auto answers = some_answers();
  answers[accepted_field("thanks")] = digest("Thank you for reading this.");
  answers[removed_field("thanks")] = "yes";
  const auto statement = build(kSmall, answers, english);
  EXPECT_TRUE(find_sentence(statement, "thanks")->removed);
  EXPECT_FALSE(find_sentence(statement, "thanks")->accepted);
  EXPECT_EQ(statement.waiting(), 1);  // the name
}

TEST(Build, ATranslationMayNotNameOtherAnswers) {
  const auto wrong = [](std::string_view) {
    return std::string("Me llamo {person.name.goes_by}.");
  };
  auto answers = some_answers();
  answers["person.name.goes_by"] = "Anita";
  EXPECT_EQ(find_sentence(build(kSmall, answers, wrong), "name")->text,
            "My name is Ana Prueba Núñez.");
}

TEST(Statement, IsEmptyUntilThereAreOwnWords) {
  EXPECT_TRUE(build(kSmall, {}, english).empty());
  EXPECT_TRUE(build(kSmall, {{"person.name.court", "Test Person"}}, english).empty());
  EXPECT_TRUE(build(kSmall, {{"declaration.who", " \n "}}, english).empty());
  EXPECT_FALSE(build(kSmall, some_answers(), english).empty());
}

TEST(TextOf, AddsNoPointAndBeginsALineInstead) {
  const auto answers = record::Fields{{"declaration.who", "i am a nurse"},
                                      {"declaration.work.1.place", "IBM."},
                                      {"declaration.work.1.story", "since 2019"}};
  const auto statement = build(kSmall, answers, english);
  EXPECT_EQ(text_of(*find_paragraph(statement, "who")), "i am a nurse");
  EXPECT_EQ(text_of(*find_paragraph(statement, "work.1")), "since 2019");
  EXPECT_EQ(text_of(*find_paragraph(statement, "work.1"), Show::waiting_too),
            "[I work at IBM.] since 2019");
  auto accepted = answers;
  accepted[accepted_field("work_place.1")] = digest("I work at IBM.");
  EXPECT_EQ(text_of(*find_paragraph(build(kSmall, accepted, english), "work.1")),
            "I work at IBM. since 2019");
  const auto goals =
      build(shipped_outline(),
            {{"declaration.towards", "a license"}, {"declaration.steps", "class B"}}, english);
  EXPECT_EQ(text_of(*find_paragraph(goals, "towards")), "a license\nclass B");
}

// What happened in one county is that court's business and no other's.
TEST(Shipped, SaysOfEachCaseWhoseItIs) {
  const std::string one(32, 'a');
  const std::string two(32, 'b');
  const record::Fields answers = {{"declaration.who", "I am here."},
                                  {"case." + one + ".order", "1"},
                                  {"case." + one + ".number", "TEST-1"},
                                  {"case." + one + ".story.then", "I was 19."},
                                  {"case." + two + ".order", "2"},
                                  {"case." + two + ".number", "TEST-2"},
                                  {"case." + two + ".story.probation", "I paid it all."}};
  const auto statement = build(shipped_outline(), answers, english);
  ASSERT_NE(find_paragraph(statement, "case." + one), nullptr);
  EXPECT_EQ(find_paragraph(statement, "case." + one)->case_id, one);
  EXPECT_EQ(find_sentence(statement, "case_number." + one)->text,
            "I want to tell you about case number TEST-1.");
  EXPECT_EQ(find_paragraph(statement, "case." + two), nullptr) << "nothing was said of it there";
  EXPECT_EQ(find_paragraph(statement, "probation." + two)->case_id, two);
  EXPECT_EQ(find_paragraph(statement, "who")->case_id, "");
}

}  // namespace
}  // namespace clearway::declaration
