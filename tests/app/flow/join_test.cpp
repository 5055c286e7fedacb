// Staff join two files of one person.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::ElementsAre;

RecordRow row(const std::string& id, const std::string& name, const std::string& born) {
  RecordRow made;
  made.record = id;
  made.fields = {{"person.name.court", name}};
  if (!born.empty()) made.fields["person.birth_date"] = born;
  made.when = "09:12";
  return made;
}

// Signed in, with three files that can be read and one that cannot.
void play_desk(Player& player, const std::string& role) {
  ASSERT_TRUE(player.press("door.staff"));
  ASSERT_TRUE(player.write("staff.name", "kim"));
  ASSERT_TRUE(player.write("staff.passphrase", "made up words"));
  ASSERT_TRUE(player.press("next"));
  player.event(SignedIn{"kim", role});
  auto sealed = row("dd", "", "");
  sealed.readable = false;
  player.event(RecordsListed{{row("aa", "Ana Prueba", "1985-02-03"),
                              row("bb", "Ana P. Ejemplo", "1985"), row("cc", "", ""), sealed}});
}

Table first_table(const View& view) { return std::get<Table>(view.main.at(0)); }

TEST(Join, PicksTheOtherShowsBothSideBySideAndAsksOnce) {
  for (const std::string role : {"staff", "attorney", "admin"}) {
    SCOPED_TRACE(role);
    Player player;
    play_desk(player, role);
    ASSERT_TRUE(player.press("row.aa"));
    ASSERT_TRUE(player.press("staff.join"));
    EXPECT_EQ(player.view().screen, "staff.join");
    const auto rows = first_table(player.view()).rows;
    ASSERT_EQ(rows.size(), 2U) << "not itself, not what cannot be read";
    EXPECT_THAT(rows[0].cells, ElementsAre("Ana P. Ejemplo", "1985", "0 cases"));
    EXPECT_FALSE(player.can_press("join.aa"));
    EXPECT_FALSE(player.can_press("join.dd"));
    ASSERT_TRUE(player.press("join.bb"));
    const auto view = player.view();
    EXPECT_EQ(view.screen, "staff.join_sure");
    const auto& cards = std::get<FindingRow>(view.main.at(0)).cards;
    ASSERT_EQ(cards.size(), 2U);
    EXPECT_EQ(cards[0].where, "Ana Prueba");
    EXPECT_EQ(cards[1].where, "Ana P. Ejemplo");
    for (const auto& card : cards) EXPECT_EQ(card.body, "Year of birth: 1985\n0 cases");
    EXPECT_TRUE(player.asked<JoinRecords>().empty());
    ASSERT_TRUE(player.press("staff.join_yes"));
    EXPECT_FALSE(player.can_press("staff.join_yes")) << "once";
    player.event(Pressed{"staff.join_yes"});
    ASSERT_EQ(player.asked<JoinRecords>().size(), 1U);
    EXPECT_EQ(player.asked<JoinRecords>()[0].one, "aa");
    EXPECT_EQ(player.asked<JoinRecords>()[0].other, "bb");
    const auto listed = player.asked<ListRecords>().size();
    player.event(RecordsJoined{});
    EXPECT_EQ(player.view().screen, "staff.list");
    EXPECT_EQ(player.state.notice, "staff.joined");
    EXPECT_EQ(player.view().notice_tone, Tone::good) << "nothing went wrong";
    EXPECT_EQ(player.asked<ListRecords>().size(), listed + 1);
  }
}

TEST(Join, BackChangesNothingAndAFailureSaysSo) {
  Player player;
  play_desk(player, "staff");
  player.press("row.aa");
  player.press("staff.join");
  player.press("join.cc");
  const auto other = std::get<FindingRow>(player.view().main.at(0)).cards.at(1);
  EXPECT_EQ(other.where, "No name given");
  EXPECT_EQ(other.body, "Year of birth: not given\n0 cases");
  ASSERT_TRUE(player.press("back"));
  EXPECT_EQ(player.view().screen, "staff.join");
  ASSERT_TRUE(player.press("join.bb"));
  ASSERT_TRUE(player.press("staff.join_yes"));
  player.event(RecordsNotJoined{Trouble::full});
  EXPECT_EQ(player.view().screen, "staff.join_sure");
  EXPECT_EQ(player.state.notice, "staff.join_failed");
  EXPECT_EQ(player.view().notice_tone, Tone::judge);
  EXPECT_TRUE(player.can_press("staff.join_yes"));
}

TEST(Join, SurvivesARowThatIsGoneMeanwhile) {
  Player player;
  play_desk(player, "staff");
  player.press("row.aa");
  player.press("staff.join");
  player.press("join.bb");
  player.event(RecordsListed{{row("aa", "Ana Prueba", "1985")}});
  EXPECT_FALSE(player.can_press("staff.join_yes"));
  ASSERT_TRUE(player.press("back"));
  EXPECT_TRUE(first_table(player.view()).rows.empty());
}

TEST(Join, AJoinedFileSaysHowManyAreReadAsOne) {
  Player player;
  play_desk(player, "staff");
  player.state.rows[0].files = 2;
  player.press("row.aa");
  EXPECT_EQ(player.view().lead, "2 files, read as one");
}

// ---- and taking one out again ----------------------------------------------------------------

void play_joined(Player& player, int files) {
  play_desk(player, "staff");
  player.state.rows[0].files = files;
  ASSERT_TRUE(player.press("row.aa"));
}

TEST(Part, OneOfTheFilesIsTakenOutAndTheRestStays) {
  Player player;
  play_joined(player, 3);
  ASSERT_TRUE(player.press("staff.part"));
  EXPECT_FALSE(player.can_press("staff.part")) << "asked once";
  ASSERT_EQ(player.asked<ListFiles>().size(), 1U);
  EXPECT_EQ(player.asked<ListFiles>()[0].record, "aa");
  auto damaged = row("ee", "", "");
  damaged.readable = false;
  player.event(FilesListed{
      {row("aa", "Ana Prueba", "1985-02-03"), row("bb", "Ben Ejemplo", "1990"), damaged}});
  const auto view = player.view();
  EXPECT_EQ(view.screen, "staff.part");
  const auto& cards = std::get<FindingRow>(view.main.at(0)).cards;
  ASSERT_EQ(cards.size(), 3U);
  EXPECT_EQ(cards[1].title, "File 2");
  EXPECT_EQ(cards[1].where, "Ben Ejemplo");
  EXPECT_EQ(cards[1].body, "Year of birth: 1990\n0 cases");
  EXPECT_FALSE(player.can_press("part.ee")) << "what cannot be read says nothing of whose it is";
  ASSERT_TRUE(player.press("part.bb"));
  EXPECT_FALSE(player.can_press("part.aa")) << "once";
  player.event(Pressed{"part.aa"});
  ASSERT_EQ(player.asked<PartRecords>().size(), 1U);
  EXPECT_EQ(player.asked<PartRecords>()[0].one, "aa");
  EXPECT_EQ(player.asked<PartRecords>()[0].other, "bb");
  const auto listed = player.asked<ListRecords>().size();
  player.event(RecordsParted{});
  EXPECT_EQ(player.view().screen, "staff.list");
  EXPECT_EQ(player.state.notice, "staff.parted");
  EXPECT_EQ(player.view().notice_tone, Tone::good);
  EXPECT_EQ(player.asked<ListRecords>().size(), listed + 1);
}

TEST(Part, TheFileThatNamesTheRowCanGoTooAndAFailureSaysSo) {
  Player player;
  play_joined(player, 2);
  player.press("staff.part");
  player.event(FilesListed{{row("aa", "Ana Prueba", "1985"), row("bb", "Ben Ejemplo", "")}});
  ASSERT_TRUE(player.press("part.aa"));
  EXPECT_EQ(player.asked<PartRecords>().at(0).one, "bb");
  EXPECT_EQ(player.asked<PartRecords>().at(0).other, "aa");
  player.event(RecordsNotParted{});
  EXPECT_EQ(player.view().screen, "staff.part");
  EXPECT_EQ(player.state.notice, "staff.part_failed");
  EXPECT_TRUE(player.can_press("part.aa"));
  ASSERT_TRUE(player.press("back"));
  EXPECT_EQ(player.view().screen, "staff.record");
}

TEST(Part, IsOfferedOnlyWhereSomethingIsJoinedAndToWhoMayJoin) {
  Player alone;
  play_joined(alone, 1);
  EXPECT_FALSE(alone.can_press("staff.part"));
  Player late;
  play_joined(late, 2);
  late.press("staff.part");
  late.event(NotShown{});
  EXPECT_EQ(late.view().screen, "staff.record");
  EXPECT_EQ(late.state.notice, "staff.not_shown");
  late.event(FilesListed{{row("aa", "", "")}});
  EXPECT_EQ(late.view().screen, "staff.record") << "nobody waits for it any more";
  for (const std::string role : {"volunteer", "auditor"}) {
    Player player;
    play_desk(player, role);
    for (const char* action : {"row.aa", "staff.part", "part.aa", "part.bb"})
      player.event(Pressed{action});
    EXPECT_TRUE(player.asked<ListFiles>().empty());
    EXPECT_TRUE(player.asked<PartRecords>().empty());
  }
}

TEST(Join, IsNotForAVolunteerOrAnUnknownRole) {
  for (const std::string role : {"volunteer", "auditor"}) {
    Player player;
    play_desk(player, role);
    for (const char* action : {"row.aa", "staff.join", "join.bb", "staff.join_yes"})
      player.event(Pressed{action});
    EXPECT_TRUE(player.asked<JoinRecords>().empty());
    EXPECT_EQ(player.view().screen, "staff.list");
  }
}

}  // namespace
}  // namespace clearway::flow
