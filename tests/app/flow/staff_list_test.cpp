// The list at the desk: what came last first, and earlier people when they are asked for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;

void play_list(Player& player, const RecordsListed& listed) {
  ASSERT_TRUE(player.press("door.staff"));
  ASSERT_TRUE(player.write("staff.name", "kim"));
  ASSERT_TRUE(player.write("staff.passphrase", "made up words"));
  ASSERT_TRUE(player.press("next"));
  player.event(SignedIn{"kim", "staff"});
  player.event(SyncChanged{SyncChanged::State::idle, 7, 5, 2, 0});
  player.event(listed);
}

RecordRow row(std::optional<core::Day> day) {
  return {"ab12", {{"person.name.court", "Ana Prueba"}}, "09:12", Safety::safe, true, 1, day};
}

std::string when_of(const Player& player) {
  for (const auto& block : player.view().main)
    if (const auto* table = std::get_if<Table>(&block)) return table->rows.at(0).cells.at(1);
  return {};
}

TEST(StaffList, EarlierPeopleAreAskedForFiftyAtATime) {
  Player player;
  play_list(player, {{row({})}, true});
  EXPECT_EQ(player.asked<ListRecords>().back().limit, 50U);
  ASSERT_TRUE(player.press("staff.earlier"));
  EXPECT_EQ(player.asked<ListRecords>().back().limit, 100U);
  player.event(RecordsListed{{row({})}, false});
  EXPECT_FALSE(player.can_press("staff.earlier"));
  player.event(SyncChanged{SyncChanged::State::running});
  player.event(SyncChanged{SyncChanged::State::idle});
  EXPECT_EQ(player.asked<ListRecords>().back().limit, 100U) << "what was shown stays shown";
}

TEST(StaffList, TodayTellsTheTimeAndEarlierDaysTheDay) {
  using std::chrono::days;
  Player player;
  play_list(player, {});
  const auto today = player.state.today;
  player.event(RecordsListed{{row(today)}});
  EXPECT_EQ(when_of(player), "09:12");
  player.event(RecordsListed{{row(core::Day{std::chrono::sys_days{today} - days{1}})}});
  EXPECT_THAT(when_of(player), testing::HasSubstr(std::to_string(int{today.year()})));
}

TEST(StaffList, ADamagedStoreIsToldToStaffWithWhatToDo) {
  Player player;
  play_list(player, {});
  const auto told = [&] {
    const auto view = player.view();
    return std::ranges::any_of(view.main, [](const auto& block) {
      const auto* card = std::get_if<Card>(&block);
      return card != nullptr && card->tone == Tone::alarm &&
             card->body.at(0).text.find("clearway vault verify") != std::string::npos;
    });
  };
  EXPECT_FALSE(told());
  player.event(SyncChanged{SyncChanged::State::idle, 7, 5, 2, 0, true});
  EXPECT_TRUE(told());
}

TEST(StaffList, WhatCannotBeReadIsSaidAndWhatWasReadStays) {
  Player player;
  play_list(player, {{row({})}, false});
  player.event(NotListed{});
  EXPECT_THAT(player.view().notice, testing::HasSubstr("cannot be read"));
  EXPECT_FALSE(when_of(player).empty());
}

}  // namespace
}  // namespace clearway::flow
