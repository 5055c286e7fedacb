// A kiosk whose database key staff hold, before they have signed in; and what a demo says of
// itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;

// The program's first event where staff hold the database key.
Player locked_kiosk() {
  Player player;
  Started started;
  started.today = player.state.today;
  started.locked = true;
  player.event(started);
  return player;
}

TEST(Locked, AsksForASignInAndTellsNothingElse) {
  auto player = locked_kiosk();
  const auto view = player.view();
  EXPECT_EQ(view.screen, "locked");
  EXPECT_FALSE(view.back.has_value());
  std::vector<std::string> tools;
  for (const auto& tool : view.tools) tools.push_back(tool.action);
  EXPECT_THAT(tools, testing::ElementsAre("tool.language", "tool.display", "tool.listen"));
  EXPECT_FALSE(occupied(player.state));
  for (const std::string action : {"begin", "door.staff", "back"})
    EXPECT_FALSE(player.can_press(action)) << action;
  player.state.language = "es";
  EXPECT_THAT(player.view().title, testing::HasSubstr("cerrado con llave"));
}

TEST(Locked, UnlocksIntoAProgramThatStartsAgain) {
  auto player = locked_kiosk();
  const auto try_again = [&] {
    player.write("staff.passphrase", "made up words");
    player.press("next");
  };
  player.press("next");
  EXPECT_EQ(player.state.notice, "question.needed");
  player.write("staff.name", "rosa");
  player.write("staff.passphrase", "made up words");
  EXPECT_TRUE(occupied(player.state));
  ASSERT_TRUE(player.press("next"));
  ASSERT_EQ(player.asked<SignIn>().size(), 1U);
  EXPECT_EQ(player.asked<SignIn>()[0].name, "rosa");
  EXPECT_FALSE(player.state.secrets.contains("staff.passphrase"));
  EXPECT_FALSE(player.can_press("next"));
  player.event(SignInRefused{Trouble::wrong});
  EXPECT_EQ(player.state.notice, "staff.refused");
  player.press("next");
  EXPECT_EQ(player.state.notice, "question.needed") << "the words are typed anew each time";
  try_again();
  player.event(SignInRefused{Trouble::no_key});
  EXPECT_THAT(player.view().notice, testing::HasSubstr("Please ask a member of the staff"));
  try_again();
  player.event(SignInRefused{Trouble::busy, std::chrono::seconds{15}});
  EXPECT_EQ(player.state.notice, "staff.wait_seconds");
  EXPECT_TRUE(player.asked<Restart>().empty());
  try_again();
  player.event(Unlocked{});
  EXPECT_EQ(player.asked<Restart>().size(), 1U);
}

TEST(Locked, ForgetsWhatSomebodyLeftHalfTyped) {
  auto player = locked_kiosk();
  player.idle(3600);
  EXPECT_TRUE(player.asked<Restart>().empty());
  player.write("staff.name", "rosa");
  player.idle(60);
  EXPECT_TRUE(player.asked<Restart>().empty());
  player.idle(181);
  EXPECT_EQ(player.asked<Restart>().size(), 1U);
  EXPECT_EQ(player.state.cover, Cover::none);
}

TEST(Locked, NoOtherScreenListens) {
  Player player;
  play_to_home(player, "en");
  player.event(Unlocked{});
  EXPECT_TRUE(player.asked<Restart>().empty());
}

TEST(Demo, IsSaidOnEveryScreenAndOnlyThere) {
  Player player;
  EXPECT_EQ(player.view().badge, "Demo: not for real people’s files");
  play_to_home(player, "es");
  EXPECT_THAT(player.view().badge, testing::HasSubstr("no para expedientes reales"));
  ASSERT_TRUE(player.press("door.papers"));
  ASSERT_TRUE(player.press("tool.ask"));
  EXPECT_FALSE(player.view().badge.empty());
  auto real = test::shipped_world();
  real.site.demo = false;
  Player at_work(real);
  EXPECT_TRUE(at_work.view().badge.empty());
}

}  // namespace
}  // namespace clearway::flow
