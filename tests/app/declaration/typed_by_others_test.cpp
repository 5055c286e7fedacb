// Words that somebody else typed for the person stand only once the person accepts exactly these.
#include <gtest/gtest.h>

#include "tests/app/declaration/outlines.h"

namespace clearway::declaration {
namespace {

class TypedByOthers : public testing::Test {
 protected:
  Statement now() const { return build(outline_, answers_, {}, told_); }
  Sentence sentence(std::string_view id) const {
    const Statement statement = now();
    const Sentence* found = find_sentence(statement, id);
    EXPECT_NE(found, nullptr) << id;
    return found == nullptr ? Sentence{} : *found;
  }
  std::string printed(std::string_view prompt) const {
    const Statement statement = now();
    const Paragraph* found = find_paragraph(statement, prompt);
    return found == nullptr ? std::string() : text_of(*found);
  }
  // As the person, or as somebody who has their screen.
  void set(const std::string& field, const std::string& value, bool other) {
    answers_[field] = value;
    if (other)
      told_.by_others.insert(field);
    else
      told_.by_others.erase(field);
  }
  void decide_on(std::string_view id, bool accept, bool other = false) {
    for (const auto& [field, value] : decide(sentence(id), accept)) {
      if (value)
        set(field, *value, other);
      else
        answers_.erase(field);
    }
  }

  Outline outline_ = shipped_outline();
  record::Fields answers_ = {{"person.name.court", "Ana Prueba"},
                             {"declaration.who", "I am a nurse."},
                             {"declaration.changed", "I am sober."}};
  Told told_ = {.by_others = {"declaration.who"}};
};

TEST_F(TypedByOthers, TheyWaitLikeASentenceOfOurs) {
  const Sentence who = sentence("declaration.who");
  EXPECT_EQ(who.origin, Origin::own);
  EXPECT_TRUE(who.by_other);
  EXPECT_FALSE(who.accepted);
  EXPECT_EQ(printed("who"), "");
  EXPECT_EQ(printed("changed"), "I am sober.");
  EXPECT_EQ(now().waiting(), 3) << "with the name and the thanks";
  decide_on("declaration.who", true);
  EXPECT_EQ(printed("who"), "I am a nurse.");
  EXPECT_EQ(now().waiting(), 2);
}

TEST_F(TypedByOthers, ExactlyTheWordsThatWereAccepted) {
  decide_on("declaration.who", true);
  set("declaration.who", "I am a nurse!", true);
  EXPECT_FALSE(sentence("declaration.who").accepted);
  EXPECT_EQ(printed("who"), "");
  set("declaration.who", "I am a nurse.", true);
  EXPECT_EQ(printed("who"), "I am a nurse.") << "the same again";
}

TEST_F(TypedByOthers, WhatThePersonTypesOverItIsTheirs) {
  set("declaration.who", "I am a nurse, and tired.", false);
  EXPECT_FALSE(sentence("declaration.who").by_other);
  EXPECT_EQ(printed("who"), "I am a nurse, and tired.");
}

TEST_F(TypedByOthers, NobodyElseAccepts) {
  for (const char* id : {"declaration.who", "name", "thanks"}) {
    SCOPED_TRACE(id);
    decide_on(id, true, true);
    EXPECT_FALSE(sentence(id).accepted);
  }
  EXPECT_EQ(now().waiting(), 3);
}

TEST_F(TypedByOthers, TakenOutTheyStayOutUntilOthersAreTyped) {
  decide_on("declaration.who", false);
  EXPECT_TRUE(sentence("declaration.who").removed);
  EXPECT_EQ(now().waiting(), 2);
  set("declaration.who", "I am a baker.", true);
  EXPECT_FALSE(sentence("declaration.who").removed) << "other words are another matter";
  EXPECT_EQ(now().waiting(), 3);
  decide_on("declaration.who", false);
  set("declaration.who", "I am a baker.", false);
  EXPECT_EQ(printed("who"), "I am a baker.") << "what the person types stands";
}

TEST_F(TypedByOthers, SoDoesAVersionOfAParagraph) {
  set(edited_field("changed"), "Their version.", true);
  EXPECT_EQ(printed("changed"), "");
  EXPECT_FALSE(now().empty()) << "there is something to decide about";
  decide_on(edited_field("changed"), true);
  EXPECT_EQ(printed("changed"), "Their version.");
}

TEST_F(TypedByOthers, TheLanguageOfWhatStandsIsKnown) {
  EXPECT_TRUE(now().languages().empty());
  answers_[language_field("declaration.who")] = "es";
  EXPECT_TRUE(now().languages().empty()) << "it does not stand yet";
  decide_on("declaration.who", true);
  EXPECT_EQ(now().languages(), std::set<std::string>{"es"});
  const Translate korean = [](std::string_view sentence) {
    return sentence.starts_with("Thank") ? std::string("감사합니다.") : std::string(sentence);
  };
  answers_[accepted_field("thanks")] = digest("감사합니다.");
  const auto statement = build(outline_, answers_, korean, {.language = "ko"});
  EXPECT_EQ(statement.languages(), (std::set<std::string>{"es", "ko"}));
}

}  // namespace
}  // namespace clearway::declaration
