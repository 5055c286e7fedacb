// The doors of home that tell something: each can be walked to its end, none keeps anything.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

Player at_home(const std::string& language = "en") {
  Player player;
  play_to_home(player, language);
  return player;
}

std::string page_of(const Player& player) { return player.state.where.place.page; }

bool to_page(Player& player, const std::string& page) {
  while (page_of(player) != page)
    if (player.state.where.screen != Screen::door || !player.press("next")) return false;
  return true;
}

std::string cards_of(const View& view) {
  std::string text;
  for (const auto* blocks : {&view.main, &view.aside})
    for (const auto& block : *blocks)
      if (const auto* card = std::get_if<Card>(&block)) text += card->title + "\n";
  return text;
}

class EachDoor : public testing::TestWithParam<const char*> {};

TEST_P(EachDoor, IsWalkedToItsEndAndBackWithEveryPageSeen) {
  const std::string door = GetParam();
  for (const std::string language : {"en", "es"}) {
    SCOPED_TRACE(language);
    Player player = at_home(language);
    player.event(Pressed{"page." + door});
    std::vector<std::string> seen;
    while (player.state.where.screen == Screen::door) {
      const View view = player.view();
      EXPECT_EQ(view.screen, "door." + door + "." + page_of(player));
      EXPECT_FALSE(view.lead.empty()) << view.screen;
      seen.push_back(page_of(player));
      ASSERT_TRUE(player.press("next")) << view.screen;
    }
    EXPECT_EQ(player.view().screen, "home");
    EXPECT_EQ(seen.size(), test::shipped_world().doors.section(door)->pages.size());
    // Back goes the same way.
    player.event(Pressed{"page." + door});
    while (player.state.where.place.page != seen.back()) player.press("next");
    for (std::size_t i = seen.size(); i-- > 0;) {
      EXPECT_EQ(page_of(player), seen[i]);
      ASSERT_TRUE(player.press("back"));
    }
    EXPECT_EQ(player.view().screen, "home");
    EXPECT_THAT(player.asked<KeepField>(), IsEmpty());
    EXPECT_THAT(player.asked<StartRecord>(), IsEmpty());
    EXPECT_THAT(player.state.answers, ElementsAre(Pair("visit.language", language)));
  }
}
INSTANTIATE_TEST_SUITE_P(OfHome, EachDoor,
                         testing::Values("practice", "record", "order", "immigration"));

TEST(Practice, PraisesWhatWasDoneAndForgetsIt) {
  Player player = at_home();
  player.press("page.practice");
  ASSERT_TRUE(to_page(player, "card"));
  EXPECT_THAT(cards_of(player.view()), IsEmpty());
  ASSERT_TRUE(player.choose("practice.card", "coffee"));
  EXPECT_EQ(cards_of(player.view()), "That worked. This card is chosen now.\n");
  player.press("next");
  ASSERT_TRUE(player.focus("practice.word"));
  player.type("hola");
  EXPECT_TRUE(player.press("key.erase"));
  EXPECT_EQ(cards_of(player.view()), "That is how you write here.\n");
  EXPECT_TRUE(player.press("key.done"));
  player.press("next");
  ASSERT_TRUE(player.press("back")) << "and the word is still there";
  EXPECT_EQ(player.state.typed.at("practice.word"), "hol");
  while (player.state.where.screen == Screen::door) player.press("next");
  EXPECT_THAT(player.state.typed, IsEmpty());
}

// Whoever is told to press a button finds one of that name.
TEST(Practice, CallsEveryButtonByItsName) {
  for (const std::string language : {"en", "es"}) {
    SCOPED_TRACE(language);
    Player player = at_home(language);
    player.press("page.practice");
    const auto lead_of = [&](const char* page) {
      EXPECT_TRUE(to_page(player, page));
      return player.view().lead;
    };
    const auto label = [&](const char* action) {
      for (const auto& tool : player.view().tools)
        if (tool.action == action) return "“" + tool.label + "”";
      return std::string("no such tool");
    };
    EXPECT_THAT(lead_of("hello"), HasSubstr("“" + player.view().next->label + "”"));
    const std::string word = lead_of("word");
    player.focus("practice.word");
    const auto keyboard = player.view().keyboard.value();
    for (const auto& key : keyboard.controls)
      if (key.action == "key.erase" || key.action == "key.done") {
        EXPECT_THAT(word, HasSubstr("“" + key.label + "”"));
      }
    EXPECT_THAT(lead_of("back"), HasSubstr("“" + player.view().back->label + "”"));
    const std::string senses = lead_of("senses");
    EXPECT_THAT(senses, HasSubstr(label("tool.display")));
    EXPECT_THAT(senses, HasSubstr(label("tool.listen")));
    const std::string help = lead_of("help");
    EXPECT_THAT(help, HasSubstr(label("tool.ask")));
    EXPECT_THAT(help, HasSubstr(label("tool.moment")));
  }
}

TEST(RecordDoor, PrintsWhatItToldAndNothingOfThePersonUnlessTyped) {
  Player player = at_home();
  player.press("page.record");
  ASSERT_TRUE(to_page(player, "slip"));
  ASSERT_TRUE(player.press("print.slip.record"));
  const auto plain = player.asked<MakePaper>().back().content;
  EXPECT_EQ(plain.paper, Paper::slip);
  EXPECT_EQ(plain.slip.title, "How to get your record");
  EXPECT_THAT(plain.slip.typed, IsEmpty());
  EXPECT_THAT(plain.answers, IsEmpty());
  std::string told;
  for (const auto& part : plain.slip.parts)
    for (const auto& point : part.points) told += point.body + " " + point.small + "\n";
  for (const char* fact : {"BCIA 8016RR", "BCIA 8706", "Penal Code 11125", "FW-001",
                           "fee-waiver · checked November 28, 2026"})
    EXPECT_THAT(told, HasSubstr(fact));
  EXPECT_EQ(player.state.printing, Printing::done);

  ASSERT_TRUE(player.press("back"));
  player.write("slip.name", "Ana Prueba");
  player.date("slip.born", "1980", "1", "2");
  ASSERT_TRUE(player.press("next"));
  ASSERT_TRUE(player.press("print.slip.record"));
  EXPECT_THAT(
      player.asked<MakePaper>().back().content.slip.typed,
      ElementsAre(Pair("Full name", "Ana Prueba"), Pair("Date of birth", "January 2, 1980")));
  EXPECT_THAT(player.asked<MakePaper>().back().content.answers, IsEmpty());
  ASSERT_TRUE(player.press("next"));
  EXPECT_THAT(player.state.typed, IsEmpty()) << "nothing of it stays";
  EXPECT_THAT(player.state.answers, ElementsAre(Pair("visit.language", "en")));
}

TEST(RecordDoor, AHalfTypedDateIsNotPassedOver) {
  Player player = at_home();
  player.press("page.record");
  ASSERT_TRUE(to_page(player, "yours"));
  player.write("slip.born#month", "3");
  player.write("slip.born#year", "19");
  player.press("next");
  EXPECT_EQ(page_of(player), "yours");
  EXPECT_EQ(player.state.notice, "check.date_year");
}

// What is wrong with it is said, so that nobody has to guess.
TEST(RecordDoor, ADateThatIsNoneSaysWhatToDo) {
  const struct {
    const char *month, *day, *year, *notice;
  } rows[] = {{"14", "3", "1979", "check.date_month"},
              {"2", "30", "1979", "check.date_day"},
              {"", "3", "1979", "check.date"},
              {"3", "", "", "check.date_year"},
              {"", "", "1850", "check.date_year"},
              {"3", "14", "1979", ""},
              {"", "", "1979", ""},
              {"", "", "", ""}};
  for (const auto& row : rows) {
    SCOPED_TRACE(testing::Message() << row.month << "-" << row.day << "-" << row.year);
    Player player = at_home();
    player.press("page.record");
    ASSERT_TRUE(to_page(player, "yours"));
    player.write("slip.born#month", row.month);
    player.write("slip.born#day", row.day);
    player.write("slip.born#year", row.year);
    player.press("next");
    EXPECT_EQ(player.state.notice, row.notice);
  }
}

// A slip of an earlier visit, or one that is only looked at, never stands in what is kept.
TEST(RecordDoor, WhatIsTypedThereStaysOutOfAFileBegunLater) {
  Player player = at_home();
  player.press("page.record");
  ASSERT_TRUE(to_page(player, "yours"));
  player.write("slip.name", "Ana Prueba");
  while (player.state.where.screen == Screen::door) player.press("next");
  play_consent(player, "clinic");
  EXPECT_THAT(player.vault, testing::Not(testing::Contains(Pair(testing::_, "Ana Prueba"))));
}

TEST(Home, HasThreeDoorsAndAQuietRow) {
  const Player player = at_home();
  std::vector<std::string> doors, quiet;
  for (const auto& block : player.view().main) {
    if (const auto* row = std::get_if<Doors>(&block))
      for (const auto& door : row->doors) doors.push_back(door.action);
    if (const auto* row = std::get_if<ButtonRow>(&block))
      for (const auto& button : row->buttons) quiet.push_back(button.action);
  }
  EXPECT_THAT(doors, ElementsAre("door.look", "door.papers", "door.code"));
  EXPECT_THAT(quiet, ElementsAre("page.practice", "page.record", "page.order", "door.statement"));
}

TEST(OrderDoor, SaysWhatOneMayAnswerWithItsLaw) {
  Player player = at_home();
  player.press("page.order");
  ASSERT_TRUE(to_page(player, "slip"));
  ASSERT_TRUE(player.press("print.slip.order"));
  std::string told;
  const auto slip = player.asked<MakePaper>().back().content.slip;
  for (const auto& part : slip.parts) {
    EXPECT_NE(part.title, "A letter can help.") << "what is for the glass stays off the paper";
    for (const auto& point : part.points) told += point.title + " " + point.small + "\n";
  }
  EXPECT_THAT(told, HasSubstr("What you may answer Labor Code 432.7; Government Code 12952"));
  EXPECT_THAT(told, HasSubstr("Guns Penal Code 29800 and 29900"));
}

TEST(ImmigrationDoor, AsksNothing) {
  for (const auto& page : test::shipped_world().doors.section("immigration")->pages)
    EXPECT_THAT(page.questions, IsEmpty()) << page.id;
}

TEST(ImmigrationDoor, IsReadAndPrintedWithoutATrace) {
  Player player = at_home();
  play_consent(player, "clinic");
  play_about(player);
  player.press("order.cases");
  play_case(player, "los_angeles", "2015");
  player.press("next");
  ASSERT_EQ(player.view().screen, "findings");
  const auto before = player.state.answers;
  const auto kept = player.asked<KeepField>().size();
  ASSERT_TRUE(player.press("page.immigration"));
  ASSERT_TRUE(to_page(player, "slip"));
  ASSERT_TRUE(player.press("print.slip.immigration"));
  const auto paper = player.asked<MakePaper>().back().content;
  EXPECT_THAT(paper.answers, IsEmpty());
  EXPECT_THAT(paper.person, IsEmpty());
  EXPECT_THAT(paper.slip.typed, IsEmpty());
  ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "findings");
  EXPECT_EQ(player.state.answers, before);
  EXPECT_EQ(player.asked<KeepField>().size(), kept);
  player.state.where = {Screen::finish, {}};
  ASSERT_TRUE(player.press("page.immigration"));
  while (player.state.where.screen == Screen::door) ASSERT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "finish");
}

std::vector<std::string> walked_pages(Player& player) {
  std::vector<std::string> pages;
  while (player.state.where.screen == Screen::question) {
    pages.push_back(page_of(player));
    player.write("person.name.court", "Ana Prueba");
    player.write("declaration.who", "I drive a bus.");
    if (!player.press("next")) break;
  }
  return pages;
}

TEST(OnlyMyStatement, AsksForTheNameAndTheStoryAndPrints) {
  for (const bool contact : {true, false}) {
    SCOPED_TRACE(contact);
    Player player = at_home();
    ASSERT_TRUE(player.press("door.statement"));
    player.press("next");
    player.choose("consent.keep", "clinic");
    player.press("next");
    player.choose("consent.contact", contact ? "yes" : "no");
    player.press("next");
    player.choose("consent.totals", "no");
    player.press("next");
    ASSERT_EQ(player.view().screen, "code");
    player.press("next");
    const auto pages = walked_pages(player);
    const std::vector<std::string> wanted =
        contact ? std::vector<std::string>{"court_name", "phone", "safe", "address", "who"}
                : std::vector<std::string>{"court_name", "who"};
    ASSERT_GE(pages.size(), wanted.size());
    EXPECT_TRUE(std::equal(wanted.begin(), wanted.end(), pages.begin()));
    ASSERT_EQ(player.view().screen, "read_all");
    std::vector<std::string> steps;
    for (const auto& step : player.view().steps) steps.push_back(step.title);
    EXPECT_THAT(steps, ElementsAre("About you", "Your statement", "Your papers"));
    for (int i = 0; i < 9 && player.view().screen == "read_all"; ++i) {
      for (const auto& block : player.view().aside)
        if (const auto* card = std::get_if<Card>(&block); card && !card->buttons.empty())
          player.press(card->buttons[0].action);
      player.press("next");
    }
    ASSERT_EQ(player.view().screen, "papers");
    ASSERT_TRUE(player.press("print.packet"));
    const auto paper = player.asked<MakePaper>().back().content;
    EXPECT_THAT(paper.cases, IsEmpty());
    EXPECT_FALSE(paper.statement.empty());
    ASSERT_TRUE(player.press("next"));
    EXPECT_EQ(player.view().screen, "finish");
    EXPECT_EQ(player.vault.at("declaration.who"), "I drive a bus.");
  }
}

// What was left out then is asked of who comes back.
TEST(OnlyMyStatement, GoesOnLaterWithTheCases) {
  Player player = at_home();
  player.press("door.statement");
  player.press("back");
  ASSERT_TRUE(player.press("door.papers"));
  player.press("next");
  player.choose("consent.keep", "none");
  player.press("next");
  const auto pages = walked_pages(player);
  EXPECT_THAT(pages, testing::Contains("birth_date"));
  EXPECT_EQ(player.view().screen, "order");

  Player later = at_home();
  later.press("door.statement");
  later.press("back");
  later.press("door.code");
  later.write("return.code", "7K3M9QWX4RTPHN2CV");
  later.answer = false;
  later.press("next");
  later.event(CodeOpened{{{"person.name.court", "Ana Prueba"},
                          {"declaration.who", "I drive a bus."},
                          {"consent.keep", "mine"}}});
  ASSERT_EQ(later.view().screen, "hub");
  ASSERT_TRUE(later.press("go.cases"));
  EXPECT_EQ(later.view().screen, "cases");
  later.press("back");
  later.press("go.about");
  EXPECT_THAT(walked_pages(later), testing::Contains("birth_date"));
}

}  // namespace
}  // namespace clearway::flow
