// A whole visit by two switches and nothing else: what is on the glass, a ring that goes on, and a
// press.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/screen/screen.h"
#include "tests/support/player.h"

namespace clearway::kiosk {
namespace {

class TwoSwitches : public testing::Test {
 protected:
  void SetUp() override {
    auto made =
        ui::Ui::make("/usr/share/fonts/truetype/noto", ui::default_theme(), {1024, 768}, 4.17F);
    ASSERT_TRUE(made.has_value());
    ui_ = std::make_unique<ui::Ui>(std::move(*made));
    frame_ = ui_->draw(player_.view(), {});
  }

  void give(ui::Key key) {
    ++presses_;
    frame_ = ui_->draw(player_.view(), {ui::KeyPressed{key}});
    for (const auto& event : frame_.events)
      std::visit([&](const auto& e) { player_.event(e); }, event);
    frame_ = ui_->draw(player_.view(), {});
  }

  const ui::Element* element(const std::string& action) const {
    const auto found = std::ranges::find(frame_.elements, action, &ui::Element::action);
    return found == frame_.elements.end() ? nullptr : &*found;
  }

  // Goes on until the ring is on it, and presses.
  void press(const std::string& action) {
    constexpr int kMost = 120;  // nothing is further away
    for (int i = 0; i < kMost; ++i) {
      const ui::Element* wanted = element(action);
      ASSERT_NE(wanted, nullptr) << action << " on " << player_.view().screen;
      if (ui::has_state(*wanted, "ring")) {
        EXPECT_GT(wanted->rect.h, 0) << "the ring is seen: " << action;
        return give(ui::Key::switch_press);
      }
      give(ui::has_state(*wanted, "ring_row") ? ui::Key::switch_press : ui::Key::switch_next);
    }
    FAIL() << "never came to " << action << " on " << player_.view().screen;
  }

  void write(const std::string& field, const std::string& text) {
    press(field);
    for (const char letter : text) press(std::string("type.") + letter);
    press("key.done");
  }

  // One page of the interview: what it needs, and nothing more.
  void answer_page() {
    const auto view = player_.view();
    for (const auto& block : view.main) {
      const auto* list = std::get_if<flow::ChoiceList>(&block);
      const auto* field = std::get_if<flow::TextField>(&block);
      if (list != nullptr) press(list->field + "=" + list->options.front().id);
      if (field != nullptr && field->field == "person.name.court") write(field->field, "al");
      if (field != nullptr && field->field.ends_with("#year")) write(field->field, "2015");
    }
    press("next");
  }
  void answer_section() {
    for (int page = 0; page < 20 && player_.state.where.screen == flow::Screen::question; ++page) {
      answer_page();
      if (HasFatalFailure()) return;
    }
  }

  test::Player player_;
  std::unique_ptr<ui::Ui> ui_;
  ui::Frame frame_;
  int presses_ = 0;
};

TEST_F(TwoSwitches, GoThroughAWholeVisit) {
  for (const char* action : {"begin", "language.en", "tool.display", "reach.lower", "reach.whole",
                             "cover.close", "door.papers", "next", "consent.keep=none", "next"})
    press(action);
  answer_section();
  press("order.cases");
  press("case.add");
  answer_section();
  ASSERT_EQ(player_.state.where.screen, flow::Screen::cases);
  press("next");  // what may fit
  press("next");  // the statement
  answer_section();
  for (int i = 0; i < 6 && player_.state.where.screen == flow::Screen::read_all; ++i) press("next");
  ASSERT_EQ(player_.state.where.screen, flow::Screen::papers);
  press("print.packet");
  press("next");
  press("next");
  EXPECT_EQ(player_.asked<flow::PrintPaper>().size(), 1U);
  EXPECT_EQ(player_.asked<flow::Restart>().size(), 1U);
  EXPECT_EQ(record::value_of(player_.state.answers, "person.name.court"), "al");
  RecordProperty("presses", presses_);
  EXPECT_LT(presses_, 1200);
}

TEST_F(TwoSwitches, KeepAListAndHandOverTheScreen) {
  for (const char* action :
       {"begin", "language.en", "door.papers", "next", "consent.keep=none", "next"})
    press(action);
  for (int i = 0; i < 9 && player_.view().screen != "question.other_names"; ++i) answer_page();
  ASSERT_EQ(player_.view().screen, "question.other_names");
  for (const char* name : {"al", "bo"}) {
    for (; *name != 0; ++name) press(std::string("type.") + *name);
    press("list.add");
  }
  EXPECT_EQ(player_.state.answers["person.name.other"], "al\nbo");
  press("list.change.0");
  press("type.e");
  press("list.add");
  press("list.remove.1");
  EXPECT_EQ(player_.state.answers["person.name.other"], "ale");
  for (const char* action : {"tool.ask", "helper.ask", "helper.begin"}) press(action);
  EXPECT_TRUE(player_.state.helped);
  press("helper.back");
  EXPECT_FALSE(player_.state.helped);
  press("next");
}

// The keyboard by rows, then by keys: the farthest letter is not thirty presses away.
TEST_F(TwoSwitches, FindALetterByItsRow) {
  for (const char* action : {"begin", "language.en", "door.papers", "next", "consent.keep=none",
                             "next", "person.name.court"})
    press(action);
  ASSERT_TRUE(player_.view().keyboard);
  const int before = presses_;
  press("type.m");
  EXPECT_EQ(player_.state.answers["person.name.court"], "m");
  EXPECT_LE(presses_ - before, 12);
  give(ui::Key::switch_next);
  EXPECT_TRUE(ui::has_state(*element("type.q"), "ring_row")) << "from the first row again";
}

}  // namespace
}  // namespace clearway::kiosk
