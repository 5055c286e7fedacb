// How the screen looks is each person's own: one tap, no answer lost, nothing left for the next.
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;

TEST(Display, MovesTheButtonsLowerAndBackAndLosesNoAnswer) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  ASSERT_TRUE(player.focus("person.name.court"));
  player.type("Ana Prueba");
  const auto answers = player.state.answers;
  ASSERT_TRUE(player.press("tool.display"));
  ASSERT_TRUE(player.press("reach.lower"));
  EXPECT_EQ(player.view().reach, Reach::lower);
  ASSERT_TRUE(player.view().overlay) << "it shows at once what it does";
  EXPECT_FALSE(player.can_press("reach.lower"));
  ASSERT_TRUE(player.press("cover.close"));
  EXPECT_EQ(player.view().reach, Reach::lower);
  EXPECT_EQ(player.state.answers, answers);
  ASSERT_TRUE(player.state.editing) << "and one goes on typing";
  player.type("!");

  ASSERT_TRUE(player.press("tool.display"));
  ASSERT_TRUE(player.press("reach.whole"));
  ASSERT_TRUE(player.press("cover.close"));
  EXPECT_EQ(player.view().reach, Reach::whole);
  EXPECT_EQ(record::value_of(player.state.answers, "person.name.court"), "Ana Prueba!");
}

TEST(Display, CanBeMovedOnEveryScreenThatHasTheDisplayTool) {
  Player player;
  for (const char* step : {"begin", "language.en", "door.papers", "next"}) {
    ASSERT_TRUE(player.press("tool.display"));
    EXPECT_TRUE(player.can_press("reach.lower"));
    ASSERT_TRUE(player.press("cover.close"));
    ASSERT_TRUE(player.press(step));
  }
}

TEST(Display, RemindsOnceThatOthersCanReadTheLargestLetters) {
  Player player;
  play_to_home(player, "en");
  const auto lines = [&] { return player.view().overlay->body.size(); };
  player.press("tool.display");
  const auto before = lines();
  ASSERT_TRUE(player.press("size.large"));
  EXPECT_EQ(lines(), before);
  ASSERT_TRUE(player.press("size.largest"));
  EXPECT_EQ(lines(), before + 1);
  ASSERT_TRUE(player.press("cover.close"));
  player.press("tool.display");
  EXPECT_EQ(lines(), before) << "said once";
  player.press("size.medium");
  ASSERT_TRUE(player.press("size.largest"));
  EXPECT_EQ(lines(), before);
}

// The end of a visit starts the program anew, and with it the whole state.
TEST(Display, IsAsAlwaysForTheNextPerson) {
  Player player;
  play_to_home(player, "en");
  player.press("tool.display");
  player.press("reach.lower");
  ASSERT_TRUE(player.press("motion.less"));
  EXPECT_TRUE(player.state.still);
  EXPECT_FALSE(player.can_press("motion.less"));
  EXPECT_TRUE(player.can_press("motion.whole")) << "and back";
  player.press("cover.close");
  player.press("tool.leave");
  ASSERT_TRUE(player.press("leave.delete"));
  EXPECT_EQ(player.asked<Restart>().size(), 1U);
  EXPECT_EQ(Player().view().reach, Reach::whole);
  EXPECT_FALSE(Player().state.still);
}

// Whoever changes the first screen and walks away leaves nothing of it to the next.
TEST(Display, OfTheFirstScreenIsPutBackWhenNobodyIsThere) {
  for (const auto& [tool, choice] :
       {std::pair{"tool.display", "size.largest"}, std::pair{"tool.display", "contrast.high_dark"},
        std::pair{"tool.display", "reach.lower"}, std::pair{"tool.language", "language.es"}}) {
    SCOPED_TRACE(choice);
    Player player;
    ASSERT_FALSE(occupied(player.state));
    ASSERT_TRUE(player.press(tool));
    ASSERT_TRUE(player.press(choice));
    player.press("cover.close");
    ASSERT_EQ(player.view().screen, "attract");
    EXPECT_TRUE(occupied(player.state));
    player.idle(24 * 3600);
    player.idle(24 * 3600);
    EXPECT_EQ(player.asked<Restart>().size(), 1U);
  }
}

TEST(Display, ALanguageChosenOnTheFirstScreenIsNotAskedForAgain) {
  Player player;
  player.press("tool.language");
  player.press("language.es");
  player.press("begin");
  EXPECT_EQ(player.view().screen, "home");
  EXPECT_EQ(player.view().language, "es");
}

TEST(Toast, SaysWhatWasDoneAndGoesByItself) {
  Player player;
  play_to_home(player, "es");
  play_consent(player, "clinic");
  play_about(player);
  player.press("order.cases");
  play_case(player, "ventura", "2018");
  player.press("case.remove." + record::case_ids(player.state.answers).front());
  EXPECT_EQ(player.view().toast, "") << "not before it is done";
  ASSERT_TRUE(player.press("case.remove.yes"));
  EXPECT_EQ(player.view().toast, "El caso se quitó.");
  const auto tick = [&](int seconds) {
    player.event(Ticked{std::chrono::seconds{0}, player.state.today,
                        player.state.uptime + std::chrono::seconds{seconds}});
  };
  for (int i = 0; i < 4; ++i) tick(1);
  EXPECT_NE(player.view().toast, "");
  tick(1);
  EXPECT_EQ(player.view().toast, "");
}

// The Escape key presses what only closes, and never what saves, deletes or prints.
TEST(Covers, TellWhatTheEscapeKeyPresses) {
  const struct {
    const char *opens, *closes;
  } rows[] = {{"tool.language", "cover.close"}, {"tool.display", "cover.close"},
              {"tool.moment", "cover.close"},   {"tool.ask", "cover.close"},
              {"tool.leave", "cover.close"},    {"tool.listen", "sound.again"}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.opens);
    test::Player player;
    test::play_to_home(player, "en");
    ASSERT_TRUE(player.press(row.opens));
    ASSERT_TRUE(player.view().overlay);
    EXPECT_EQ(player.view().overlay->closes, row.closes);
    ASSERT_TRUE(player.press(row.closes));
    EXPECT_FALSE(player.view().overlay);
  }
}

}  // namespace
}  // namespace clearway::flow
