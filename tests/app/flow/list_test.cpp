// Several short answers, one by one: added, changed, taken out, and never lost on the way.
#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "tests/support/player.h"

namespace clearway::flow {
namespace {

using test::Player;
using testing::ElementsAre;

constexpr const char* kNames = "person.name.other";
constexpr const char* kNewName = "list.person.name.other";

void to_other_names(Player& player) {
  test::play_to_home(player, "en");
  test::play_consent(player, "me");
  player.write("person.name.court", "Ana Prueba");
  while (player.view().screen != "question.other_names") ASSERT_TRUE(player.press("next"));
}

std::string names_of(const Player& player) {
  return record::value_of(player.state.answers, kNames);
}

// What the cards say, in their order.
std::vector<std::string> shown(const Player& player) {
  std::vector<std::string> names;
  for (const auto& block : player.view().main)
    if (const auto* card = std::get_if<Card>(&block)) names.push_back(card->body.at(0).text);
  return names;
}

TEST(List, BeginsWithTheKeyboardThere) {
  Player player;
  to_other_names(player);
  ASSERT_TRUE(player.state.editing);
  EXPECT_EQ(player.state.editing->field, kNewName);
  EXPECT_FALSE(player.can_press("list.add")) << "nothing to add";
}

TEST(List, GrowsOneByOne) {
  Player player;
  to_other_names(player);
  player.type("Anna");
  EXPECT_EQ(names_of(player), "Anna") << "on the list with its first letter";
  EXPECT_THAT(shown(player), ElementsAre()) << "still being typed";
  EXPECT_TRUE(player.press("list.add"));
  EXPECT_THAT(shown(player), ElementsAre("Anna"));
  player.type("Pruéva, Ana");
  EXPECT_TRUE(player.press("key.done"));
  EXPECT_THAT(shown(player), ElementsAre("Anna", "Pruéva, Ana"));
  EXPECT_EQ(names_of(player), "Anna\nPruéva, Ana");
  EXPECT_EQ(player.vault.at(kNames), "Anna\nPruéva, Ana");
}

TEST(List, ChangesWhereItStands) {
  Player player;
  to_other_names(player);
  for (const char* name : {"Anna", "Bea", "Cora"}) player.type(name), player.press("list.add");
  ASSERT_TRUE(player.press("list.change.1"));
  EXPECT_THAT(shown(player), ElementsAre("Anna", "Cora"));
  player.event(Erased{});
  player.type("tris");
  EXPECT_EQ(names_of(player), "Anna\nBetris\nCora");
  EXPECT_TRUE(player.press("list.add"));
  EXPECT_THAT(shown(player), ElementsAre("Anna", "Betris", "Cora"));

  player.press("list.change.0");
  for (int i = 0; i < 4; ++i) player.event(Erased{});
  EXPECT_EQ(names_of(player), "Betris\nCora") << "nothing left of it";
  player.type("D");
  EXPECT_EQ(names_of(player), "D\nBetris\nCora") << "and it comes back to its place";
}

TEST(List, TakesOut) {
  Player player;
  to_other_names(player);
  for (const char* name : {"Anna", "Bea"}) player.type(name), player.press("list.add");
  player.type("Co");
  EXPECT_TRUE(player.press("list.remove.0"));
  EXPECT_EQ(names_of(player), "Bea\nCo") << "what was being typed is not lost";
  EXPECT_EQ(player.state.toast, "toast.list_removed");
  player.press("list.remove.0");
  player.press("list.remove.0");
  EXPECT_EQ(player.state.answers.count(kNames), 0U);
  EXPECT_EQ(player.vault.count(kNames), 0U);
}

TEST(List, IsKeptHoweverOneLeaves) {
  for (const char* way : {"next", "back", "leave"}) {
    SCOPED_TRACE(way);
    Player player;
    to_other_names(player);
    player.type("Anna");
    if (way == std::string("leave")) {
      player.press("tool.leave");
      player.press("leave.save");
    } else {
      player.press(way);
    }
    EXPECT_EQ(player.vault.at(kNames), "Anna");
    EXPECT_FALSE(player.state.list_at);
  }
}

TEST(List, HasNothingTwiceAndNothingEmpty) {
  Player player;
  to_other_names(player);
  for (const char* name : {"Anna", "Bea", "Anna"}) player.type(name), player.press("list.add");
  EXPECT_EQ(names_of(player), "Anna\nBea");
  EXPECT_EQ(player.state.notice, "list.twice");
  player.type("  ");
  player.press("key.done");
  EXPECT_EQ(names_of(player), "Anna\nBea");
}

TEST(List, IsFullSometime) {
  Player player;
  to_other_names(player);
  for (int i = 0; i < 20; ++i) player.type("N" + std::to_string(i)), player.press("list.add");
  EXPECT_FALSE(player.focus(kNewName));
  player.press("key.done");
  EXPECT_TRUE(player.press("list.change.3")) << "what is on it can still be changed";
  EXPECT_TRUE(player.focus(kNewName));
}

TEST(List, IsOneLineWhereAnswersAreRead) {
  Player player;
  to_other_names(player);
  for (const char* name : {"Anna", "Bea"}) player.type(name), player.press("list.add");
  test::play_about(player);
  player.press("order.story");
  test::play_story(player);
  player.press("case.no_papers");
  player.press("next");
  for (int i = 0; i < 6 && player.state.where.screen != Screen::papers; ++i) {
    for (const auto& block : player.view().aside)
      if (const auto* card = std::get_if<Card>(&block); card && !card->buttons.empty())
        player.press(card->buttons[0].action);
    player.press("next");
  }
  const auto made = player.asked<MakePaper>();
  ASSERT_FALSE(made.empty());
  EXPECT_THAT(made.back().content.person,
              testing::Contains(testing::Pair("Other names", "Anna, Bea")));
}

// Whatever is pressed in whatever order, no name that stands on the list goes but by being
// changed or taken out, none stands there twice, and no line is empty once it is done.
TEST(List, KeepsWhatStandsOnIt) {
  rc::check([] {
    Player player;
    to_other_names(player);
    const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 9));
    int names = 0;
    for (const int step : steps) {
      const auto before = shown(player);
      if (step < 3) {
        if (player.focus(kNewName)) player.type("N" + std::to_string(names++ % 5));
      } else if (step == 3) {
        player.press("list.add");
      } else if (step == 4) {
        player.press("key.done");
      } else if (step < 7) {
        player.press("list.change." + std::to_string(step - 5));
      } else if (step == 7) {
        player.event(Erased{});
      } else {
        player.press("list.remove.0");
        continue;
      }
      for (const auto& name : before) {
        const auto now = "\n" + names_of(player) + "\n";
        RC_ASSERT(now.find("\n" + name + "\n") != now.npos);
      }
    }
    player.focus(kNewName);
    player.press("key.done");
    auto left = shown(player);
    std::ranges::sort(left);
    RC_ASSERT(std::ranges::adjacent_find(left) == left.end());
    RC_ASSERT(std::ranges::find(left, "") == left.end());
    player.event(Pressed{"list.change.99"});
    player.event(Pressed{"list.remove.x"});
    player.event(Pressed{"list.change."});
  });
}

}  // namespace
}  // namespace clearway::flow
