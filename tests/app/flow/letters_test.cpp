// A letter from the same answers: nobody swears to it, and it speaks of a case only if asked to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::HasSubstr;
using testing::Not;

void to_letters(Player& player, const std::string& language = "en") {
  play_to_home(player, language);
  player.press("page.order");
  while (!player.can_press("letters.open")) ASSERT_TRUE(player.press("next"));
  player.press("letters.open");
}

void write_pages(Player& player) {
  while (player.state.where.screen == Screen::door) {
    player.write("person.name.court", "José Prueba");
    player.write("letter.purpose", "I want to bake at night");
    player.write("declaration.who", "I drive a bus");
    if (!player.press("next")) return;
  }
}

std::string letter_of(const Player& player) {
  std::string text;
  const auto paper = player.asked<MakePaper>().back().content;
  for (const auto& paragraph : paper.letter) text += paragraph + "\n\n";
  return text;
}

TEST(Letter, OfAnotherKindAsksFirstWhatItIsFor) {
  Player player;
  to_letters(player);
  ASSERT_TRUE(player.press("letter.write.landlord"));
  write_pages(player);
  ASSERT_EQ(player.view().screen, "letter");
  ASSERT_TRUE(player.press("back"));
  while (player.view().screen != "letters") ASSERT_TRUE(player.press("back"));
  ASSERT_TRUE(player.press("letter.write.landlord"));
  EXPECT_EQ(player.view().screen, "letter") << "the same one again";
  ASSERT_TRUE(player.press("back"));
  ASSERT_TRUE(player.press("letter.write.employer"));
  EXPECT_EQ(player.view().screen, "door.letter.purpose");
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "letter");
  EXPECT_EQ(player.state.letter, "employer");
}

// A letter goes to more people than a court file.
TEST(Letter, ANumberThatIsNobodysBusinessIsWonderedAbout) {
  Player player;
  to_letters(player);
  ASSERT_TRUE(player.press("letter.write.employer"));
  player.write("person.name.court", "José Prueba");
  ASSERT_TRUE(player.press("next"));
  ASSERT_EQ(player.view().screen, "door.letter.purpose");
  const auto cards = [&] { return player.view().aside.size(); };
  player.write("letter.purpose", "I want to bake at night.");
  const auto before = cards();
  player.write("letter.purpose", "My number is 123-45-6789.");
  EXPECT_EQ(cards(), before + 1);
}

TEST(Letter, GoesFromTheOrderDoorToPaperAndBackToTheDoor) {
  for (const std::string language : {"en", "es"}) {
    for (const char* id : {"employer", "landlord", "licensing"}) {
      SCOPED_TRACE(language + id);
      Player player;
      to_letters(player, language);
      EXPECT_EQ(player.view().screen, "letters");
      ASSERT_TRUE(player.press(std::string("letter.write.") + id));
      EXPECT_EQ(player.view().screen, "door.letter.name");
      write_pages(player);
      ASSERT_EQ(player.view().screen, "letter");
      EXPECT_FALSE(player.press("print.letter")) << "our sentences wait";
      ASSERT_TRUE(player.press("letter.keep"));
      ASSERT_TRUE(player.press("print.letter"));
      EXPECT_EQ(player.asked<MakePaper>().back().content.paper, Paper::letter);
      EXPECT_THAT(letter_of(player), HasSubstr("José Prueba"));
      EXPECT_THAT(letter_of(player), HasSubstr("I want to bake at night"));
      EXPECT_EQ(player.state.printing, Printing::done);
      ASSERT_TRUE(player.press("next"));
      EXPECT_EQ(player.view().screen, "door.order.letters");
      EXPECT_TRUE(player.asked<StartRecord>().empty()) << "nothing is kept without a word";
    }
  }
}

TEST(Letter, SpeaksOfACaseOnlyOnceThatIsAdded) {
  Player player;
  to_letters(player);
  player.press("letter.write.employer");
  write_pages(player);
  player.state.answers["declaration.changed"] = "I stopped drinking.";
  player.press("letter.keep");
  player.press("print.letter");
  EXPECT_THAT(letter_of(player), Not(HasSubstr("drinking")));
  ASSERT_TRUE(player.press("letter.change.offense"));
  player.write("letter.offense", "In 2005 I took what was not mine.");
  ASSERT_TRUE(player.press("next"));
  ASSERT_EQ(player.view().screen, "letter");
  player.press("letter.keep");
  ASSERT_TRUE(player.press("print.letter"));
  EXPECT_THAT(letter_of(player), HasSubstr("In 2005 I took what was not mine."));
  EXPECT_THAT(letter_of(player), HasSubstr("I stopped drinking."));
}

TEST(Letter, OffersKinderWordsAndTakesThemToo) {
  Player player;
  to_letters(player);
  player.press("letter.write.employer");
  while (player.view().screen != "door.letter.who") {
    player.write("person.name.court", "José Prueba");
    ASSERT_TRUE(player.press("next"));
  }
  ASSERT_TRUE(player.write("declaration.who", "I was a felon."));
  ASSERT_TRUE(player.press("kinder.ask"));
  ASSERT_TRUE(player.press("kinder.take"));
  EXPECT_EQ(player.state.answers.at("declaration.who"), "I was a person with a conviction.");
}

TEST(Letter, AnyOfOurSentencesCanBeTakenOut) {
  Player player;
  to_letters(player);
  player.press("letter.write.landlord");
  write_pages(player);
  ASSERT_TRUE(player.press("letter.remove.landlord_dear"));
  player.press("letter.keep");
  player.press("print.letter");
  EXPECT_THAT(letter_of(player), Not(HasSubstr("To the landlord or manager:")));
  EXPECT_THAT(letter_of(player), HasSubstr("My name is José Prueba."));
}

TEST(Letter, NeverHasAnOathNorAWordOfTheStatementsCase) {
  Player player;
  to_letters(player);
  player.press("letter.write.licensing");
  write_pages(player);
  player.press("letter.keep");
  player.press("print.letter");
  for (const char* word : {"perjury", "swear", "convict", "Penal Code"})
    EXPECT_THAT(letter_of(player), Not(HasSubstr(word)));
}

// After the declaration nothing is asked again.
TEST(Letter, AfterTheStatementItIsReadAtOnceAndKept) {
  Player player;
  play_to_read_all(player);
  player.state.where = {Screen::finish, {}};
  ASSERT_TRUE(player.press("letters.open"));
  ASSERT_TRUE(player.press("letter.write.employer"));
  ASSERT_EQ(player.view().screen, "letter");
  ASSERT_TRUE(player.press("letter.keep"));
  EXPECT_TRUE(player.vault.contains("declaration.accepted.employer_dear"));
  ASSERT_TRUE(player.press("letter.change.purpose"));
  ASSERT_TRUE(player.press("back"));
  EXPECT_EQ(player.view().screen, "letter");
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "finish");
}

}  // namespace
}  // namespace clearway::flow
