#include "app/flow/flow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <regex>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;

bool looks_like_a_key(const std::string& text) {
  return text.find('.') != text.npos &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") == text.npos;
}

std::string screen_of(const Player& player) { return player.view().screen; }

TEST(Visit, GoesFromTheAttractScreenToThePapersInBothLanguages) {
  for (const std::string language : {"en", "es"}) {
    SCOPED_TRACE(language);
    Player player;
    EXPECT_EQ(screen_of(player), "attract");
    play_to_home(player, language);
    EXPECT_EQ(screen_of(player), "home");
    play_consent(player, "clinic");
    play_about(player);
    EXPECT_EQ(screen_of(player), "order");
    ASSERT_TRUE(player.press("order.cases"));
    play_case(player, "los_angeles", "2015");
    play_case(player, "ventura", "2018");
    play_case(player, "los_angeles", "2019");
    EXPECT_EQ(screen_of(player), "cases");
    ASSERT_TRUE(player.press("next"));
    EXPECT_EQ(screen_of(player), "findings");
    ASSERT_TRUE(player.press("next"));
    play_story(player);
    EXPECT_EQ(screen_of(player), "read_all");
    for (int i = 0; i < 9 && screen_of(player) == "read_all"; ++i) {
      for (const auto& block : player.view().aside)
        if (const auto* card = std::get_if<Card>(&block); card && !card->buttons.empty())
          player.press(card->buttons[0].action);
      player.press("next");
    }
    EXPECT_EQ(screen_of(player), "papers");
    ASSERT_TRUE(player.press("print.packet"));
    EXPECT_EQ(player.state.printing, Printing::done);
    ASSERT_TRUE(player.press("next"));
    EXPECT_EQ(screen_of(player), "finish");
    ASSERT_TRUE(player.press("next"));
    EXPECT_EQ(player.asked<EndVisit>().size(), 1U);
    EXPECT_TRUE(player.asked<EndVisit>()[0].keep);
    EXPECT_EQ(player.asked<Restart>().size(), 1U);
    EXPECT_EQ(player.vault, player.state.answers) << "everything typed was kept";
  }
}

std::string text_of_main(const View& view) {
  std::string text;
  for (const auto& block : view.main)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text + "\n";
  return text;
}

// Only who has something to file is sent to the court.
TEST(Finish, SendsToTheCourtOnlyWithSomethingToFile) {
  Player player;
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("door.look"));
  player.state.where.screen = Screen::finish;
  EXPECT_THAT(text_of_main(player.view()), testing::HasSubstr("3. Bring the papers to "));
  player.state.answers = {
      {"person.pending_case", "no"},     {"person.supervision", "none"},
      {"case.0a.county", "los_angeles"}, {"case.0a.what", "PC 484, petty theft"},
      {"case.0a.level", "misdemeanor"},  {"case.0a.date", "2018-03-05"},
      {"case.0a.sentence", "probation"}, {"case.0a.probation_end", "full"}};
  EXPECT_THAT(text_of_main(player.view()),
              testing::HasSubstr("3. Take the papers to the court of the county"));
  player.state.answers["person.pending_case"] = "yes";
  EXPECT_THAT(text_of_main(player.view()), testing::HasSubstr("3. Bring the papers to "));
}

// What a lawyer has to look at is on the screen too, not only on the paper.
TEST(Findings, ACautionIsNeverHiddenBehindAHopefulFinding) {
  Player player;
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("door.look"));
  play_case(player, "los_angeles", "2015");
  const std::string stem = "case." + record::case_ids(player.state.answers).at(0) + ".";
  const auto card = [&](const record::Fields& facts) {
    for (const auto& [name, value] : facts)
      player.state.answers[name.starts_with("person.") ? name : stem + name] = value;
    player.state.where.screen = Screen::findings;
    for (const auto& block : player.view().main)
      if (const auto* row = std::get_if<FindingRow>(&block)) return row->cards.at(0);
    return FindingCard{};
  };
  const FindingCard unsure = card({{"what", "PC 288(a)"},
                                   {"level", "felony"},
                                   {"sentence", "prison"},
                                   {"date", "2010"},
                                   {"sentence_end", "2015"},
                                   {"registration", "unsure"},
                                   {"person.pending_case", "no"},
                                   {"person.supervision", "none"}});
  EXPECT_EQ(unsure.tag.text, "A lawyer should look");
  EXPECT_THAT(unsure.body, testing::HasSubstr("We do not know if this case made you register."));
  EXPECT_THAT(unsure.note, testing::HasSubstr("It may already have been cleared."));
  const FindingCard two = card({{"what", "marijuana and petty theft, PC 484"},
                                {"level", "misdemeanor"},
                                {"sentence", "probation"},
                                {"probation_end", "full"}});
  EXPECT_EQ(two.tag.text, "May fit, by right");
  EXPECT_THAT(two.note, testing::HasSubstr("A lawyer should look: Courts were told to clear"));
}

TEST(Language, IsAskedInEveryLanguageUntilOneIsChosen) {
  Player player;
  ASSERT_TRUE(player.press("begin"));
  EXPECT_EQ(player.view().title, "Choose your language · Elija su idioma");
  EXPECT_THAT(player.view().lead, testing::HasSubstr("Your answers stay.\nPuede cambiarlo"));
  ASSERT_TRUE(player.press("language.es"));
  ASSERT_TRUE(player.press("back"));
  EXPECT_EQ(player.view().title, "Elija su idioma");
}

TEST(Visit, LookingFirstWritesNothingAndCarriesOverIntoThePapers) {
  Player player;
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("door.look"));
  play_case(player, "los_angeles", "2015");
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(screen_of(player), "findings");
  EXPECT_TRUE(player.asked<KeepField>().empty());
  EXPECT_TRUE(player.asked<StartRecord>().empty());
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(screen_of(player), "welcome");
  player.press("next");
  player.choose("consent.keep", "me");
  player.press("next");
  player.choose("consent.totals", "no");
  player.press("next");
  EXPECT_EQ(screen_of(player), "code");
  ASSERT_EQ(player.asked<StartRecord>().size(), 1U);
  EXPECT_FALSE(player.asked<StartRecord>()[0].share_with_clinic);
  player.press("next");
  const auto ids = record::case_ids(player.vault);
  ASSERT_EQ(ids.size(), 1U);
  EXPECT_EQ(player.vault.at("case." + ids[0] + ".county"), "los_angeles");
  play_about(player);
  ASSERT_TRUE(player.press("order.cases"));
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(screen_of(player), "findings");
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(screen_of(player), "question.who") << "not to the welcome again";
}

TEST(Visit, WithNothingKeptAndNothingPrintedTheEndSaysSo) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "none");
  play_about(player);
  player.press("order.cases");
  play_case(player, "los_angeles", "2015");
  player.press("next");
  player.press("next");
  player.state.where = {Screen::papers, {}};
  player.event(PaperFailed{});
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(screen_of(player), "finish");
  EXPECT_NE(player.view().lead.find("were not printed"), std::string::npos) << player.view().lead;
}

TEST(Typing, ASignThatNoPaperCanShowIsRefusedAndSaysSo) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "none");
  ASSERT_EQ(screen_of(player), "question.court_name");
  player.event(Typed{"Zoë"});
  player.event(Typed{"☃"});
  EXPECT_EQ(record::value_of(player.state.answers, "person.name.court"), "Zoë");
  EXPECT_NE(player.view().notice.find("can’t print"), std::string::npos);
}

TEST(Visit, KeepingNothingKeepsNothing) {
  Player player;
  play_to_home(player, "es");
  play_consent(player, "none");
  play_about(player);
  player.idle(60);
  EXPECT_TRUE(player.asked<StartRecord>().empty());
  EXPECT_TRUE(player.asked<KeepField>().empty());
}

TEST(Visit, TheStoryMayComeBeforeTheCases) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  play_about(player);
  ASSERT_TRUE(player.press("order.story"));
  play_story(player);
  EXPECT_EQ(screen_of(player), "cases");
  play_case(player, "kern", "2012");
  player.press("next");
  EXPECT_EQ(screen_of(player), "findings");
  player.press("next");
  EXPECT_EQ(screen_of(player), "read_all");
}

TEST(Visit, WithoutARecordInHandItStillEndsWithSomethingUseful) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  play_about(player);
  player.press("order.cases");
  ASSERT_TRUE(player.press("case.no_papers"));
  EXPECT_EQ(screen_of(player), "no_record");
  ASSERT_TRUE(player.press("print.record_slip"));
  EXPECT_EQ(player.state.printing, Printing::done);
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(screen_of(player), "question.who");
}

TEST(Visit, ChangingTheLanguageKeepsTheAnswers) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  player.write("person.name.court", "Ana Prueba");
  const std::string english = player.view().title;
  ASSERT_TRUE(player.press("tool.language"));
  ASSERT_TRUE(player.press("language.es"));
  EXPECT_NE(player.view().title, english);
  EXPECT_EQ(player.state.answers.at("person.name.court"), "Ana Prueba");
  EXPECT_EQ(player.vault.at("visit.language"), "es");
}

TEST(Keeping, TypingIsKeptAtAPauseAndShownAsKeptOnlyOnceTheVaultSaysSo) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  player.answer = false;
  player.focus("person.name.court");
  player.type("Ana");
  EXPECT_EQ(player.state.dirty.count("person.name.court"), 1U);
  player.idle(1);
  EXPECT_TRUE(player.state.dirty.empty());
  EXPECT_EQ(player.state.kept.count("person.name.court"), 0U);
  const auto asked = player.asked<KeepField>();
  ASSERT_FALSE(asked.empty());
  EXPECT_EQ(asked.back().value, "Ana");
  player.type("!");
  player.event(FieldKept{asked.back().revision});
  EXPECT_EQ(player.state.kept.count("person.name.court"), 0U) << "an older value was kept";
  player.idle(1);
  player.event(FieldKept{player.asked<KeepField>().back().revision});
  EXPECT_EQ(player.state.kept.count("person.name.court"), 1U);
}

TEST(Keeping, AFieldThatCouldNotBeKeptIsTriedAgainAndThePersonIsTold) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  player.answer = false;
  player.write("person.name.court", "Ana");
  const auto first = player.asked<KeepField>().back();
  player.event(FieldNotKept{first.revision, Trouble::full});
  EXPECT_EQ(player.state.notice, "keep.full");
  player.idle(2);
  const auto second = player.asked<KeepField>().back();
  EXPECT_EQ(second.field, first.field);
  EXPECT_GT(second.revision, first.revision);
  player.event(FieldKept{second.revision});
  EXPECT_TRUE(player.state.notice.empty());
}

TEST(Leaving, AsksWhetherToSaveOrDelete) {
  for (const bool save : {true, false}) {
    SCOPED_TRACE(save);
    Player player;
    play_to_home(player, "en");
    play_consent(player, "clinic");
    ASSERT_TRUE(player.press("tool.leave"));
    EXPECT_FALSE(player.press("next")) << "nothing behind a cover can be pressed";
    ASSERT_TRUE(player.press(save ? "leave.save" : "leave.delete"));
    ASSERT_EQ(player.asked<EndVisit>().size(), 1U);
    EXPECT_EQ(player.asked<EndVisit>()[0].keep, save);
    EXPECT_EQ(player.asked<Restart>().size(), 1U);
  }
}

TEST(Asking, CallsAloudOnlyWhereTheSiteSaysSoAndSaysNothingPrivate) {
  for (const std::string signal : {"screen", "sound"}) {
    SCOPED_TRACE(signal);
    World world = test::shipped_world();
    world.site.ask_signal = signal;
    Player player(world);
    play_to_home(player, "en");
    play_consent(player, "clinic");
    player.write("person.name.court", "Ana Prueba");
    ASSERT_TRUE(player.press("tool.ask"));
    ASSERT_TRUE(player.view().overlay);
    EXPECT_TRUE(player.view().overlay->cover) << "the answers are hidden";
    const auto said = player.asked<Speak>();
    ASSERT_EQ(said.size(), signal == "sound" ? 1U : 0U);
    for (const auto& call : said) EXPECT_EQ(call.text.find("Ana"), std::string::npos);
  }
}

TEST(Idle, WarnsThenSealsAndWipes) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  const int limit = static_cast<int>(test::shipped_world().site.idle.count());
  player.idle(limit - 1);
  EXPECT_EQ(player.state.cover, Cover::none);
  player.idle(limit);
  EXPECT_EQ(player.state.cover, Cover::idle);
  ASSERT_TRUE(player.press("cover.close"));
  EXPECT_EQ(player.state.cover, Cover::none);
  player.idle(limit + static_cast<int>(test::shipped_world().site.idle_answer.count()));
  ASSERT_EQ(player.asked<EndVisit>().size(), 1U);
  EXPECT_TRUE(player.asked<EndVisit>()[0].keep);
}

TEST(Idle, IsLongerWhileSomebodyWritesTheirStory) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  play_about(player);
  player.press("order.story");
  player.idle(static_cast<int>(test::shipped_world().site.idle_statement.count()) - 1);
  EXPECT_EQ(player.state.cover, Cover::none);
}

TEST(Statement, NoSentenceOfOursStandsUntilItIsAccepted) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "clinic");
  play_about(player);
  player.press("order.story");
  play_story(player);
  player.press("case.no_papers");
  player.press("next");
  ASSERT_EQ(screen_of(player), "read_all");
  player.press("next");
  EXPECT_EQ(screen_of(player), "read_all");
  EXPECT_EQ(player.state.notice, "read_all.decide");
}

TEST(Code, RefusalsSayWhatToDoNext) {
  const std::pair<Trouble, const char*> rows[] = {
      {Trouble::unreadable, "return_code.unreadable"},
      {Trouble::wrong, "return_code.wrong"},
      {Trouble::unknown_here, "return_code.unknown_here"},
  };
  for (const auto& [trouble, word] : rows) {
    SCOPED_TRACE(word);
    Player player;
    play_to_home(player, "en");
    player.press("door.code");
    player.write("return.code", "7k3m q9wx 4rtp hn2c v");
    player.press("next");
    ASSERT_EQ(player.asked<OpenCode>().size(), 1U);
    player.event(CodeRefused{trouble});
    EXPECT_EQ(player.state.notice, word);
    EXPECT_TRUE(player.can_press("next")) << "another try is possible";
  }
}

TEST(Code, AnEarlierTryIsNotShownAgain) {
  Player player;
  play_to_home(player, "en");
  player.press("door.code");
  player.write("return.code", "7K3M");
  ASSERT_TRUE(player.press("back"));
  ASSERT_TRUE(player.press("door.code"));
  EXPECT_TRUE(player.state.typed["return.code"].empty());
}

TEST(Code, OpensTheRecordAndGoesOn) {
  Player player;
  play_to_home(player, "en");
  player.press("door.code");
  player.write("return.code", "7K3MQ9WX4RTPHN2CV");
  player.press("next");
  player.event(CodeOpened{{{"person.name.court", "Ana Prueba"}, {"consent.keep", "clinic"}}});
  EXPECT_EQ(screen_of(player), "hub");
  ASSERT_TRUE(player.press("go.about"));
  EXPECT_EQ(player.state.answers.at("person.name.court"), "Ana Prueba");
}

// ---- staff ---------------------------------------------------------------------------------

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
    EXPECT_TRUE(player.state.typed["staff.passphrase"].empty());
    EXPECT_TRUE(player.can_press("next")) << "another try is possible";
    player.state.language = "es";
    EXPECT_THAT(player.view().notice, testing::HasSubstr(row.spanish));
  }
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

TEST(SignIn, ALateRefusalDisturbsNobody) {
  Player player;
  play_sign_in(player, "rosa", "some words");
  ASSERT_TRUE(player.press("back"));
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("door.papers"));
  EXPECT_FALSE(player.state.starting);
  player.event(SignInRefused{Trouble::wrong});
  EXPECT_TRUE(player.state.notice.empty());
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

TEST(StaffSession, EndsTwelveHoursAfterSignInHoweverBusy) {
  using namespace std::chrono_literals;
  Player player;
  const auto tick = [&](std::chrono::seconds uptime) {
    player.event(Ticked{0s, player.state.today, uptime});
  };
  player.press("door.staff");
  tick(100h);
  player.write("staff.name", "rosa");
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
  play_sign_in(player, "kim", "");
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
  player.press("next");
  EXPECT_EQ(player.state.notice, "question.needed");
  player.write("staff.name", "rosa");
  player.write("staff.passphrase", "made up words");
  EXPECT_TRUE(occupied(player.state));
  ASSERT_TRUE(player.press("next"));
  ASSERT_EQ(player.asked<SignIn>().size(), 1U);
  EXPECT_EQ(player.asked<SignIn>()[0].name, "rosa");
  EXPECT_FALSE(player.state.typed.contains("staff.passphrase"));
  EXPECT_FALSE(player.can_press("next"));
  player.event(SignInRefused{Trouble::wrong});
  EXPECT_EQ(player.state.notice, "staff.refused");
  player.press("next");
  player.event(SignInRefused{Trouble::no_key});
  EXPECT_THAT(player.view().notice, testing::HasSubstr("Please ask a member of the staff"));
  player.press("next");
  player.event(SignInRefused{Trouble::busy, std::chrono::seconds{15}});
  EXPECT_EQ(player.state.notice, "staff.wait_seconds");
  EXPECT_TRUE(player.asked<Restart>().empty());
  player.press("next");
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
  EXPECT_THAT(player.view().badge, testing::HasSubstr("no es para expedientes"));
  ASSERT_TRUE(player.press("door.papers"));
  ASSERT_TRUE(player.press("tool.ask"));
  EXPECT_FALSE(player.view().badge.empty());
  auto real = test::shipped_world();
  real.site.demo = false;
  Player at_work(real);
  EXPECT_TRUE(at_work.view().badge.empty());
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

// Total and calm: whatever is pressed in whatever order, every screen has a name, a title,
// words in place of keys, and a way on.
TEST(Flow, SurvivesAnyOrderOfEvents) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    Player player;
    for (int step = 0; step < 120; ++step) {
      const View view = player.view();
      ASSERT_FALSE(view.screen.empty());
      ASSERT_FALSE(view.title.empty()) << view.screen;
      ASSERT_FALSE(looks_like_a_key(view.title)) << view.title;
      std::vector<Event> choices = {Erased{},      Typed{"ñ"},    CaretMoved{-1},
                                    FieldKept{1},  PaperFailed{}, VisitNotEnded{Trouble::full},
                                    Scrolled{0.5F}};
      const auto press = [&](const Button& button) { choices.push_back(Pressed{button.action}); };
      if (view.back) press(*view.back);
      if (view.next) press(*view.next), press(*view.next), press(*view.next);
      for (const auto& tool : view.tools) press(tool);
      if (view.overlay) {
        for (const auto& button : view.overlay->choices) press(button), press(button);
        for (const auto& button : view.overlay->buttons) press(button), press(button);
      }
      for (const auto& block : view.main) {
        if (const auto* row = std::get_if<ButtonRow>(&block))
          for (const auto& button : row->buttons) press(button);
        if (const auto* doors = std::get_if<Doors>(&block))
          for (const auto& door : doors->doors) choices.push_back(Pressed{door.action});
        if (const auto* list = std::get_if<ChoiceList>(&block))
          for (const auto& option : list->options)
            choices.push_back(Chosen{list->field, option.id});
        if (const auto* field = std::get_if<TextField>(&block))
          choices.push_back(Focused{field->field, 0});
      }
      player.event(choices[random() % choices.size()]);
    }
  }
}

TEST(Words, WantedListIsWhatTheFileHas) {
  const auto matched = test::shipped_world().words.match(wanted_words());
  EXPECT_TRUE(matched) << matched.error().detail;
}

// A key that a source names and the list does not would show as a bare key on the glass.
TEST(Words, EveryKeyTheSourcesSayIsWanted) {
  const auto wanted = wanted_words();
  const std::regex said(R"re((?:say|own)\(\s*"([a-z_.]+)")re");
  int found = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(CLEARWAY_SOURCE_DIR) + "/app/flow")) {
    std::ifstream in(file.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator it(text.begin(), text.end(), said), end; it != end; ++it) {
      const std::string key = (*it)[1];
      if (key.ends_with('.') || key.ends_with('_')) continue;  // composed; the monkey finds those
      ++found;
      EXPECT_THAT(wanted, testing::Contains(key)) << file.path();
    }
  }
  EXPECT_GT(found, 50);
}

}  // namespace
}  // namespace clearway::flow
