#include "app/flow/flow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
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

// What must be reachable from a screen, besides what it is for.
std::vector<std::string> wanted_tools(const View& view) {
  if (view.screen == "leaving") return {};
  if (view.screen == "attract")
    return {"tool.listen", "tool.language", "tool.display", "tool.ask", "door.staff"};
  return {"tool.language", "tool.display", "tool.listen", "tool.ask", "tool.moment", "tool.leave"};
}

std::vector<std::string> tools_of(const View& view) {
  std::vector<std::string> tools;
  for (const Button& tool : view.tools) tools.push_back(tool.action);
  return tools;
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
      ASSERT_EQ(tools_of(view), wanted_tools(view)) << view.screen;
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
