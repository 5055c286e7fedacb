// One paragraph of the statement by itself: it is the person's to write, to move and to leave out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <variant>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kEdited = "declaration.edited.who";

// Two paragraphs told, everything of ours decided, and the statement on the glass.
class AParagraph : public testing::Test {
 protected:
  void SetUp() override {
    test::play_to_story(player_);
    ASSERT_TRUE(player_.write("declaration.who", "I cook."));
    player_.press("next");
    ASSERT_TRUE(player_.write("declaration.changed", "I stopped."));
    while (player_.state.where.screen == Screen::question) ASSERT_TRUE(player_.press("next"));
    player_.press("case.no_papers");
    player_.press("next");
    ASSERT_EQ(player_.view().screen, "read_all");
    for (const char* ours : {"name", "thanks"})
      ASSERT_TRUE(player_.press(std::string("sentence.keep.") + ours));
  }
  void open(const std::string& prompt) {
    ASSERT_TRUE(player_.press("statement.paragraph." + prompt));
    ASSERT_EQ(player_.view().screen, "paragraph");
  }
  void write(const std::string& words) {
    ASSERT_TRUE(player_.press("paragraph.write"));
    while (!record::value_of(player_.state.answers, kEdited).empty()) player_.event(Erased{});
    player_.type(words);
    ASSERT_TRUE(player_.press("key.done"));
  }
  std::vector<std::string> on_paper() {
    Player printer = player_;
    printer.state.where = {Screen::papers, {}};
    printer.event(Pressed{"papers.again"});
    const auto made = printer.asked<MakePaper>().back().content.statement;
    std::vector<std::string> texts;
    for (const auto& paragraph : made.paragraphs)
      if (auto text = declaration::text_of(paragraph); !text.empty()) texts.push_back(text);
    return texts;
  }
  std::vector<std::string> notes() const {
    std::vector<std::string> all;
    for (const auto& block : player_.view().main)
      if (const auto* text = std::get_if<StatementText>(&block))
        for (const auto& part : text->parts) all.push_back(part.note);
    return all;
  }

  Player player_;
};

TEST_F(AParagraph, BeginsWithTheWordsThatStand) {
  open("who");
  EXPECT_THAT(player_.view().kicker, HasSubstr("Part 1 of 3"));
  ASSERT_TRUE(player_.press("paragraph.write"));
  ASSERT_TRUE(player_.view().keyboard) << "on the glass";
  const auto view = player_.view();
  const auto* field = std::get_if<TextField>(&view.main.at(0));
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(field->text, "My name is María Ñandú-Prueba. I cook.");
  EXPECT_TRUE(field->multiline);
  EXPECT_TRUE(player_.can_press("key.enter"));
}

TEST_F(AParagraph, ASentenceNobodyAcceptedDoesNotBecomeTheirsByEditing) {
  player_.state.answers.erase(declaration::accepted_field("name"));
  open("who");
  ASSERT_TRUE(player_.press("paragraph.write"));
  EXPECT_EQ(player_.state.answers.at(kEdited), "I cook.");
}

TEST_F(AParagraph, WrittenAnewIsThePersonsAndKeptAtOnce) {
  open("who");
  write("i cook,\nstill.");
  EXPECT_EQ(player_.vault.at(kEdited), "i cook,\nstill.");
  EXPECT_EQ(player_.vault.at("declaration.who"), "I cook.") << "the answer is as it was";
  EXPECT_THAT(notes(), Contains(HasSubstr("your own way")));
  ASSERT_TRUE(player_.press("next"));
  EXPECT_EQ(player_.view().screen, "read_all");
  EXPECT_THAT(on_paper(), Contains("i cook,\nstill."));
}

TEST_F(AParagraph, LookedAtAndNotChangedItStaysTheAnswers) {
  open("who");
  ASSERT_TRUE(player_.press("paragraph.write"));
  ASSERT_TRUE(player_.press("key.done"));
  EXPECT_FALSE(player_.vault.contains(kEdited));
  ASSERT_TRUE(player_.press("paragraph.write"));
  ASSERT_TRUE(player_.press("back"));
  EXPECT_FALSE(player_.vault.contains(kEdited));
  EXPECT_FALSE(player_.vault.contains("declaration.edited_from.who"));
}

TEST_F(AParagraph, IsNeverOverwrittenAndSaysWhenTheAnswersChange) {
  open("who");
  write("Mine.");
  player_.press("next");
  EXPECT_THAT(notes(), Not(Contains(HasSubstr("have changed"))));
  player_.state.where = {Screen::question, {"statement", "who", {}}};
  ASSERT_TRUE(player_.write("declaration.who", " And I bake."));
  player_.state.where = {Screen::read_all, {}};
  EXPECT_THAT(notes(), Contains(HasSubstr("Your answers have changed since")));
  EXPECT_THAT(on_paper(), Contains("Mine."));

  open("who");
  ASSERT_TRUE(player_.press("paragraph.keep"));
  EXPECT_FALSE(player_.can_press("paragraph.keep")) << "decided";
  EXPECT_THAT(on_paper(), Contains("Mine."));
}

TEST_F(AParagraph, ShowsWhatTheAnswersSayNowAlsoWhereThatIsNotAcceptedYet) {
  open("who");
  write("Mine.");
  player_.state.answers["declaration.who"] = "I bake.";
  player_.state.by_others.insert("declaration.who");
  std::string said;
  for (const auto& block : player_.view().main)
    if (const auto* card = std::get_if<Card>(&block))
      for (const auto& line : card->body) said += line.text;
  EXPECT_THAT(said, HasSubstr("I bake."));
  EXPECT_TRUE(player_.can_press("paragraph.restore"));
}

TEST_F(AParagraph, TheNewAnswersAreTakenOnlyAfterASecondLook) {
  open("who");
  write("Mine.");
  player_.state.answers["declaration.who"] = "I bake.";
  ASSERT_TRUE(player_.press("paragraph.restore"));
  ASSERT_TRUE(player_.view().overlay);
  ASSERT_TRUE(player_.press("cover.close"));
  EXPECT_EQ(player_.state.answers.at(kEdited), "Mine.");
  ASSERT_TRUE(player_.press("paragraph.restore"));
  ASSERT_TRUE(player_.press("paragraph.restore.yes"));
  EXPECT_FALSE(player_.state.answers.contains(kEdited));
  EXPECT_THAT(on_paper(), Contains(HasSubstr("I bake.")));
}

TEST_F(AParagraph, IsLeftOutAndPutBackAsItWas) {
  open("who");
  write("Mine.");
  ASSERT_TRUE(player_.press("paragraph.leave_out"));
  EXPECT_THAT(on_paper(), Not(Contains("Mine.")));
  EXPECT_FALSE(player_.can_press("paragraph.write"));
  ASSERT_TRUE(player_.press("paragraph.put_in"));
  EXPECT_THAT(on_paper(), Contains("Mine."));
  ASSERT_TRUE(player_.press("paragraph.leave_out"));
  ASSERT_TRUE(player_.press("next"));
  ASSERT_TRUE(player_.press("statement.put_in.who")) << "and from the whole statement";
  EXPECT_THAT(on_paper(), Contains("Mine."));
}

TEST_F(AParagraph, MovesAndSaysWhere) {
  open("changed");
  ASSERT_TRUE(player_.press("paragraph.up"));
  EXPECT_THAT(player_.view().kicker, HasSubstr("Part 1 of 3"));
  EXPECT_FALSE(player_.can_press("paragraph.up"));
  EXPECT_EQ(on_paper().at(0), "I stopped.");
  ASSERT_TRUE(player_.press("paragraph.down"));
  ASSERT_TRUE(player_.press("paragraph.down"));
  EXPECT_FALSE(player_.can_press("paragraph.down"));
  EXPECT_EQ(on_paper().at(2), "I stopped.");
}

TEST_F(AParagraph, MovesOverWhatIsLeftOut) {
  open("changed");
  ASSERT_TRUE(player_.press("paragraph.leave_out"));
  ASSERT_TRUE(player_.press("next"));
  open("closing");
  EXPECT_THAT(player_.view().kicker, HasSubstr("Part 2 of 2"));
  ASSERT_TRUE(player_.press("paragraph.up"));
  EXPECT_THAT(on_paper().at(0), HasSubstr("Thank you"));
}

TEST_F(AParagraph, OutlivesAReturnAndAnotherLanguage) {
  open("who");
  write("Mine.");
  ASSERT_TRUE(player_.press("paragraph.up") || player_.press("paragraph.down"));
  const auto kept = player_.vault;
  Player later;
  test::play_return(later, {kept});
  ASSERT_TRUE(later.press("tool.language"));
  ASSERT_TRUE(later.press("language.es"));
  later.press("go.read_all");
  ASSERT_EQ(later.view().screen, "read_all");
  ASSERT_TRUE(later.press("statement.paragraph.who"));
  EXPECT_EQ(later.state.answers.at(kEdited), "Mine.");
  EXPECT_EQ(record::value_of(later.state.answers, "declaration.order"),
            kept.at("declaration.order"));
}

TEST_F(AParagraph, IsNobodyElsesToWrite) {
  open("who");
  player_.press("tool.ask");
  EXPECT_FALSE(player_.can_press("helper.ask"));
  player_.press("cover.close");
  player_.state.helped = true;  // even if somebody else had the screen
  player_.event(Pressed{"paragraph.write"});
  player_.event(Typed{"x"});
  EXPECT_FALSE(player_.state.answers.contains(kEdited));
  EXPECT_EQ(player_.view().overlay->name, "give_back");
}

TEST_F(AParagraph, GoesWithItsCase) {
  player_.state.answers["declaration.edited.case." + std::string(32, 'c')] = "Mine.";
  player_.state.answers["case." + std::string(32, 'c') + ".order"] = "1";
  player_.state.where = {Screen::cases, {}};
  ASSERT_TRUE(player_.press("case.remove." + std::string(32, 'c')));
  ASSERT_TRUE(player_.press("case.remove.yes"));
  for (const auto& [field, value] : player_.state.answers)
    EXPECT_THAT(field, Not(HasSubstr(std::string(32, 'c'))));
}

TEST_F(AParagraph, KeepsTheLanguageItWasWrittenIn) {
  open("who");
  write("Mine.");
  EXPECT_FALSE(player_.state.answers.contains("declaration.language.declaration.edited.who"));
  player_.press("tool.language");
  player_.press("language.es");
  ASSERT_TRUE(player_.press("paragraph.write"));
  player_.type(" Mía.");
  player_.press("key.done");
  EXPECT_EQ(record::value_of(player_.state.answers, declaration::language_field(kEdited)), "es");
  player_.press("tool.language");
  player_.press("language.en");
  ASSERT_TRUE(player_.press("paragraph.write"));
  player_.type("!");
  player_.press("key.done");
  EXPECT_EQ(record::value_of(player_.state.answers, declaration::language_field(kEdited)), "es")
      << "a part of it still has to be translated";
}

// ---- kinder words -------------------------------------------------------------------------------

std::vector<std::string> cards(const Player& player) {
  std::vector<std::string> said;
  for (const auto& block : player.view().aside)
    if (const auto* card = std::get_if<Card>(&block)) {
      said.push_back(card->title);
      for (const auto& line : card->body) said.push_back(line.text);
    }
  return said;
}

class KinderWords : public testing::Test {
 protected:
  void SetUp() override {
    test::play_to_story(player_);
    ASSERT_TRUE(player_.write("declaration.who", "I was a felon and an addict."));
  }
  std::string text() const { return player_.state.answers.at("declaration.who"); }
  Player player_;
};

TEST_F(KinderWords, AreShownOnlyWhenAskedFor) {
  EXPECT_THAT(cards(player_), Contains("Kinder words"));
  EXPECT_THAT(cards(player_), Not(Contains(HasSubstr("conviction"))));
  EXPECT_FALSE(player_.can_press("kinder.take"));
  ASSERT_TRUE(player_.press("kinder.ask"));
  EXPECT_THAT(cards(player_), Contains("You could say: “a person with a conviction”"));
  EXPECT_EQ(text(), "I was a felon and an addict.");
}

TEST_F(KinderWords, OneTapTakesOneOrKeepsOnesOwn) {
  ASSERT_TRUE(player_.press("kinder.ask"));
  ASSERT_TRUE(player_.press("kinder.keep"));
  EXPECT_EQ(text(), "I was a felon and an addict.");
  ASSERT_TRUE(player_.press("kinder.take"));
  EXPECT_EQ(text(), "I was a felon and a person who was using drugs.");
  EXPECT_EQ(player_.vault.at("declaration.who"), text()) << "kept at once";
  EXPECT_FALSE(player_.can_press("kinder.take"));
  EXPECT_TRUE(player_.press("next")) << "and never in the way";
}

TEST_F(KinderWords, SayNothingWhereThereIsNoneOrNobodyMaySee) {
  player_.state.answers["declaration.who"] = "I have a criminal record.";
  EXPECT_THAT(cards(player_), Not(Contains("Kinder words")));
  player_.state.answers["declaration.who"] = "I was a felon. My number is 078-05-1120.";
  player_.press("tool.ask");
  player_.press("helper.ask");
  ASSERT_TRUE(player_.press("helper.begin"));
  EXPECT_THAT(cards(player_), Not(Contains("Kinder words")));
  EXPECT_THAT(cards(player_), Not(Contains("You may want to leave this out"))) << "nor a hint";
  player_.event(Pressed{"kinder.ask"});
  player_.event(Pressed{"kinder.take"});
  EXPECT_EQ(text(), "I was a felon. My number is 078-05-1120.");
}

}  // namespace
}  // namespace clearway::flow
