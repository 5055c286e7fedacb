// A paragraph that somebody edited is theirs until they give it back.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/app/declaration/outlines.h"

namespace clearway::declaration {
namespace {

class Changed : public testing::Test {
 protected:
  Statement now() const { return build(outline_, answers_, {}); }
  Paragraph paragraph(std::string_view prompt) const {
    const Statement statement = now();
    const Paragraph* found = find_paragraph(statement, prompt);
    EXPECT_NE(found, nullptr) << prompt;
    return found == nullptr ? Paragraph{} : *found;
  }
  std::vector<std::string> prompts() const {
    std::vector<std::string> all;
    for (const auto& one : now().paragraphs) all.push_back(one.prompt);
    return all;
  }

  Outline outline_ = shipped_outline();
  record::Fields answers_ = {{"person.name.court", "Ana Prueba"},
                             {"declaration.who", "I am a nurse."},
                             {"declaration.changed", "I am sober."},
                             {"declaration.work.1.story", "I work nights."},
                             {"declaration.towards", "A license."}};
};

TEST_F(Changed, AnEditedParagraphStandsForAllOfItAndIsThePersonsOwn) {
  carry_out(answers_, edit(paragraph("who"), "Ana here. i am a NURSE"));
  const Paragraph who = paragraph("who");
  EXPECT_TRUE(who.edited);
  EXPECT_FALSE(who.outdated);
  EXPECT_EQ(text_of(who), "Ana here. i am a NURSE");
  ASSERT_EQ(who.sentences.size(), 1U);
  EXPECT_EQ(who.sentences[0].origin, Origin::own);
  EXPECT_EQ(who.sentences[0].fields, std::vector<std::string>{"declaration.edited.who"});
  EXPECT_EQ(now().waiting(), 1) << "only the thanks";
  EXPECT_EQ(answers_.at("declaration.who"), "I am a nurse.");
}

TEST_F(Changed, ItIsNeverOverwrittenAndSaysWhenTheAnswersUnderItChange) {
  carry_out(answers_, edit(paragraph("who"), "My own version."));
  answers_["declaration.changed"] = "Another paragraph's.";
  EXPECT_FALSE(paragraph("who").outdated);
  for (const char* field : {"declaration.who", "person.name.court", "person.veteran"}) {
    SCOPED_TRACE(field);
    const std::string before = record::value_of(answers_, field);
    answers_[field] = "something new";
    // Whether somebody served decides on a sentence of ours and stands in none.
    EXPECT_EQ(paragraph("who").outdated, std::string_view(field) != "person.veteran");
    EXPECT_EQ(text_of(paragraph("who")), "My own version.");
    answers_[field] = before;
    EXPECT_FALSE(paragraph("who").outdated) << "the same again";
  }
  answers_.erase("declaration.who");
  EXPECT_EQ(text_of(paragraph("who")), "My own version.") << "even without an answer";
}

TEST_F(Changed, AnotherLanguageDoesNotMakeItOutdated) {
  carry_out(answers_, edit(paragraph("who"), "My own version."));
  const auto spanish = build(outline_, answers_, [](std::string_view sentence) {
    return sentence.starts_with("My name") ? std::string("Me llamo {person.name.court}.")
                                           : std::string("Gracias.");
  });
  EXPECT_FALSE(find_paragraph(spanish, "who")->outdated);
}

TEST_F(Changed, RestoringGivesBackExactlyWhatTheAnswersMake) {
  const std::string before = text_of(paragraph("who"), Show::waiting_too);
  carry_out(answers_, edit(paragraph("who"), "Mine."));
  carry_out(answers_, restore("who"));
  EXPECT_EQ(text_of(paragraph("who"), Show::waiting_too), before);
  EXPECT_FALSE(paragraph("who").edited);
}

TEST_F(Changed, AParagraphLeftOutIsSilentAndComesBackAsItWas) {
  carry_out(answers_, edit(paragraph("who"), "Mine."));
  carry_out(answers_, leave_out("who"));
  EXPECT_TRUE(paragraph("who").left_out);
  EXPECT_EQ(text_of(paragraph("who"), Show::waiting_too), "");
  EXPECT_EQ(now().waiting(), 1) << "nothing in it waits";
  carry_out(answers_, edit(paragraph("who"), "Mine again."));
  EXPECT_EQ(text_of(paragraph("who")), "Mine again.");
}

TEST_F(Changed, OnlyWhatIsLeftInMakesAStatement) {
  for (const char* prompt : {"who", "changed", "work.1", "towards"})
    carry_out(answers_, leave_out(prompt));
  EXPECT_TRUE(now().empty());
}

TEST_F(Changed, ParagraphsMoveAndNewOnesComeWhereTheyBelong) {
  using Prompts = std::vector<std::string>;
  EXPECT_EQ(prompts(), (Prompts{"who", "changed", "work.1", "towards", "closing"}));
  carry_out(answers_, move(now(), "towards", -2));
  EXPECT_EQ(prompts(), (Prompts{"who", "towards", "changed", "work.1", "closing"}));
  EXPECT_TRUE(move(now(), "who", -1).empty()) << "it is the first already";
  EXPECT_TRUE(move(now(), "nothing", 1).empty());
  carry_out(answers_, move(now(), "who", 1));
  EXPECT_EQ(prompts(), (Prompts{"towards", "who", "changed", "work.1", "closing"}));
  answers_["declaration.work.2.story"] = "And days.";
  EXPECT_EQ(prompts(), (Prompts{"towards", "who", "changed", "work.1", "work.2", "closing"}));
  answers_.erase("declaration.towards");
  EXPECT_EQ(prompts(), (Prompts{"who", "changed", "work.1", "work.2", "closing"}));
}

// Whatever is done to paragraphs: none is doubled, none is lost, and no answer is touched.
TEST_F(Changed, NothingDoneToParagraphsTouchesAnAnswer) {
  EXPECT_TRUE(rc::check([this] {
    record::Fields answers = answers_;
    const auto whole = build(outline_, answers, {}).paragraphs.size();
    for (int step = 0; step < 20; ++step) {
      const Statement statement = build(outline_, answers, {});
      const Paragraph& one = *rc::gen::elementOf(statement.paragraphs);
      switch (*rc::gen::inRange(0, 4)) {
        case 0:
          carry_out(answers, edit(one, "Edited " + *rc::gen::arbitrary<std::string>()));
          break;
        case 1:
          carry_out(answers, restore(one.prompt));
          break;
        case 2:
          carry_out(answers, leave_out(one.prompt));
          break;
        default:
          carry_out(answers, move(statement, one.prompt, *rc::gen::inRange(-9, 9)));
      }
      std::set<std::string> seen;
      const Statement after = build(outline_, answers, {});
      for (const Paragraph& paragraph : after.paragraphs)
        RC_ASSERT(seen.insert(paragraph.prompt).second);
      RC_ASSERT(seen.size() == whole);
      for (const auto& [field, value] : answers_) RC_ASSERT(answers.at(field) == value);
    }
  }));
}

TEST_F(Changed, AnOrderFromAnywhereLosesNothing) {
  const auto whole = prompts().size();
  for (const char* order : {",", ",,who", "closing,closing,who", "who.x,work.9", "who,", " who"}) {
    answers_["declaration.order"] = order;
    EXPECT_EQ(prompts().size(), whole) << order;
  }
  answers_["declaration.order"] = "closing,closing,who";
  EXPECT_EQ(prompts().front(), "closing");
}

}  // namespace
}  // namespace clearway::declaration
