// Staff at the desk: signing in, how long it lasts, and what each role may do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;

// Up to the sign-in screen with the name and the words typed, and sent.
void play_sign_in(Player& player, const std::string& name, const std::string& words) {
  ASSERT_TRUE(player.press("door.staff"));
  ASSERT_TRUE(player.write("staff.name", name));
  if (!words.empty()) {
    ASSERT_TRUE(player.write("staff.passphrase", words));
  }
  ASSERT_TRUE(player.press("next"));
}

TEST(SignIn, SaysInPlainWordsHowLongToWaitAndKeepsTheName) {
  using namespace std::chrono_literals;
  struct Row {
    std::chrono::seconds wait;
    const char* english;
    const char* spanish;
  };
  const Row rows[] = {
      {1s, "about 15 seconds", "unos 15 segundos"},
      {15s, "about 15 seconds", "unos 15 segundos"},
      {16s, "about 30 seconds", "unos 30 segundos"},
      {45s, "about 45 seconds", "unos 45 segundos"},
      {46s, "about 1 minute ", "alrededor de 1 minuto "},
      {61s, "about 2 minutes", "unos 2 minutos"},
      {120s, "about 2 minutes", "unos 2 minutos"},
      {900s, "about 15 minutes", "unos 15 minutos"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.english);
    Player player;
    play_sign_in(player, "rosa", "some words");
    player.event(SignInRefused{Trouble::busy, row.wait});
    EXPECT_THAT(player.view().notice, testing::HasSubstr(row.english));
    EXPECT_EQ(player.state.typed["staff.name"], "rosa");
    EXPECT_TRUE(player.state.secrets.empty());
    EXPECT_TRUE(player.can_press("next")) << "another try is possible";
    player.state.language = "es";
    EXPECT_THAT(player.view().notice, testing::HasSubstr(row.spanish));
  }
}

// The words are in one place that is wiped, and what is drawn is how many characters they have.
TEST(SignIn, KeepsThePassphraseOutOfEverythingButItsOwnPlace) {
  Player player;
  ASSERT_TRUE(player.press("door.staff"));
  ASSERT_TRUE(player.write("staff.passphrase", "zqx ñandú"));
  EXPECT_EQ(player.state.secrets["staff.passphrase"].view(), "zqx ñandú");
  EXPECT_TRUE(player.state.typed.empty());
  const auto shown = [&] { return std::get<TextField>(player.view().main.at(1)); };
  EXPECT_EQ(shown().text, "*********");
  EXPECT_EQ(shown().caret, 9U);
  EXPECT_TRUE(shown().masked);
  player.event(Focused{"staff.passphrase", 6});  // behind the ñ's a
  player.event(Erased{});
  player.event(Typed{"é"});
  EXPECT_EQ(player.state.secrets["staff.passphrase"].view(), "zqx ñéndú");
  EXPECT_EQ(shown().caret, 6U);
  player.event(CaretMoved{-1});
  player.event(Erased{});
  EXPECT_EQ(player.state.secrets["staff.passphrase"].view(), "zqx éndú");
  ASSERT_TRUE(player.write("staff.name", "rosa"));
  ASSERT_TRUE(player.press("next"));
  EXPECT_TRUE(player.state.secrets.empty());
  EXPECT_EQ(player.asked<SignIn>().at(0).passphrase.view(), "zqx éndú");
}

TEST(SignIn, TellsAWrongTryFromAMachineThatCannot) {
  for (const auto& [trouble, word] :
       {std::pair{Trouble::wrong, "staff.refused"}, std::pair{Trouble::full, "staff.failed"}}) {
    Player player;
    play_sign_in(player, "rosa", "some words");
    player.event(SignInRefused{trouble});
    EXPECT_EQ(player.state.notice, word);
  }
}

TEST(SignIn, BackWaitsForTheAnswerAndThenLeaves) {
  Player player;
  play_sign_in(player, "rosa", "some words");
  EXPECT_FALSE(player.press("back"));
  player.event(SignInRefused{Trouble::wrong});
  ASSERT_TRUE(player.press("back"));
  EXPECT_EQ(player.asked<Restart>().size(), 1U) << "no name and no word stays for the next";
}

TEST(StaffSession, AsksBeforeItStopsPapersOnTheirWay) {
  Player player;
  play_sign_in(player, "rosa", "some words");
  player.event(SignedIn{"rosa", "staff"});
  player.state.printing = Printing::printing;
  ASSERT_TRUE(player.press("staff.sign_out"));
  EXPECT_EQ(player.state.cover, Cover::unfinished_print);
  EXPECT_TRUE(player.asked<Restart>().empty());
  ASSERT_TRUE(player.press("finish.anyway"));
  EXPECT_EQ(player.asked<Restart>().size(), 1U);
}

TEST(StaffSession, EndsWhenNobodyTouchesItForHalfAnHour) {
  Player player;
  play_sign_in(player, "rosa", "some words");
  player.event(SignedIn{"rosa", "staff"});
  player.idle(30 * 60 - 1);
  EXPECT_TRUE(player.asked<Restart>().empty());
  player.idle(30 * 60);
  EXPECT_EQ(player.asked<Restart>().size(), 1U);
}

TEST(StaffSession, EndsWhenTheSiteSaysSo) {
  using namespace std::chrono_literals;
  World world = test::shipped_world();
  world.site.staff_idle = 20s;
  world.site.staff_longest = 60s;
  Player player(world);
  play_sign_in(player, "rosa", "some words");
  player.event(SignedIn{"rosa", "staff"});
  player.idle(19);
  EXPECT_TRUE(player.asked<Restart>().empty());
  player.idle(20);
  EXPECT_EQ(player.asked<Restart>().size(), 1U);
  player.event(Ticked{0s, player.state.today, player.state.signed_in_at + 59s});
  EXPECT_EQ(player.asked<Restart>().size(), 1U);
  player.event(Ticked{0s, player.state.today, player.state.signed_in_at + 60s});
  EXPECT_EQ(player.asked<Restart>().size(), 2U) << "however busy they are";
}

// Somebody's file may stand on the glass when a stranger comes to the desk.
TEST(StaffSession, CoversTheScreenWithOneTapAndComesBackToIt) {
  Player player;
  play_sign_in(player, "rosa", "some words");
  player.event(SignedIn{"rosa", "staff"});
  std::vector<std::string> tools;
  for (const auto& tool : player.view().tools) tools.push_back(tool.action);
  EXPECT_THAT(tools, testing::ElementsAre("tool.language", "tool.display", "tool.moment",
                                          "staff.sign_out"));
  ASSERT_TRUE(player.press("tool.moment"));
  ASSERT_TRUE(player.view().overlay);
  EXPECT_TRUE(player.view().overlay->cover);
  ASSERT_TRUE(player.press("cover.close"));
  EXPECT_FALSE(player.view().overlay);
  EXPECT_EQ(player.view().screen, "staff.list");
}

TEST(StaffSession, EndsTwelveHoursAfterSignInHoweverBusy) {
  using namespace std::chrono_literals;
  Player player;
  const auto tick = [&](std::chrono::seconds uptime) {
    player.event(Ticked{0s, player.state.today, uptime});
  };
  player.press("door.staff");
  tick(100h);
  player.write("staff.name", "rosa");
  player.write("staff.passphrase", "made up words");
  player.press("next");
  tick(100h + 1s);
  player.event(SignedIn{"rosa", "staff"});
  for (auto at = 100h + 1min; at < 112h; at += 1min) tick(at);
  EXPECT_TRUE(player.asked<Restart>().empty());
  tick(112h + 1s);
  EXPECT_EQ(player.asked<Restart>().size(), 1U);
  EXPECT_TRUE(player.asked<EndVisit>().empty()) << "there is no visit to end";
}

TEST(StaffSession, NobodyElseIsSignedOutByTheTime) {
  using namespace std::chrono_literals;
  Player player;
  play_to_home(player, "en");
  player.event(Ticked{0s, player.state.today, 1000h});
  EXPECT_TRUE(player.asked<Restart>().empty());
}

// Signed in as this role, with a row listed as if the desk had been fooled.
void play_staff(Player& player, const std::string& role) {
  play_sign_in(player, "kim", "made up words");
  player.event(SignedIn{"kim", role});
  player.event(SyncChanged{SyncChanged::State::idle, 7, 5, 2, 0});
  player.event(RecordsListed{{{"ab12", {{"person.name.court", "Ana Prueba"}}, "09:12"}}});
}

TEST(Roles, StaffAttorneysAndAdminsListOpenReprintAndReplaceACode) {
  for (const std::string role : {"staff", "attorney", "admin"}) {
    SCOPED_TRACE(role);
    Player player;
    play_staff(player, role);
    EXPECT_EQ(player.asked<ListRecords>().size(), 1U);
    EXPECT_TRUE(player.can_press("staff.sync"));
    ASSERT_TRUE(player.press("row.ab12"));
    EXPECT_EQ(player.asked<OpenRecord>().size(), 1U);
    ASSERT_TRUE(player.press("staff.reprint"));
    EXPECT_EQ(player.asked<MakePaper>().size(), 1U);
    ASSERT_TRUE(player.press("staff.replace_code"));
    EXPECT_EQ(player.asked<ReplaceCode>().size(), 0U) << "the old code dies: asked first";
    ASSERT_TRUE(player.press("code.replace.yes"));
    EXPECT_EQ(player.asked<ReplaceCode>().size(), 1U);
  }
}

TEST(Roles, AVolunteerSeesTheNumbersAndNoPersonAndIsNotObeyedEither) {
  Player player;
  play_staff(player, "volunteer");
  const auto view = player.view();
  EXPECT_EQ(view.screen, "staff.list");
  ASSERT_EQ(view.main.size(), 1U) << "the numbers of the day, and no table";
  EXPECT_EQ(std::get<Count>(view.main[0]).number, "7");
  for (const std::string action : {"row.ab12", "staff.reprint", "staff.replace_code"}) {
    SCOPED_TRACE(action);
    EXPECT_FALSE(player.can_press(action));
    player.event(Pressed{action});
  }
  EXPECT_EQ(player.state.where.screen, Screen::staff_list);
  EXPECT_TRUE(player.state.rows.empty());
  EXPECT_TRUE(player.asked<ListRecords>().empty());
  EXPECT_TRUE(player.asked<OpenRecord>().empty());
  EXPECT_TRUE(player.asked<MakePaper>().empty());
  EXPECT_TRUE(player.asked<ReplaceCode>().empty());
  ASSERT_TRUE(player.press("staff.sync"));
  EXPECT_EQ(player.asked<SyncNow>().size(), 1U);
  player.event(SyncChanged{SyncChanged::State::running});
  player.event(SyncChanged{SyncChanged::State::idle});
  EXPECT_TRUE(player.asked<ListRecords>().empty());
  EXPECT_TRUE(player.can_press("staff.sign_out"));
}

TEST(Desk, SaysThatAMachineMustBeRenewedInBothLanguages) {
  Player player;
  play_staff(player, "volunteer");
  const auto line = [&] { return std::get<Count>(player.view().main.at(0)).tag; };
  EXPECT_EQ(line().tone, Tone::plain);
  SyncChanged aside{SyncChanged::State::idle, 7, 5, 0, 2};
  aside.renew = true;
  player.event(aside);
  EXPECT_EQ(line().text, "Nothing is lost. This machine must be renewed. Please call the office.");
  EXPECT_EQ(line().tone, Tone::alarm);
  player.state.language = "es";
  EXPECT_THAT(line().text, testing::HasSubstr("renovar esta máquina"));
}

TEST(Roles, ARoleThisKioskDoesNotKnowMayDoNothing) {
  Player player;
  play_staff(player, "auditor");
  EXPECT_TRUE(player.view().main.empty());
  EXPECT_FALSE(player.can_press("staff.sync"));
  player.event(Pressed{"staff.sync"});
  EXPECT_TRUE(player.asked<SyncNow>().empty());
  EXPECT_TRUE(player.can_press("staff.sign_out"));
}

}  // namespace
}  // namespace clearway::flow
