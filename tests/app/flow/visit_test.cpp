// A person at the kiosk: from the attract screen to the papers, and every other way out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/support/player.h"
#include "tests/support/temp_dir.h"

namespace clearway::flow {
namespace {

using test::Player;

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
  EXPECT_THAT(unsure.body,
              testing::HasSubstr("We do not know if you have to register under Penal Code 290."));
  EXPECT_THAT(unsure.note,
              testing::HasSubstr("Another way is needed: Dismissing a prison case from before "
                                 "October 2011. This older law leaves out"));
  const FindingCard two = card({{"what", "PC 487(a)"},
                                {"level", "felony"},
                                {"sentence", "probation"},
                                {"probation_end", "full"}});
  EXPECT_EQ(two.tag.text, "May fit, by right");
  EXPECT_EQ(two.relief, "Dismissing a case after probation");
  EXPECT_THAT(two.body, testing::StartsWith("You finished"));
  EXPECT_THAT(
      two.note,
      testing::HasSubstr(
          "A lawyer should look: Making a felony a misdemeanor. A court may be able to make"));
}

TEST(Attract, SpeaksEveryLanguageInTurnWhileNobodyIsThere) {
  using namespace std::chrono_literals;
  Player player;
  const auto english = player.view().title;
  std::chrono::seconds uptime = player.state.uptime;
  const auto pass = [&](std::chrono::seconds time) {
    uptime += time;
    player.event(Ticked{time, player.state.today, uptime});
  };
  EXPECT_EQ(tick_every(test::shipped_world(), player.state), 10s);
  pass(9s);
  EXPECT_EQ(player.view().title, english);
  pass(1s);
  EXPECT_EQ(player.view().language, "es");
  EXPECT_NE(player.view().title, english);
  const auto& languages = test::shipped_world().site.languages;
  for (std::size_t i = 2; i < languages.size(); ++i) {
    pass(10s);
    EXPECT_EQ(player.view().language, languages[i]);
    EXPECT_NE(player.view().title, english) << languages[i];
  }
  pass(10s);
  EXPECT_EQ(player.view().title, english);
  pass(10s);

  // Whoever listens is not interrupted, and who goes on keeps the language they read.
  Player listening = player;
  ASSERT_TRUE(listening.press("tool.listen"));
  EXPECT_EQ(tick_every(test::shipped_world(), listening.state), 1s);
  listening.event(Ticked{10s, listening.state.today, uptime + 10s});
  EXPECT_EQ(listening.view().language, "es");
  ASSERT_TRUE(player.press("door.code"));
  pass(10s);
  EXPECT_EQ(player.view().language, "es");
}

// With the voice on, a language is said to its end before it is the next one's turn.
TEST(Attract, IsHeardInEveryLanguageInTurn) {
  using namespace std::chrono_literals;
  Player player;
  player.press("tool.listen");
  player.press("sound.again");
  std::chrono::seconds uptime = player.state.uptime;
  const auto pass = [&](std::chrono::seconds idle, std::chrono::seconds time) {
    uptime += time;
    player.event(Ticked{idle, player.state.today, uptime});
  };
  player.event(Spoke{true});
  pass(20s, 20s);
  EXPECT_EQ(player.view().language, "en") << "not in the middle of a word";
  player.event(Spoke{false});
  pass(2s, 1s);
  EXPECT_EQ(player.view().language, "en") << "nor under somebody's finger";
  pass(11s, 1s);
  EXPECT_EQ(player.view().language, "es");
  EXPECT_NE(player.view().sound.ear, Ear::off);
  player.event(Spoke{true});
  player.event(Spoke{false});
  pass(22s, 11s);
  EXPECT_EQ(player.view().language, test::shipped_world().site.languages.at(2));
}

TEST(Language, SaysWhichIsNotByEarWhereItIsChosen) {
  World world = test::shipped_world();
  Player by_ear(world);
  by_ear.press("begin");
  const auto door = [](const Player& player) {
    return std::get<Doors>(player.view().main.at(0)).doors.at(1).text;
  };
  EXPECT_EQ(door(by_ear).find("voz alta"), std::string::npos);
  world.not_by_ear.insert("es");
  Player player(world);
  player.press("begin");
  EXPECT_NE(door(player).find("Aquí no se lee en voz alta"), std::string::npos)
      << "in its own language";
  player.press("language.en");
  player.press("tool.language");
  const auto overlay = player.view().overlay;
  ASSERT_TRUE(overlay);
  EXPECT_EQ(overlay->buttons.at(0).label, "English");
  EXPECT_THAT(overlay->buttons.at(1).label,
              testing::StartsWith("Español · Aquí no se lee en voz alta"));
}

TEST(Language, SaysWhichIsMachineDraftedWhereItIsChosen) {
  World world = test::shipped_world();
  ASSERT_TRUE(world.catalogs.at("es").machine_drafted());
  const auto doors = [&] {
    Player player(world);
    player.press("begin");
    return std::get<Doors>(player.view().main.at(0)).doors;
  };
  EXPECT_EQ(doors().at(0).text, "Go on in English");
  EXPECT_EQ(doors().at(1).text, "Seguir en español · Borrador de máquina, sin revisar");
  Player player(world);
  player.press("begin");
  player.press("language.en");
  player.press("tool.language");
  EXPECT_EQ(player.view().overlay->buttons.at(1).label,
            "Español · Borrador de máquina, sin revisar");
  // As if somebody had signed it off.
  const support::TempDir folder;
  std::string po = support::read_file(std::string(CLEARWAY_SOURCE_DIR) + "/assets/locale/es.po");
  const std::string state = "machine-drafted\\n";
  support::write_file(folder / "es.po", po.replace(po.find(state), state.size(),
                                                   "signed-off by Ada Prueba on 2026-11-22\\n"));
  world.catalogs["es"] = text::Catalog::load(folder / "es.po", "es").value();
  EXPECT_EQ(doors().at(1).text, "Seguir en español");
}

TEST(Attract, StaysInOneLanguageWhereTheSiteSaysSo) {
  using namespace std::chrono_literals;
  World world = test::shipped_world();
  world.site.language_every = 0s;
  Player player(world);
  EXPECT_EQ(tick_every(world, player.state), 60s);
  player.event(Ticked{60s, player.state.today, player.state.uptime + 60s});
  EXPECT_EQ(player.view().language, "en");
}

TEST(Language, IsAskedInEveryLanguageUntilOneIsChosen) {
  World world = test::shipped_world();
  world.site.languages = {"en", "es"};
  Player player(world);
  ASSERT_TRUE(player.press("begin"));
  EXPECT_EQ(player.view().title, "Choose your language · Elija su idioma");
  EXPECT_THAT(player.view().lead, testing::HasSubstr("Your answers stay.\nPuede cambiarlo"));
  ASSERT_TRUE(player.press("language.es"));
  ASSERT_TRUE(player.press("back"));
  EXPECT_EQ(player.view().title, "Elija su idioma");
}

// Eight titles in a row would be read by nobody: there each door says it.
TEST(Language, IsAskedInOneOfManyAndEachDoorSpeaksItsOwn) {
  Player player;
  ASSERT_TRUE(player.press("begin"));
  EXPECT_EQ(player.view().title, "Choose your language");
  const auto doors = std::get<Doors>(player.view().main.at(0)).doors;
  ASSERT_EQ(doors.size(), test::shipped_world().site.languages.size());
  std::set<std::string> texts;
  for (const auto& door : doors) texts.insert(door.text);
  EXPECT_EQ(texts.size(), doors.size()) << "two say the same";
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
  player.state.making = true;
  player.state.pages.reset();
  player.event(PaperFailed{});
  const auto made = player.asked<MakePaper>().size();
  ASSERT_TRUE(player.can_press("papers.again"));
  player.answer = false;
  ASSERT_TRUE(player.press("papers.again"));
  EXPECT_EQ(player.asked<MakePaper>().size(), made + 1);
  player.event(PaperFailed{});
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(screen_of(player), "finish");
  const View end = player.view();
  EXPECT_NE(end.lead.find("were not printed"), std::string::npos) << end.lead;
  ASSERT_TRUE(end.next);
  EXPECT_EQ(end.next->action, "back") << "the button that draws the finger loses nothing";
  EXPECT_TRUE(player.can_press("next"));
}

TEST(Visit, WhatWasPrintedStaysPrintedAlsoAfterALookBack) {
  Player player;
  play_to_home(player, "en");
  play_consent(player, "none");
  play_about(player);
  player.press("order.cases");
  play_case(player, "los_angeles", "2015");
  player.press("next");
  player.press("next");
  player.state.where = {Screen::read_all, {}};
  ASSERT_TRUE(player.press("next"));
  ASSERT_EQ(screen_of(player), "papers");
  ASSERT_TRUE(player.press("print.packet"));
  ASSERT_TRUE(player.press("next"));
  ASSERT_TRUE(player.press("back"));
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().lead.find("were not printed"), std::string::npos) << player.view().lead;
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
  ASSERT_TRUE(player.press("print.slip.record"));
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

// Nobody is asked to explain how letters are fine and no letter may come.
TEST(Visit, PleaseDoNotContactMeGoesWithNothingElse) {
  Player player;
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("door.papers"));
  const std::string field = "person.contact.safe";
  const auto choose = [&](const char* id) {
    player.event(Chosen{field, id});
    return record::value_of(player.state.answers, field);
  };
  EXPECT_EQ(choose("text_only"), "text_only");
  EXPECT_EQ(choose("leave_message"), "leave_message,text_only");
  EXPECT_EQ(choose("do_not_contact"), "do_not_contact");
  EXPECT_EQ(choose("mail"), "mail");
}

TEST(Continue, SaysWhatIsMissing) {
  Player player;
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("door.papers"));
  ASSERT_TRUE(player.press("next"));
  for (const char* field : {"consent.keep", "consent.contact", "consent.totals"}) {
    ASSERT_EQ(screen_of(player), field);
    EXPECT_FALSE(player.can_press("next"));
    ASSERT_TRUE(player.view().next->says_why);
    player.event(Pressed{"next"});
    EXPECT_EQ(screen_of(player), field);
    EXPECT_THAT(player.view().notice, testing::HasSubstr("Please answer this one"));
    player.choose(field, field == std::string("consent.keep") ? "clinic" : "no");
    ASSERT_TRUE(player.press("next"));
  }
  ASSERT_TRUE(player.press("next"));
  ASSERT_EQ(screen_of(player), "question.court_name");
  EXPECT_TRUE(player.view().next->says_why);
  player.event(Pressed{"next"});
  EXPECT_THAT(player.view().notice, testing::HasSubstr("Please answer this one"));
}

TEST(Cases, WithoutOneTheWayGoesOn) {
  Player player;
  play_to_home(player, "en");
  ASSERT_TRUE(player.press("door.look"));
  ASSERT_EQ(screen_of(player), "cases");
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(screen_of(player), "no_record");
}

const ChoiceList& counties(const View& view) { return std::get<ChoiceList>(view.main.at(0)); }

TEST(Counties, AreFoundByTheirFirstLetter) {
  Player player;
  play_to_home(player, "en");
  player.press("door.look");
  player.press("case.add");
  ASSERT_EQ(screen_of(player), "question.where");
  const View all = player.view();
  const std::size_t others = counties(all).options.size() - 58;
  EXPECT_GT(counties(all).letters.size(), 15U);
  std::size_t seen = 0;
  for (const auto& letter : counties(all).letters) {
    player.event(Pressed{letter.action});
    const View narrowed = player.view();
    for (const auto& option : counties(narrowed).options)
      seen += option.label.starts_with(letter.label) ? 1 : 0;
    EXPECT_GE(counties(narrowed).options.size(), others + 1) << "another state is always there";
    EXPECT_LT(counties(narrowed).options.size(), 24U) << letter.label;
  }
  EXPECT_GE(seen, 58U) << "each county has its letter";
  const std::string last = counties(all).letters.back().action;
  player.event(Pressed{last});
  EXPECT_EQ(counties(player.view()).options.size(), others + 58) << "and all of them again";
  player.event(Pressed{last});
  ASSERT_TRUE(player.choose(counties(all).field, "yuba"));
  ASSERT_TRUE(player.press("next"));
  ASSERT_TRUE(player.press("back"));
  EXPECT_EQ(counties(player.view()).options.size(), others + 58) << "narrowed no longer";
}

}  // namespace
}  // namespace clearway::flow
