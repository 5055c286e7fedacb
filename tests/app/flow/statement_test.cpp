// Writing the statement: what is asked, what is hinted at, and the way back to each part of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <variant>

#include "tests/support/player.h"

namespace clearway::test {
namespace {

using flow::Screen;

std::string page_of(const Player& player) { return player.state.where.place.page; }

Player at_the_story() {
  Player player;
  play_to_story(player);
  return player;
}

void on_to(Player& player, const std::string& page) {
  for (int i = 0; i < 30 && page_of(player) != page; ++i) player.press("next");
  ASSERT_EQ(page_of(player), page);
}

std::vector<std::string> cards_of(const Player& player) {
  std::vector<std::string> said;
  for (const auto& block : player.view().aside)
    if (const auto* card = std::get_if<flow::Card>(&block)) said.push_back(card->title);
  return said;
}

TEST(WritingTheStatement, AsksAboutWhatThePersonPicked) {
  Player player = at_the_story();
  on_to(player, "involved");
  player.choose("declaration.involved", "work");
  player.press("next");
  EXPECT_EQ(page_of(player), "work_1");
  player.write("declaration.work.1.story", "I cook.");
  player.press("next");
  EXPECT_EQ(page_of(player), "work_2") << "life does not fit one job";
  player.press("next");
  EXPECT_EQ(page_of(player), "hardship");
}

TEST(WritingTheStatement, HintsAndLetsThePersonGoOn) {
  Player player = at_the_story();
  EXPECT_THAT(cards_of(player), testing::Not(testing::Contains("You may want to leave this out")));
  player.write("declaration.who", "My number is 078-05-1120.");
  EXPECT_THAT(cards_of(player), testing::Contains("You may want to leave this out"));
  player.press("next");
  EXPECT_EQ(page_of(player), "changed");
  EXPECT_EQ(player.state.answers.at("declaration.who"), "My number is 078-05-1120.");
}

TEST(WritingTheStatement, EachAnswerHasItsOwnWayBack) {
  Player player = at_the_story();
  on_to(player, "towards");
  player.write("declaration.towards", "A license.");
  player.press("next");
  player.write("declaration.steps", "I filled in the form.");
  while (player.state.where.screen == Screen::question) player.press("next");
  player.state.where = {Screen::read_all, {}};
  for (const char* field : {"declaration.towards", "declaration.steps"}) {
    SCOPED_TRACE(field);
    ASSERT_TRUE(player.press(std::string("statement.") + field));
    EXPECT_EQ("declaration." + page_of(player), field);
    player.press("next");
    EXPECT_EQ(player.state.where.screen, Screen::read_all) << "straight back";
  }
  EXPECT_FALSE(player.can_press("statement.declaration.obstacles")) << "nothing is said of why yet";
  EXPECT_TRUE(player.can_press("statement.declaration.meaning"));
}

TEST(WritingTheStatement, WhoeverPicksMoreLaterIsAskedAboutIt) {
  Player player = at_the_story();
  player.state.where = {Screen::read_all, {}};
  ASSERT_TRUE(player.press("statement.declaration.involved"));
  player.choose("declaration.involved", "community");
  player.press("next");
  EXPECT_EQ(page_of(player), "community_1");
  while (player.state.where.screen == Screen::question) player.press("next");
  EXPECT_EQ(player.state.where.screen, Screen::read_all);
}

TEST(WritingTheStatement, WhatIsToldOfACaseGoesBackToItsCase) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  play_about(player);
  player.press("order.cases");
  player.press("case.add");
  const std::string stem = "case." + player.state.where.place.case_id + ".";
  on_to(player, "tell");
  player.choose(stem + "tell", "yes");
  player.press("next");
  EXPECT_EQ(page_of(player), "story_conviction");
  player.press("next");
  player.write(stem + "story.then", "I was 19.");
  player.press("next");
  player.state.where = {Screen::read_all, {}};
  ASSERT_TRUE(player.press("statement." + stem + "story.then"));
  EXPECT_EQ(page_of(player), "story_then");
  player.press("next");
  EXPECT_EQ(player.state.where.screen, Screen::read_all);
}

}  // namespace
}  // namespace clearway::test
