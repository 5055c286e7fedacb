// What is kept while a person types, how a visit ends, and how a return code opens it again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;

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
    if (!save) {  // one tap beside the other button takes nothing away
      EXPECT_TRUE(player.asked<EndVisit>().empty());
      ASSERT_TRUE(player.press("cover.close"));
      EXPECT_FALSE(player.view().overlay) << "and who thinks again is back where they were";
      player.press("tool.leave");
      player.press("leave.delete");
      ASSERT_TRUE(player.press("leave.erase"));
    }
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

// Who covered the screen is warned as late as was promised, under the cover, and has the whole time
// to answer.
TEST(Idle, LeavesWhatSomebodyCoveredCovered) {
  for (const char* tool : {"tool.moment", "tool.ask"}) {
    SCOPED_TRACE(tool);
    Player player;
    play_to_home(player, "en");
    play_consent(player, "none");
    ASSERT_TRUE(player.press(tool));
    const auto& site = test::shipped_world().site;
    const int limit = static_cast<int>(2 * site.idle_statement.count());
    const int answer = static_cast<int>(site.idle_answer.count());
    player.idle(limit - 1);
    EXPECT_NE(player.state.cover, Cover::idle);
    player.idle(limit);
    ASSERT_EQ(player.state.cover, Cover::idle);
    EXPECT_TRUE(player.view().overlay->cover) << "the answers stay hidden";
    player.idle(limit + answer - 1);
    EXPECT_TRUE(player.asked<EndVisit>().empty());
    ASSERT_TRUE(player.press("cover.close"));
    EXPECT_TRUE(hides(player.state.cover)) << "back to the moment they asked for";
    player.idle(limit);
    player.idle(limit + answer);
    EXPECT_EQ(player.asked<EndVisit>().size(), 1U);
  }
}

// The first screen is the next person's.
TEST(Back, ToTheFirstScreenEndsTheVisitAndNothingStays) {
  const auto looked = [](Player& player) {
    play_to_home(player, "en");
    ASSERT_TRUE(player.press("door.look"));
    play_case(player, "los_angeles", "2015");
  };
  const auto typed_a_code = [](Player& player) {
    ASSERT_TRUE(player.press("door.code"));
    player.write("return.code", "7K3M");
  };
  const auto staff = [](Player& player) {
    ASSERT_TRUE(player.press("door.staff"));
    player.write("staff.name", "rosa");
    player.write("staff.passphrase", "some made up words");
  };
  for (void (*began)(Player&) : {+looked, +typed_a_code, +staff}) {
    Player player;
    began(player);
    for (int i = 0; i < 40 && player.asked<Restart>().empty(); ++i) {
      ASSERT_NE(player.view().screen, "attract");
      ASSERT_TRUE(player.press("back"));
    }
    ASSERT_EQ(player.asked<EndVisit>().size(), 1U);
    EXPECT_FALSE(player.asked<EndVisit>()[0].keep);
    EXPECT_EQ(player.asked<Restart>().size(), 1U) << "another program, which has seen nothing";
  }
}

// What the vault works on belongs to the screen it was asked on.
TEST(Back, WaitsForTheVault) {
  Player player;
  play_to_home(player, "en");
  player.press("door.code");
  player.write("return.code", "7K3MQ9WX4RTPHN2CV");
  player.answer = false;
  ASSERT_TRUE(player.press("next"));
  EXPECT_FALSE(player.press("back"));
  player.event(CodeRefused{Trouble::wrong});
  EXPECT_TRUE(player.press("back"));

  ASSERT_TRUE(player.press("door.papers"));
  ASSERT_TRUE(player.press("next"));
  ASSERT_TRUE(player.choose("consent.keep", "me"));
  ASSERT_TRUE(player.press("next"));
  ASSERT_TRUE(player.choose("consent.totals", "no"));
  ASSERT_TRUE(player.press("next"));
  EXPECT_FALSE(player.press("back"));
  player.event(RecordNotStarted{Trouble::full});
  EXPECT_EQ(player.state.notice, "consent.full");
  EXPECT_TRUE(player.press("back"));
}

TEST(Idle, IsLongerWhileSomebodyWritesTheirStory) {
  Player player;
  play_to_story(player);
  player.idle(static_cast<int>(test::shipped_world().site.idle_statement.count()) - 1);
  EXPECT_EQ(player.state.cover, Cover::none);
}

TEST(Statement, NoSentenceOfOursStandsUntilItIsAccepted) {
  Player player;
  play_to_read_all(player);
  ASSERT_EQ(player.view().screen, "read_all");
  player.press("next");
  EXPECT_EQ(player.view().screen, "read_all");
  EXPECT_EQ(player.state.notice, "read_all.decide");
}

TEST(Code, RefusalsSayWhatToDoNext) {
  const std::pair<Trouble, const char*> rows[] = {
      {Trouble::unreadable, "return_code.unreadable"},
      {Trouble::wrong, "return_code.wrong"},
      {Trouble::unknown_here, "return_code.unknown_here"},
      {Trouble::full, "return_code.failed"},
      {Trouble::other, "return_code.failed"},
  };
  for (const auto& [trouble, word] : rows) {
    SCOPED_TRACE(word);
    Player player;
    play_to_home(player, "en");
    player.press("door.code");
    player.write("return.code", "7k3m q9wx 4rtp hn2c v");
    player.press("next");
    ASSERT_EQ(player.asked<OpenCode>().size(), 1U);
    EXPECT_EQ(player.asked<OpenCode>()[0].typed.view(), "7k3m q9wx 4rtp hn2c v");
    EXPECT_TRUE(player.state.typed.empty()) << "a code has a place of its own";
    player.event(CodeRefused{trouble});
    EXPECT_EQ(player.state.notice, word);
    EXPECT_TRUE(player.can_press("next")) << "another try is possible";
  }
}

// A code is a promise: it is shown once something lies behind it that a power cut does not take.
TEST(Code, IsShownOnceItOpensSomething) {
  Player player;
  play_to_home(player, "en");
  player.answer = false;
  player.press("door.papers");
  player.press("next");
  player.choose("consent.keep", "me");
  player.press("next");
  player.choose("consent.totals", "no");
  player.press("next");
  player.event(RecordStarted{"7K3M-Q9WX-4RTP-HN2C-V"});
  EXPECT_EQ(player.view().screen, "consent.totals");
  const auto asked = player.asked<KeepField>();
  ASSERT_GE(asked.size(), 2U);
  for (const auto& field : asked) {
    EXPECT_NE(player.view().screen, "code");
    player.event(FieldKept{field.revision});
  }
  EXPECT_EQ(player.view().screen, "code");
  EXPECT_FALSE(player.state.starting);
}

TEST(Code, SpeaksTheLanguageOfTheLastVisitUntilAnotherIsChosen) {
  for (const bool chosen : {false, true}) {
    Player player;
    if (chosen) play_to_home(player, "en");
    player.press("door.code");
    player.write("return.code", "7K3MQ9WX4RTPHN2CV");
    player.press("next");
    player.event(CodeOpened{{{"visit.language", "es"}, {"consent.keep", "me"}}});
    EXPECT_EQ(player.view().language, chosen ? "en" : "es");
    EXPECT_EQ(record::value_of(player.state.answers, "visit.language"), chosen ? "en" : "es");
  }
}

TEST(Code, AnEarlierTryIsNotShownAgain) {
  Player player;
  play_to_home(player, "en");
  player.press("door.code");
  player.write("return.code", "7K3M");
  ASSERT_TRUE(player.press("back"));
  ASSERT_TRUE(player.press("door.code"));
  EXPECT_TRUE(player.state.secrets["return.code"].empty());
}

TEST(Code, OpensTheRecordAndGoesOn) {
  Player player;
  play_to_home(player, "en");
  player.press("door.code");
  player.write("return.code", "7K3MQ9WX4RTPHN2CV");
  player.press("next");
  player.event(CodeOpened{{{"person.name.court", "Ana Prueba"}, {"consent.keep", "clinic"}}});
  EXPECT_EQ(player.view().screen, "hub");
  ASSERT_TRUE(player.press("go.about"));
  EXPECT_EQ(player.state.answers.at("person.name.court"), "Ana Prueba");
}

}  // namespace
}  // namespace clearway::flow
