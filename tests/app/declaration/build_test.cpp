#include <gtest/gtest.h>

#include <random>

#include "app/declaration/declaration.h"

namespace clearway::declaration {
namespace {

const std::vector<Template> kTemplates = {
    {"name", "who", "My name is {person.name.court}.", "before"},
    {"thanks", "closing", "Thank you for reading this.", "after"},
};

std::string english(std::string_view sentence) { return std::string(sentence); }
std::string spanish(std::string_view sentence) {
  if (sentence == kTemplates[0].sentence) return "Me llamo {person.name.court}.";
  return "Gracias por leer esto.";
}

const Sentence* find(const Statement& statement, std::string_view id) {
  for (const auto& paragraph : statement.paragraphs)
    for (const auto& sentence : paragraph.sentences)
      if (sentence.id == id) return &sentence;
  return nullptr;
}

record::Fields some_answers() {
  return {{"person.name.court", "Ana Prueba Núñez"},
          {"declaration.who", "  i am a nurse\n\nand a mother "},
          {"declaration.changed", "I stopped. I started again. Then I stopped"}};
}

TEST(Build, KeepsOwnWordsToTheByte) {
  const auto statement = build(kTemplates, some_answers(), english);
  const Sentence* who = find(statement, "who");
  ASSERT_NE(who, nullptr);
  EXPECT_EQ(who->text, "  i am a nurse\n\nand a mother ");
  EXPECT_EQ(who->origin, Origin::own);
  EXPECT_EQ(who->field, "declaration.who");
  EXPECT_TRUE(who->accepted);
  EXPECT_EQ(find(statement, "changed")->text, "I stopped. I started again. Then I stopped");
}

TEST(Build, PutsParagraphsAndSentencesInOrder) {
  auto answers = some_answers();
  answers["declaration.meaning"] = "Work.";
  answers["declaration.towards"] = "A license.";
  const auto statement = build(kTemplates, answers, english);
  std::vector<std::string> order;
  for (const auto& paragraph : statement.paragraphs)
    for (const auto& sentence : paragraph.sentences)
      order.push_back(paragraph.prompt + "/" + sentence.id);
  EXPECT_EQ(order,
            (std::vector<std::string>{"who/name", "who/who", "changed/changed", "towards/towards",
                                      "meaning/meaning", "closing/thanks"}));
}

TEST(Build, OffersNothingThatStandsByItself) {
  const auto statement = build(kTemplates, some_answers(), english);
  const Sentence* name = find(statement, "name");
  ASSERT_NE(name, nullptr);
  EXPECT_EQ(name->text, "My name is Ana Prueba Núñez.");
  EXPECT_EQ(name->origin, Origin::offered);
  EXPECT_EQ(name->field, "person.name.court");
  EXPECT_FALSE(name->accepted);
  EXPECT_EQ(statement.waiting(), 2);
}

TEST(Build, LeavesOutASentenceWhoseAnswerIsMissing) {
  for (const char* name : {"", "  \n"}) {
    record::Fields answers = {{"declaration.who", "I am Test Person."},
                              {"person.name.court", name}};
    EXPECT_EQ(find(build(kTemplates, answers, english), "name"), nullptr);
  }
}

TEST(Build, AcceptsOnlyTheExactSentence) {
  auto answers = some_answers();
  answers[accepted_field("name")] = digest("My name is Ana Prueba Núñez.");
  EXPECT_TRUE(find(build(kTemplates, answers, english), "name")->accepted);
  EXPECT_EQ(build(kTemplates, answers, english).waiting(), 1);

  answers["person.name.court"] = "Ana Prueba Nuñez";  // the name was edited
  EXPECT_FALSE(find(build(kTemplates, answers, english), "name")->accepted);

  answers["person.name.court"] = "Ana Prueba Núñez";
  EXPECT_FALSE(find(build(kTemplates, answers, spanish), "name")->accepted);  // other language
  EXPECT_TRUE(find(build(kTemplates, answers, english), "name")->accepted);   // and back again
}

TEST(Build, AWordIsNoAcceptance) {
  auto answers = some_answers();
  for (const char* value : {"yes", "", "true", "My name is Ana Prueba Núñez."}) {
    answers[accepted_field("name")] = value;
    EXPECT_FALSE(find(build(kTemplates, answers, english), "name")->accepted);
  }
}

TEST(Build, WhatWasTakenOutNeitherWaitsNorStands) {
  auto answers = some_answers();
  answers[accepted_field("thanks")] = digest("Thank you for reading this.");
  answers[removed_field("thanks")] = "yes";
  const auto statement = build(kTemplates, answers, english);
  EXPECT_TRUE(find(statement, "thanks")->removed);
  EXPECT_FALSE(find(statement, "thanks")->accepted);
  EXPECT_EQ(statement.waiting(), 1);  // the name
}

TEST(Build, ATranslationMayNotNameOtherAnswers) {
  const auto wrong = [](std::string_view) {
    return std::string("Me llamo {person.name.goes_by}.");
  };
  auto answers = some_answers();
  answers["person.name.goes_by"] = "Anita";
  EXPECT_EQ(find(build(kTemplates, answers, wrong), "name")->text, "My name is Ana Prueba Núñez.");
}

TEST(Statement, IsEmptyUntilThereAreOwnWords) {
  EXPECT_TRUE(build(kTemplates, {}, english).empty());
  EXPECT_TRUE(build(kTemplates, {{"person.name.court", "Test Person"}}, english).empty());
  EXPECT_TRUE(build(kTemplates, {{"declaration.who", " \n "}}, english).empty());
  EXPECT_FALSE(build(kTemplates, some_answers(), english).empty());
}

// Whatever was answered: each own sentence is byte for byte the answer it names, and what we
// wrote is never counted as the person's own and never accepted without its digest.
TEST(Build, EverySentenceIsTraced) {
  std::mt19937 random(20261122);
  const std::vector<std::string> words = {
      "",        " ", "a.", "Ñandú {b}",          "{person.name.court}",
      "x\r\ny ", "}", "{",  "Dr. Test Person Jr."};
  const std::vector<std::string> fields = {
      "person.name.court",    "declaration.who",       "declaration.changed",
      "declaration.goals",    "declaration.towards",   "declaration.meaning",
      accepted_field("name"), removed_field("thanks"), "declaration.closing"};
  for (int round = 0; round < 2000; ++round) {
    record::Fields answers;
    for (const auto& field : fields)
      if (random() % 3 != 0) answers[field] = words[random() % words.size()];
    for (const auto& paragraph : build(kTemplates, answers, english).paragraphs) {
      for (const auto& sentence : paragraph.sentences) {
        if (sentence.origin == Origin::own) {
          EXPECT_EQ(sentence.text, answers.at(sentence.field));
          EXPECT_EQ(sentence.field, "declaration." + paragraph.prompt);
        } else {
          EXPECT_TRUE(sentence.id == "name" || sentence.id == "thanks");
          EXPECT_FALSE(sentence.accepted);
        }
      }
    }
  }
}

}  // namespace
}  // namespace clearway::declaration
