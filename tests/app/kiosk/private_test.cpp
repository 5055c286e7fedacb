// Without headphones a room hears nothing that somebody told: not on any screen of a whole visit,
// with words and a year that nobody else uses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/ui/ui.h"
#include "tests/support/player.h"

namespace clearway::kiosk {
namespace {

using test::Player;

constexpr const char* kFonts = "/usr/share/fonts/truetype/noto";
constexpr const char* kYear = "1987";

bool is_theirs(const std::string& text) {
  return text.find("zqx") != text.npos || text.find(kYear) != text.npos;
}

class Private : public testing::Test {
 protected:
  // Draws what is on the glass and listens to each of its elements.
  void look() {
    const auto view = player_.view();
    for (const auto& element : ui_.draw(view, {}).elements) {
      shown_ += is_theirs(element.name) || is_theirs(element.value) ? 1 : 0;
      if (!is_theirs(element.spoken)) continue;
      ++heard_;
      if (!view.sound.headphones)
        ADD_FAILURE() << view.screen << ": " << element.role << ' ' << element.action;
    }
  }
  bool press(const std::string& action) {
    const bool pressed = player_.press(action);
    look();
    return pressed;
  }
  void answer(const flow::Block& block) {
    if (const auto* list = std::get_if<flow::ChoiceList>(&block))
      player_.choose(list->field, list->options.front().id);
    const auto* text = std::get_if<flow::TextField>(&block);
    if (text == nullptr || !player_.focus(text->field)) return;
    player_.type(text->field.ends_with("#year") ? kYear
                 : text->narrow                 ? "03"
                                                : "zqx " + text->field);
    look();
    press("key.done");
  }
  void answer_questions() {
    for (int i = 0; i < 60 && player_.state.where.screen == flow::Screen::question; ++i) {
      for (const auto& block : player_.view().main) answer(block);
      look();
      if (!press("next")) break;
    }
  }
  void consent(const char* keep) {
    press("next");
    player_.choose("consent.keep", keep);
    press("next");
    for (const char* each : {"consent.contact", "consent.totals"}) {
      player_.choose(each, "yes");
      press("next");
    }
    press("next");  // the code
  }
  void accept_and_print() {
    for (int i = 0; i < 6 && player_.state.where.screen == flow::Screen::read_all; ++i) {
      for (const auto& block : player_.view().aside)
        if (const auto* card = std::get_if<flow::Card>(&block);
            card != nullptr && !card->buttons.empty())
          press(card->buttons[0].action);
      press("next");
    }
    press("print.packet");
    press("next");
  }
  void visit() {
    play_to_home(player_, "en");
    press("door.papers");
    consent("clinic");
    answer_questions();
    press("order.cases");
    press("case.add");
    answer_questions();
    const auto cases = record::case_ids(player_.state.answers);
    ASSERT_EQ(cases.size(), 1U);
    press("case.remove." + cases[0]);
    press("cover.close");
    press("next");
    press("finding." + cases[0]);
    press("next");
    answer_questions();
    look();
    for (const char* tool :
         {"tool.language", "tool.display", "tool.ask", "tool.moment", "tool.leave"}) {
      press(tool);
      press("cover.close");
    }
    press("tool.listen");
    press("sound.again");
    accept_and_print();
    ASSERT_EQ(player_.view().screen, "finish");
  }
  // Comes back another day with the code.
  void come_back() {
    const auto kept = player_.vault;
    player_.state = Player().state;
    press("door.code");
    ASSERT_TRUE(player_.write("return.code", "zqx"));
    player_.answer = false;
    press("next");
    player_.event(flow::CodeOpened{kept, {}});
    ASSERT_EQ(player_.view().screen, "hub");
    look();
    for (const char* door : {"history", "go.about", "go.cases", "go.read_all", "go.papers"}) {
      press(door);
      player_.event(flow::Pressed{"back"});
      look();
    }
  }

  Player player_;
  ui::Ui ui_ = ui::Ui::make(kFonts, ui::default_theme(), {1920, 1080}, 4.03F).value();
  int shown_ = 0;  // elements that say something of theirs on the glass
  int heard_ = 0;  // and aloud
};

TEST_F(Private, ARoomHearsNothingThatWasTold) {
  visit();
  come_back();
  EXPECT_GT(shown_, 100) << "it was on the glass; else not hearing it means nothing";
  EXPECT_EQ(heard_, 0);
}

TEST_F(Private, WithHeadphonesItIsRead) {
  player_.state.sound.headphones = true;
  visit();
  EXPECT_GT(heard_, 50);
}

}  // namespace
}  // namespace clearway::kiosk
