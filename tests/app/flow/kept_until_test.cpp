// The person is told until when this machine keeps their file: on the screens and on paper.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::HasSubstr;
using testing::Not;

std::string said(const Player& player) {
  std::string text;
  for (const auto& block : player.view().main)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text + "\n";
  return text;
}

void play_to_code(Player& player, const std::string& language) {
  play_to_home(player, language);
  ASSERT_TRUE(player.press("door.papers"));
  ASSERT_TRUE(player.press("next"));
  ASSERT_TRUE(player.choose("consent.keep", "me"));
  ASSERT_TRUE(player.press("next"));
  ASSERT_TRUE(player.choose("consent.totals", "no"));
  ASSERT_TRUE(player.press("next"));
  ASSERT_EQ(player.view().screen, "code");
}

TEST(KeptUntil, IsSaidWithTheCodeAndAtTheEndInBothLanguages) {
  // The visitor is there on November 22, 2026; the shipped site keeps 180 days.
  const std::pair<const char*, const char*> rows[] = {
      {"en", "at least until May 21, 2027"}, {"es", "por lo menos hasta el 21 de mayo de 2027"}};
  for (const auto& [language, words] : rows) {
    SCOPED_TRACE(language);
    Player player;
    play_to_code(player, language);
    EXPECT_THAT(said(player), HasSubstr(words));
    EXPECT_THAT(said(player), HasSubstr("The Demo Clinic"));
    player.state.where.screen = Screen::finish;
    EXPECT_THAT(said(player), HasSubstr(words));
  }
}

TEST(KeptUntil, CountsFromTheDayItIsSaid) {
  Player player;
  play_to_code(player, "en");
  player.event(Ticked{{}, core::Day{std::chrono::year{2027} / 12 / 31}, {}});
  EXPECT_THAT(said(player), HasSubstr("at least until June 28, 2028"));
}

TEST(KeptUntil, StandsOnThePacketOfAKeptVisitOnly) {
  for (const bool keeps : {true, false}) {
    Player player;
    play_to_code(player, "en");
    player.state.record_open = keeps;
    player.state.where.screen = Screen::read_all;
    ASSERT_TRUE(player.press("next"));
    ASSERT_EQ(player.asked<MakePaper>().size(), 1U);
    const auto until = player.asked<MakePaper>()[0].content.kept_until;
    ASSERT_EQ(until.has_value(), keeps);
    if (keeps) {
      EXPECT_EQ(core::to_text(*until), "2027-05-21");
    }
  }
}

TEST(KeptUntil, NothingIsSaidWhereNothingIsKeptOrNothingForgotten) {
  Player player;
  play_to_home(player, "en");
  player.state.where.screen = Screen::finish;
  EXPECT_THAT(said(player), Not(HasSubstr("at least until")));

  auto world = test::shipped_world();
  world.site.keep = std::chrono::days{0};
  Player forever(world);
  play_to_code(forever, "en");
  EXPECT_THAT(said(forever), Not(HasSubstr("at least until")));
}

}  // namespace
}  // namespace clearway::flow
