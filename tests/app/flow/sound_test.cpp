// One button to listen, to pause and to say how it should sound.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;

std::string listen_label(const Player& player) {
  const auto view = player.view();
  const auto tool = std::ranges::find(view.tools, "tool.listen", &Button::action);
  return tool == view.tools.end() ? std::string() : tool->label;
}

// The keys for it work on any screen, so they must not uncover a page that somebody covered.
TEST(Listening, TheKeyThatReadsAgainUncoversNothing) {
  for (const char* tool : {"tool.moment", "tool.ask", "tool.leave"}) {
    SCOPED_TRACE(tool);
    Player player;
    play_to_home(player, "en");
    ASSERT_TRUE(player.press(tool));
    const Cover cover = player.state.cover;
    player.event(Pressed{"sound.again"});
    player.event(Pressed{"sound.hush"});
    EXPECT_EQ(player.state.cover, cover);
  }
}

TEST(Listening, BeginsPausesGoesOnAndEnds) {
  Player player;
  play_to_home(player, "en");
  EXPECT_EQ(listen_label(player), "Listen");
  ASSERT_TRUE(player.press("tool.listen"));
  EXPECT_EQ(player.view().sound.ear, Ear::silent);
  ASSERT_TRUE(player.view().overlay);
  EXPECT_EQ(player.view().overlay->name, "sound");
  ASSERT_TRUE(player.press("sound.again"));
  EXPECT_FALSE(player.view().overlay);
  EXPECT_EQ(player.view().sound.again, 1);

  player.event(Spoke{true});
  EXPECT_EQ(listen_label(player), "Pause the voice");
  ASSERT_TRUE(player.press("tool.listen"));
  player.event(Spoke{false});
  EXPECT_EQ(player.view().sound.ear, Ear::paused) << "it has not come to its end";
  EXPECT_EQ(listen_label(player), "Go on reading");
  ASSERT_TRUE(player.press("tool.listen"));
  player.event(Spoke{false});
  EXPECT_EQ(listen_label(player), "Sound");
  ASSERT_EQ(player.asked<PauseSpeaking>().size(), 2U);
  EXPECT_TRUE(player.asked<PauseSpeaking>()[0].on);
  EXPECT_FALSE(player.asked<PauseSpeaking>()[1].on);

  ASSERT_TRUE(player.press("tool.listen"));
  ASSERT_TRUE(player.press("sound.off"));
  EXPECT_EQ(player.view().sound.ear, Ear::off);
  EXPECT_FALSE(player.view().overlay);
}

TEST(Listening, GoesThroughSixSpeedsAndFourVolumesAndHasNoHeadphonesAtFirst) {
  Player player;
  play_to_home(player, "es");
  ASSERT_TRUE(player.press("tool.listen"));
  EXPECT_FALSE(player.view().sound.headphones);
  const auto steps = [&](const char* action) {
    int taken = 0;
    while (player.press(action)) ++taken;
    return taken;
  };
  EXPECT_EQ(player.view().sound.words_per_minute, 120);
  EXPECT_EQ(steps("sound.slower"), 2);
  EXPECT_EQ(player.view().sound.words_per_minute, 60);
  EXPECT_EQ(steps("sound.faster"), 5);
  EXPECT_EQ(player.view().sound.words_per_minute, 250);
  EXPECT_EQ(player.view().sound.volume, 100);
  EXPECT_EQ(steps("sound.louder"), 1);
  EXPECT_EQ(steps("sound.softer"), 3);
  EXPECT_EQ(player.view().sound.volume, 25);
  EXPECT_THAT(player.view().overlay->body.back().text,
              testing::HasSubstr("Velocidad 6 de 6, volumen 1 de 4"));
  ASSERT_TRUE(player.press("sound.headphones"));
  EXPECT_TRUE(player.view().sound.headphones);
}

TEST(Listening, IsSlowedDownAlsoWhileTheVoiceSpeaks) {
  Player player;
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("tool.display"));
  EXPECT_FALSE(player.can_press("sound.open")) << "nobody listens yet";
  player.press("cover.close");
  player.press("tool.listen");
  player.press("sound.again");
  player.event(Spoke{true});
  ASSERT_TRUE(player.press("tool.display"));
  ASSERT_TRUE(player.press("sound.open"));
  EXPECT_EQ(player.view().overlay->name, "sound");
  EXPECT_EQ(player.view().sound.ear, Ear::silent);
  EXPECT_TRUE(player.press("sound.slower"));
}

// What was said was of the screen before; what comes next is told from the next screen.
TEST(Listening, AnotherScreenStopsTheVoice) {
  Player player;
  play_to_home(player, "en");
  player.press("tool.listen");
  player.press("sound.again");
  player.event(Spoke{true});
  ASSERT_TRUE(player.press("door.papers"));
  EXPECT_EQ(player.view().sound.ear, Ear::silent);
  EXPECT_EQ(player.asked<StopSpeaking>().size(), 1U);
}

// Names stand on staff's screens, in titles too, and their screens have no button to stop a voice.
TEST(Listening, EndsWhereStaffSignIn) {
  Player player;
  ASSERT_TRUE(player.press("tool.listen"));
  ASSERT_TRUE(player.press("sound.again"));
  ASSERT_TRUE(player.press("door.staff"));
  EXPECT_NE(player.view().sound.ear, Ear::off);
  player.write("staff.name", "rosa");
  player.write("staff.passphrase", "made up words");
  player.press("next");
  player.event(SignedIn{"rosa", "staff"});
  EXPECT_EQ(player.view().sound.ear, Ear::off);
  EXPECT_FALSE(player.asked<StopSpeaking>().empty());
}

// A sentence of ours is made of what the person told, and so is the line that names a case.
TEST(Listening, TellsWhatIsThePersonsOwn) {
  Player player;
  play_to_read_all(player);
  ASSERT_EQ(player.view().screen, "read_all");
  const auto view = player.view();
  const auto* ours = std::get_if<Card>(&view.aside.at(0));
  ASSERT_NE(ours, nullptr);
  EXPECT_TRUE(ours->body.at(0).told);
  EXPECT_FALSE(ours->body.at(1).told);

  Player other;
  play_to_home(other, "en");
  ASSERT_TRUE(other.press("door.look"));
  EXPECT_FALSE(other.view().kicker_told);
  ASSERT_TRUE(other.press("case.add"));
  EXPECT_TRUE(other.view().kicker_told);
}

// A listener looks for what a button is called while it can be pressed.
TEST(Listening, SaysHowACodeIsHeardInTheWordsOfTheButtons) {
  Player player;
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("tool.listen"));
  const auto panel = player.view();
  const auto wears = std::ranges::find(panel.overlay->buttons, "sound.headphones", &Button::action);
  ASSERT_NE(wears, panel.overlay->buttons.end());
  EXPECT_NE(panel.spoken.own_code.find(wears->label), std::string::npos);
  ASSERT_TRUE(player.press("sound.again"));
  for (const bool speaking : {true, false}) {
    player.event(Spoke{speaking});
    const auto view = player.view();
    EXPECT_NE(view.spoken.own_code.find("“" + view.tools.at(2).label + "”"), std::string::npos);
  }
}

// What this machine may do is no secret to the one who is asked; what happened in a case is.
TEST(Listening, TellsWhichConsentIsChosen) {
  Player player;
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("door.papers"));
  ASSERT_TRUE(player.press("next"));
  const auto view = player.view();
  ASSERT_EQ(view.screen, "consent.keep");
  const auto* consent = std::get_if<ChoiceList>(&view.main.at(0));
  ASSERT_NE(consent, nullptr);
  EXPECT_FALSE(consent->told);
  EXPECT_TRUE(ChoiceList{}.told) << "unless it says otherwise";
}

TEST(Listening, AKioskWithoutAVoiceSaysSo) {
  Player player;
  play_to_home(player, "en");
  player.press("tool.listen");
  player.event(NoVoice{});
  EXPECT_EQ(player.view().sound.ear, Ear::off);
  EXPECT_THAT(player.view().notice, testing::HasSubstr("cannot speak"));
}

TEST(Listening, TheNextPersonBeginsInSilence) {
  Player player;
  play_to_home(player, "en");
  player.press("tool.listen");
  player.press("sound.headphones");
  player.press("sound.again");
  player.press("tool.leave");
  ASSERT_TRUE(player.press("leave.delete"));
  EXPECT_EQ(player.state.sound.ear, Ear::off);
  EXPECT_FALSE(player.state.sound.headphones);
}

}  // namespace
}  // namespace clearway::flow
