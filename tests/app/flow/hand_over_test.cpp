// The screen in a helper's hands: nothing private is shown or spoken, and it is kept who typed.
#include <gmock/gmock.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kStory = "I keep a made-up secret";

// At the page of the story, which is private, with its answer typed.
void to_story(Player& player) {
  test::play_to_story(player, "en", "me");
  ASSERT_TRUE(player.write("declaration.who", kStory));
}

bool give_away(Player& player) {
  return player.press("tool.ask") && player.press("helper.ask") && player.press("helper.begin");
}

// Every text that the view holds, wherever it would stand.
std::string all_of(const View& view) {
  std::string all = view.kicker + view.title + view.lead + view.notice + view.status;
  const auto add = [&](const auto& block) {
    if constexpr (requires { block.text; }) all += block.text;
    if constexpr (requires { block.body; })
      for (const auto& line : block.body) all += line.text;
    if constexpr (requires { block.options; })
      for (const auto& option : block.options)
        if (option.on) all += option.label;
    if constexpr (requires { block.parts; })
      for (const auto& part : block.parts)
        for (const auto& span : part.spans) all += span.text;
    if constexpr (requires { block.facts; })
      for (const auto& fact : block.facts) all += fact.value;
  };
  for (const auto* blocks : {&view.main, &view.aside})
    for (const auto& block : *blocks) std::visit(add, block);
  return all;
}

TEST(HandOver, SaysWhatTheHelperWillSee) {
  Player player;
  to_story(player);
  EXPECT_TRUE(player.press("tool.ask"));
  EXPECT_TRUE(player.press("helper.ask"));
  ASSERT_TRUE(player.view().overlay);
  EXPECT_EQ(player.view().overlay->name, "helper");
  EXPECT_THAT(player.view().overlay->body.at(0).text, HasSubstr("private answers stay hidden"));
  EXPECT_FALSE(player.state.helped) << "not before it is given away";
  EXPECT_TRUE(player.press("cover.close"));
  EXPECT_THAT(all_of(player.view()), HasSubstr(kStory));
}

TEST(HandOver, IsOfferedAtQuestionsAlone) {
  Player player;
  player.press("begin");
  player.press("language.en");
  player.press("tool.ask");
  EXPECT_FALSE(player.can_press("helper.ask"));
  player.event(Pressed{"helper.ask"});
  EXPECT_EQ(player.state.cover, Cover::ask);
  player.event(Pressed{"helper.begin"});
  EXPECT_FALSE(player.state.helped);
}

TEST(HandOver, HidesPrivateAnswersAndLeavesThemAlone) {
  Player player;
  to_story(player);
  ASSERT_TRUE(give_away(player));
  EXPECT_THAT(all_of(player.view()), Not(HasSubstr(kStory)));
  EXPECT_THAT(player.view().notice, HasSubstr("Somebody is helping"));
  EXPECT_FALSE(player.focus("declaration.who"));
  player.event(Focused{"declaration.who", 0});
  player.event(Typed{"x"});
  player.event(Chosen{"declaration.who", "x"});
  EXPECT_EQ(record::value_of(player.state.answers, "declaration.who"), kStory);

  for (int i = 0; i < 12 && player.state.where.screen == Screen::question; ++i) {
    EXPECT_THAT(all_of(player.view()), Not(HasSubstr(kStory))) << player.view().screen;
    if (!player.press("back")) break;
  }
  EXPECT_TRUE(player.press("helper.back"));
  player.press("order.story");
  EXPECT_THAT(all_of(player.view()), HasSubstr(kStory)) << "and the person has it back";
}

TEST(HandOver, HidesADateAndWhatWasChosen) {
  Player player;
  test::play_to_home(player, "en");
  test::play_consent(player, "me");
  player.write("person.name.court", "Ana Prueba");
  while (player.view().screen != "question.birth_date") ASSERT_TRUE(player.press("next"));
  player.date("person.birth_date", "1980", "01", "02");
  ASSERT_TRUE(give_away(player));
  EXPECT_THAT(all_of(player.view()), Not(HasSubstr("1980")));
  player.event(Focused{"person.birth_date#year", 0});
  EXPECT_FALSE(player.state.editing);
  while (player.view().screen != "question.court_name") ASSERT_TRUE(player.press("back"));
  EXPECT_THAT(all_of(player.view()), HasSubstr("Ana Prueba")) << "not private";
}

// What could bring harm to a person whose partner helps them is not even asked of a helper.
TEST(HandOver, SkipsWhatIsForThePersonAlone) {
  Player player;
  test::play_to_home(player, "en");
  test::play_consent(player, "me");
  player.write("person.name.court", "Ana Prueba");
  while (player.view().screen != "question.registration") ASSERT_TRUE(player.press("next"));
  Player alone = player;
  ASSERT_TRUE(alone.press("next"));
  EXPECT_EQ(alone.view().screen, "question.survivor");
  ASSERT_TRUE(give_away(alone));
  EXPECT_THAT(all_of(alone.view()), Not(HasSubstr("rather not say")));
  alone.event(Chosen{"person.survivor", "yes"});
  EXPECT_EQ(record::value_of(alone.state.answers, "person.survivor"), "");
  ASSERT_TRUE(give_away(player));
  ASSERT_TRUE(player.press("next"));
  EXPECT_NE(player.state.where.screen, Screen::question);
}

TEST(HandOver, KeepsWhoTyped) {
  Player player;
  to_story(player);
  ASSERT_TRUE(give_away(player));
  player.press("next");
  ASSERT_TRUE(player.write("declaration.changed", "Typed by a helper"));
  EXPECT_THAT(all_of(player.view()), HasSubstr("Typed by a helper")) << "who typed it may read it";
  EXPECT_TRUE(player.press("helper.back"));
  EXPECT_FALSE(player.view().notice.starts_with("Somebody"));
  while (player.view().screen != "question.towards") ASSERT_TRUE(player.press("next"));
  ASSERT_TRUE(player.write("declaration.towards", "Typed by the person"));
  std::map<std::string, bool> by_helper;
  for (const auto& kept : player.asked<KeepField>()) by_helper[kept.field] = kept.by_helper;
  EXPECT_FALSE(by_helper.at("declaration.who"));
  EXPECT_TRUE(by_helper.at("declaration.changed"));
  EXPECT_FALSE(by_helper.at("declaration.towards"));

  player.press("back");
  player.focus("declaration.changed");
  player.type("!");
  player.press("key.done");
  EXPECT_FALSE(player.asked<KeepField>().back().by_helper) << "now it is the person's";
}

TEST(HandOver, EndsWithTheQuestions) {
  Player player;
  to_story(player);
  ASSERT_TRUE(give_away(player));
  test::play_story(player);
  ASSERT_NE(player.state.where.screen, Screen::question);
  ASSERT_TRUE(player.view().overlay);
  EXPECT_EQ(player.view().overlay->name, "give_back");
  EXPECT_TRUE(player.view().overlay->cover) << "nothing of the page is seen";
  const auto before = player.state.where;
  for (const char* action : {"next", "back", "tool.language", "tool.leave", "language.es",
                             "cover.close", "case.add", "leave.delete"})
    player.event(Pressed{action});
  EXPECT_EQ(player.state.where, before);
  EXPECT_EQ(player.view().overlay->name, "give_back");
  player.idle(200);
  EXPECT_EQ(player.view().overlay->name, "idle");
  EXPECT_TRUE(player.view().overlay->cover);
  EXPECT_TRUE(player.press("cover.close"));
  EXPECT_TRUE(player.press("helper.back"));
  EXPECT_FALSE(player.view().overlay);
}

std::vector<std::string> printed(const Player& player) {
  Player printer = player;
  printer.state.where = {Screen::papers, {}};
  printer.event(Pressed{"papers.again"});
  const auto made = printer.asked<MakePaper>().back().content.statement;
  std::vector<std::string> texts;
  for (const auto& paragraph : made.paragraphs) texts.push_back(declaration::text_of(paragraph));
  return texts;
}

// To the statement, a part of which a helper typed, and back in the person's hands.
void to_helped_statement(Player& player) {
  to_story(player);
  ASSERT_TRUE(give_away(player));
  player.press("next");
  ASSERT_TRUE(player.write("declaration.changed", "Typed by a helper."));
  while (player.state.where.screen == Screen::question) ASSERT_TRUE(player.press("next"));
  ASSERT_TRUE(player.press("helper.back"));
  player.press("case.no_papers");
  player.press("next");
  ASSERT_EQ(player.view().screen, "read_all");
  for (const char* ours : {"name", "thanks"}) player.press(std::string("sentence.keep.") + ours);
}

TEST(HandOver, WhatTheHelperTypedIsSwornOnlyOnceThePersonKeepsIt) {
  Player player;
  to_helped_statement(player);
  EXPECT_THAT(printed(player), Not(testing::Contains("Typed by a helper.")));
  EXPECT_TRUE(player.press("next"));
  EXPECT_EQ(player.view().screen, "read_all") << "there is something to decide";
  ASSERT_TRUE(player.press("sentence.keep.declaration.changed"));
  EXPECT_THAT(printed(player), testing::Contains("Typed by a helper."));
  for (const auto& kept : player.asked<KeepField>()) {
    const bool acceptance = kept.field == declaration::accepted_field("declaration.changed");
    EXPECT_FALSE(acceptance && kept.by_helper) << "it is the person who accepts";
  }
}

TEST(HandOver, WhatTheHelperTypedCanBeTakenOut) {
  Player player;
  to_helped_statement(player);
  ASSERT_TRUE(player.press("sentence.remove.declaration.changed"));
  EXPECT_THAT(printed(player), Not(testing::Contains("Typed by a helper.")));
  EXPECT_EQ(player.state.answers.at("declaration.changed"), "Typed by a helper.") << "not lost";
}

TEST(HandOver, ItIsKnownAlsoToWhoComesBackLater) {
  Player player;
  to_helped_statement(player);
  Player later;
  test::play_return(later, {player.vault, {}, {}, {"declaration.changed"}});
  EXPECT_THAT(printed(later), Not(testing::Contains("Typed by a helper.")));
  later.press("go.read_all");
  ASSERT_TRUE(later.press("sentence.keep.declaration.changed"));
  EXPECT_THAT(printed(later), testing::Contains("Typed by a helper."));
}

TEST(HandOver, NorDoesTheDeskPrintIt) {
  Player player;
  to_helped_statement(player);
  Player desk;
  desk.state.door = Way::staff;
  desk.state.open_file = {"aa", player.vault, {}, {"declaration.changed"}};
  desk.state.staff_role = "staff";
  desk.state.staff_name = "kim";
  desk.state.where = {Screen::staff_record, {}};
  ASSERT_TRUE(desk.press("staff.reprint"));
  const auto made = desk.asked<MakePaper>().back().content.statement;
  for (const auto& paragraph : made.paragraphs)
    EXPECT_THAT(declaration::text_of(paragraph), Not(HasSubstr("Typed by a helper.")));
}

}  // namespace
}  // namespace clearway::flow
