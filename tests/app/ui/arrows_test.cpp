// The keys that go on, on made-up pages: Tab past a keyboard as past one thing, arrows around in
// it.
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <memory>

#include "app/ui/input.h"
#include "tests/support/sample_views.h"

namespace clearway::ui {
namespace {

class Arrows : public testing::Test {
 protected:
  void SetUp() override {
    auto made = Ui::make("/usr/share/fonts/truetype/noto", default_theme(), {1024, 768}, 4.17F);
    ASSERT_TRUE(made.has_value());
    ui_ = std::make_unique<Ui>(std::move(*made));
  }
  void show_sample(const std::string& name) {
    for (const auto& sample : support::sample_views(support::SampleLanguage::english))
      if (sample.name == name) view_ = sample.view;
    frame_ = ui_->draw(view_, {});
  }
  void strike(Key key) {
    frame_ = ui_->draw(view_, {KeyPressed{key}});
    for (const auto& event : frame_.events)
      if (const auto* scrolled = std::get_if<flow::Scrolled>(&event)) view_.scroll = scrolled->to;
    frame_ = ui_->draw(view_, {});
  }
  const Element* ringed() const {
    const auto found = std::ranges::find_if(frame_.elements,
                                            [](const Element& e) { return has_state(e, "ring"); });
    return found == frame_.elements.end() ? nullptr : &*found;
  }
  std::string ring() const { return ringed() == nullptr ? std::string() : ringed()->action; }
  int tabs_to(const std::string& action, Key key = Key::tab) {
    for (int n = 1; n < 100; ++n) {
      strike(key);
      if (ring() == action) return n;
    }
    return 100;
  }

  std::unique_ptr<Ui> ui_;
  flow::View view_;
  Frame frame_;
};

TEST_F(Arrows, GoToTheNearestKeyOnTheirSide) {
  show_sample("typing.name");
  ASSERT_LE(tabs_to("type.1"), 3) << "from the field that is typed into";
  const struct {
    Key key;
    const char* to;
  } ways[] = {
      {Key::down, "type.q"},  {Key::right, "type.w"},  {Key::down, "type.s"},
      {Key::up, "type.w"},    {Key::left, "type.q"},   {Key::left, "type.0"},  // as one reads
      {Key::right, "type.q"}, {Key::down, "type.a"},   {Key::down, "type.z"},
      {Key::up, "type.a"},    {Key::left, "type.p"},   {Key::down, "type.ñ"},
      {Key::down, "type.’"},  {Key::down, "key.done"}, {Key::down, "key.done"},
  };
  for (const auto& step : ways) {
    strike(step.key);
    EXPECT_EQ(ring(), step.to);
  }
}

TEST_F(Arrows, LeaveTheKeyboardAtItsUpperEdge) {
  show_sample("typing.name");
  tabs_to("type.1");
  strike(Key::right);
  strike(Key::up);
  EXPECT_EQ(ringed()->role, "textbox");
}

TEST_F(Arrows, TabGoesPastAKeyboardAsPastOneThing) {
  show_sample("typing.name");
  tabs_to("type.1");
  EXPECT_TRUE(has_state(*ringed(), "of_many"));
  for (int i = 0; i < 3; ++i) strike(Key::right);
  ASSERT_EQ(ring(), "type.4");
  strike(Key::tab);
  EXPECT_FALSE(has_state(*ringed(), "of_many")) << ring();
  show_sample("question");  // nothing is held from the page before
  show_sample("typing.name");
  EXPECT_LE(tabs_to("next", Key::back_tab), 2) << "from the field that is typed into";
}

TEST_F(Arrows, TabEntersALongListAtWhatIsChosenAndLeavesItAtOnce) {
  show_sample("counties");
  auto& list = std::get<flow::ChoiceList>(view_.main.front());
  for (auto& option : list.options) option.on = false;
  list.options[20].on = true;
  const std::string chosen = list.field + "=" + list.options[20].id;
  EXPECT_LE(tabs_to(chosen), 10);
  const Rect from = ringed()->rect;
  EXPECT_GT(from.h, 0) << "and is seen";
  strike(Key::down);
  EXPECT_EQ(ringed()->role, "radio");
  EXPECT_FLOAT_EQ(ringed()->rect.x, from.x);
  EXPECT_GT(ringed()->rect.y, from.y - 1);
  EXPECT_LE(tabs_to("next"), 12) << "fifty-eight counties are one thing";
}

// What is on the glass, by its rectangles alone: no corner that the arrows do not reach.
struct Corners {
  explicit Corners(const Frame& frame) {
    for (const Element& e : frame.elements) {
      if (e.action.empty() || e.role == "text" || e.rect.h <= 0 || has_state(e, "disabled"))
        continue;
      if (std::ranges::find(seen.targets, e.role + e.action, &Target::key) != seen.targets.end())
        continue;
      Target t;
      t.key = e.role + e.action;
      t.rect = t.whole = e.rect;
      t.event = flow::Pressed{t.key};
      seen.targets.push_back(std::move(t));
    }
  }
  std::size_t after(std::size_t from, Key key) const {
    Pointer pointer;
    std::vector<UiEvent> events;
    for (std::size_t i = 0; i <= from; ++i) pointer.handle(KeyPressed{Key::tab}, seen, events);
    pointer.handle(KeyPressed{key}, seen, events);
    const auto& ring = pointer.touch().ring;
    return static_cast<std::size_t>(std::ranges::find(seen.targets, ring, &Target::key) -
                                    seen.targets.begin());
  }
  std::size_t reached() const {
    std::vector<bool> known(seen.targets.size(), false);
    std::deque<std::size_t> open = {0};
    std::size_t n = 0;
    for (known[0] = true; !open.empty(); open.pop_front(), ++n)
      for (const Key key : {Key::up, Key::down, Key::left, Key::right}) {
        const std::size_t to = after(open.front(), key);
        if (known[to]) continue;
        known[to] = true;
        open.push_back(to);
      }
    return n;
  }
  Seen seen;
};

TEST_F(Arrows, WhatStandsInThePlaceOfWhatWasPressedHasTheRing) {
  show_sample("typing.name");
  tabs_to("type.1");
  for (int i = 0; i < 70 && ring() != "key.accents"; ++i) strike(Key::right);  // as one reads
  ASSERT_EQ(ring(), "key.accents");
  auto& controls = view_.keyboard->controls;
  std::ranges::find(controls, "key.accents", &flow::Button::action)->action = "key.letters";
  frame_ = ui_->draw(view_, {});
  EXPECT_EQ(ring(), "key.letters");
  view_.keyboard.reset();
  for (auto& block : view_.main)
    if (auto* field = std::get_if<flow::TextField>(&block)) field->focused = false;
  frame_ = ui_->draw(view_, {});
  EXPECT_NE(ring(), "") << "whatever is nearest, once the keyboard is gone";
}

TEST_F(Arrows, GoUpAndDownThroughTheLinesOfALongText) {
  show_sample("typing.statement");
  const auto find = [&] {
    return std::get_if<flow::TextField>(&*std::ranges::find_if(view_.main, [](const auto& block) {
      return std::holds_alternative<flow::TextField>(block);
    }));
  };
  flow::TextField& field = *find();
  field.text = "Made up.\nA second line.\nA third.";
  field.caret = field.text.size();
  frame_ = ui_->draw(view_, {});
  const auto line = [&](std::size_t caret) {
    return std::ranges::count(field.text.substr(0, caret), '\n');
  };
  for (const auto& [key, want] : {std::pair{Key::up, 1}, {Key::up, 0}, {Key::down, 1}}) {
    const auto frame = ui_->draw(view_, {KeyPressed{key}});
    ASSERT_EQ(frame.events.size(), 1U);
    const auto* focused = std::get_if<flow::Focused>(&frame.events.front());
    ASSERT_NE(focused, nullptr);
    EXPECT_EQ(line(focused->caret), want);
    field.caret = focused->caret;
    frame_ = ui_->draw(view_, {});
  }
  field.caret = 0;
  frame_ = ui_->draw(view_, {});
  strike(Key::up);
  EXPECT_NE(ring(), field.field) << "over the first line is something else";
}

TEST_F(Arrows, EnterInALineLeadsOnToContinue) {
  show_sample("typing.name");
  strike(Key::enter);
  EXPECT_EQ(ring(), "next");
}

TEST_F(Arrows, ReachWhateverIsOnTheGlass) {
  auto samples = support::sample_views(support::SampleLanguage::english);
  for (auto& each : support::component_views()) samples.push_back(std::move(each));
  for (const auto& sample : samples) {
    SCOPED_TRACE(sample.name);
    const Corners corners(ui_->draw(sample.view, {}));
    if (!corners.seen.targets.empty()) {
      EXPECT_EQ(corners.reached(), corners.seen.targets.size());
    }
  }
}

}  // namespace
}  // namespace clearway::ui
