// Two answers to one question: at the desk, and by the person who comes back with their code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::HasSubstr;
using testing::Not;

const std::string kCase(32, 'c');
constexpr core::Day kNovember{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{2}};

std::vector<Doubt> three_doubts() {
  const Told mine{"Ana Prueba", Doer::person, "", kNovember, "09:12"};
  const Told desk{"Ana P. Prueba", Doer::staff, "rosa", kNovember, "16:40"};
  return {{"case." + kCase + ".county", {{"kern"}, {"los_angeles"}}},
          {"person.name.court", {mine, desk}},
          {"visit.language", {{"en"}, {"es"}}}};
}
const record::Fields kFields{{"person.name.court", "Ana Prueba"},
                             {"case." + kCase + ".order", "1"},
                             {"case." + kCase + ".county", "kern"},
                             {"consent.keep", "clinic"}};

void play_file(Player& player, const std::string& role) {
  ASSERT_TRUE(player.press("door.staff"));
  ASSERT_TRUE(player.write("staff.name", "kim"));
  ASSERT_TRUE(player.write("staff.passphrase", "made up words"));
  ASSERT_TRUE(player.press("next"));
  player.event(SignedIn{"kim", role});
  player.event(RecordsListed{{{"aa", kFields, "09:12"}}});
  player.doubts = three_doubts();
}

std::string told_on(const View& view) {
  std::string told;
  for (const auto& block : view.main) {
    if (const auto* line = std::get_if<Paragraph>(&block)) told += line->text + "\n";
    if (const auto* card = std::get_if<Card>(&block))
      for (const auto& line : card->body) told += line.text + "\n";
  }
  return told;
}

TEST(StaffDoubt, AnOpenFileShowsBothAnswersAndTheWayToChoose) {
  Player player;
  play_file(player, "staff");
  ASSERT_TRUE(player.press("row.aa"));
  const auto told = told_on(player.view());
  EXPECT_THAT(told, HasSubstr("“Ana Prueba” · “Ana P. Prueba”"));
  EXPECT_THAT(told, HasSubstr("Case 1"));
  EXPECT_THAT(told, HasSubstr("“Kern” · “Los Angeles”"));
  EXPECT_THAT(told, Not(HasSubstr("visit.language"))) << "nobody is asked about that";
  EXPECT_THAT(told, HasSubstr("Ask the person"));
  EXPECT_TRUE(player.can_press("staff.doubts"));
}

TEST(StaffDoubt, OneTapKeepsOneAndTheLastOneLeadsBack) {
  for (const std::string role : {"staff", "attorney", "admin"}) {
    SCOPED_TRACE(role);
    Player player;
    play_file(player, role);
    player.press("row.aa");
    ASSERT_TRUE(player.press("staff.doubts"));
    EXPECT_EQ(player.view().screen, "staff.doubts");
    const auto told = told_on(player.view());
    EXPECT_THAT(told, HasSubstr("Told by the person on November 2, 2026, 09:12"));
    EXPECT_THAT(told, HasSubstr("Set by rosa on November 2, 2026, 16:40"));
    ASSERT_TRUE(player.press("doubt.1.person.name.court"));
    EXPECT_FALSE(player.can_press("doubt.0.person.name.court")) << "once";
    player.event(Pressed{"doubt.0.person.name.court"});
    ASSERT_EQ(player.asked<SettleDoubt>().size(), 1U);
    EXPECT_EQ(player.asked<SettleDoubt>()[0].record, "aa");
    EXPECT_EQ(player.asked<SettleDoubt>()[0].field, "person.name.court");
    EXPECT_EQ(player.asked<SettleDoubt>()[0].value, "Ana P. Prueba");
    player.doubts.erase(player.doubts.begin() + 1);
    player.event(RecordOpened{"aa", kFields, player.doubts});
    EXPECT_EQ(player.view().screen, "staff.doubts");
    EXPECT_FALSE(player.can_press("doubt.0.case." + kCase + ".county")) << "not yet";
    player.event(DoubtSettled{});
    EXPECT_EQ(player.view().screen, "staff.doubts") << "one is left";
    EXPECT_FALSE(player.view().toast.empty());
    ASSERT_TRUE(player.press("doubt.0.case." + kCase + ".county"));
    player.event(RecordOpened{"aa", kFields, {}});
    player.event(DoubtSettled{});
    EXPECT_EQ(player.view().screen, "staff.record");
    EXPECT_FALSE(player.can_press("staff.doubts"));
  }
}

TEST(StaffDoubt, AFailureSaysSoAndWhatWasAnsweredMeanwhileHasNothingToChoose) {
  Player player;
  play_file(player, "staff");
  player.press("row.aa");
  player.press("staff.doubts");
  player.press("doubt.0.person.name.court");
  player.event(DoubtNotSettled{});
  EXPECT_EQ(player.state.notice, "staff.doubts_failed");
  EXPECT_TRUE(player.can_press("doubt.0.person.name.court"));
  player.press("doubt.0.person.name.court");
  player.event(RecordOpened{"another", kFields, {}});
  player.event(RecordOpened{"aa", kFields, {}});
  player.event(DoubtNotSettled{});
  EXPECT_THAT(told_on(player.view()), HasSubstr("Nothing is left"));
  for (const char* action : {"doubt.0.person.name.court", "doubt.7.person.name.court", "doubt.0",
                             "doubt.0.no.such.field"})
    player.event(Pressed{action});
  EXPECT_EQ(player.asked<SettleDoubt>().size(), 2U);
  ASSERT_TRUE(player.press("back"));
}

TEST(StaffDoubt, IsNotForAVolunteerOrAnUnknownRole) {
  for (const std::string role : {"volunteer", "auditor"}) {
    Player player;
    play_file(player, role);
    for (const char* action : {"row.aa", "staff.doubts", "doubt.0.person.name.court"})
      player.event(Pressed{action});
    EXPECT_TRUE(player.asked<SettleDoubt>().empty());
    EXPECT_EQ(player.view().screen, "staff.list");
  }
}

// ---- the person, with their code --------------------------------------------------------------

void come_back(Player& player, std::vector<Doubt> doubts) {
  test::play_to_home(player, "en");
  ASSERT_TRUE(player.press("door.code"));
  player.type("7K3MQ9WX");
  player.press("key.done");
  ASSERT_TRUE(player.press("next"));
  player.event(CodeOpened{kFields, {}, std::move(doubts)});
}

TEST(Doubt, WhoComesBackIsAskedOneByOneAndThenGoesOn) {
  Player player;
  come_back(player, three_doubts());
  EXPECT_EQ(player.view().screen, "doubt");
  EXPECT_THAT(told_on(player.view()), HasSubstr("Los Angeles"));
  ASSERT_TRUE(player.press("doubt.1.case." + kCase + ".county"));
  EXPECT_EQ(player.vault["case." + kCase + ".county"], "los_angeles");
  EXPECT_EQ(player.view().screen, "doubt");
  const auto told = told_on(player.view());
  EXPECT_THAT(told, HasSubstr("You told us on November 2, 2026, 09:12"));
  EXPECT_THAT(told, HasSubstr("Written down for you on")) << "by what somebody is, never by name";
  EXPECT_THAT(told, Not(HasSubstr("rosa")));
  // The one that is shown already: kept anew, for the other one stands beside it.
  EXPECT_FALSE(player.vault.contains("person.name.court"));
  ASSERT_TRUE(player.press("doubt.0.person.name.court"));
  EXPECT_EQ(player.vault["person.name.court"], "Ana Prueba");
  EXPECT_EQ(player.view().screen, "hub");
}

TEST(Doubt, WhoIsNotSureLosesNothingAndIsNotAskedTwice) {
  Player player;
  come_back(player, three_doubts());
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "doubt");
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "hub");
  for (const auto& kept : player.asked<KeepField>()) EXPECT_EQ(kept.field, "visit.language");
}

TEST(Doubt, AnAnswerThatWasTakenBackCanBeTheRightOne) {
  Player player;
  come_back(player, {{"person.name.court", {{"Ana Prueba"}, {""}}}});
  EXPECT_THAT(told_on(player.view()), HasSubstr("No answer"));
  ASSERT_TRUE(player.press("doubt.1.person.name.court"));
  const auto kept = player.asked<KeepField>();
  ASSERT_FALSE(kept.empty());
  EXPECT_EQ(kept.back().field, "person.name.court");
  EXPECT_EQ(kept.back().value, std::nullopt);
}

TEST(Doubt, NobodyIsAskedWhereNothingStandsTwice) {
  Player player;
  come_back(player, {{"visit.language", {{"en"}, {"es"}}}});
  EXPECT_EQ(player.view().screen, "hub");
  EXPECT_FALSE(player.press("doubt.0.visit.language"));
}

// A room hears the question and nobody's answers.
TEST(Doubt, AnswersAreToldOnlyToWhoWearsHeadphones) {
  Player player;
  come_back(player, three_doubts());
  player.press("next");
  int answers = 0;
  for (const auto& block : player.view().main) {
    const auto* card = std::get_if<Card>(&block);
    if (card == nullptr) continue;
    EXPECT_TRUE(card->body.at(0).told);
    EXPECT_FALSE(card->body.at(1).told) << "when it was is no answer";
    ++answers;
  }
  EXPECT_EQ(answers, 2);
}

}  // namespace
}  // namespace clearway::flow
