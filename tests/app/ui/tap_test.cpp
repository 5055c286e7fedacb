// A finger and a keyboard on sample views, with no window.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "app/ui/text.h"
#include "app/ui/ui.h"
#include "tests/support/sample_views.h"

namespace clearway::ui {
namespace {

class Tap : public testing::Test {
 protected:
  void SetUp() override {
    auto made = Ui::make("/usr/share/fonts/truetype/noto", default_theme(), {1024, 768}, 4.17F);
    ASSERT_TRUE(made.has_value());
    ui_ = std::make_unique<Ui>(std::move(*made));
  }

  void show(const std::string& name) {
    for (const auto& sample : support::sample_views(support::SampleLanguage::english)) {
      if (sample.name == name) view_ = sample.view;
    }
    frame_ = ui_->draw(view_, {});
  }
  // The middle of the element that stands for an action or a field.
  PointerDown middle(const std::string& action) const {
    for (const Element& e : frame_.elements) {
      if (e.action == action) return {e.rect.x + e.rect.w / 2, e.rect.y + e.rect.h / 2};
    }
    ADD_FAILURE() << "no element for " << action;
    return {};
  }
  std::vector<UiEvent> tap(const std::string& action) {
    const PointerDown down = middle(action);
    return give({down, PointerUp{down.x, down.y}});
  }
  std::vector<UiEvent> give(const std::vector<Input>& inputs) {
    frame_ = ui_->draw(view_, inputs);
    return frame_.events;
  }

  std::unique_ptr<Ui> ui_;
  flow::View view_;
  Frame frame_;
};

template <class T>
const T* only(const std::vector<UiEvent>& events) {
  EXPECT_EQ(events.size(), 1U);
  return events.size() == 1 ? std::get_if<T>(&events.front()) : nullptr;
}

TEST_F(Tap, AButtonFiresOnceWhenTheFingerGoesDownAndUpInside) {
  show("question");
  const auto events = tap("next");
  const auto* pressed = only<flow::Pressed>(events);
  ASSERT_NE(pressed, nullptr);
  EXPECT_EQ(pressed->action, "next");
}

TEST_F(Tap, AFingerThatSlidesInOrOutFiresNothing) {
  show("question");
  const PointerDown next = middle("next"), back = middle("back");
  EXPECT_TRUE(give({back, PointerMoved{next.x, next.y}, PointerUp{next.x, next.y}}).empty());
  EXPECT_TRUE(give({next, PointerMoved{5, 300}, PointerUp{5, 300}}).empty());
  EXPECT_TRUE(give({PointerUp{next.x, next.y}}).empty());
}

TEST_F(Tap, AFingerThatWentDownOnAnotherScreenFiresNothing) {
  show("question");
  give({middle("next")});
  show("cases");
  const PointerDown next = middle("next");
  EXPECT_TRUE(give({PointerUp{next.x, next.y}}).empty());
}

TEST_F(Tap, AHeldButtonLooksHeld) {
  show("question");
  const auto before = frame_.quads;
  give({middle("next")});
  EXPECT_FALSE(frame_.quads == before);
  give({PointerUp{5, 300}});
  EXPECT_TRUE(frame_.quads == before);
}

TEST_F(Tap, ADisabledButtonFiresNothing) {
  show("question");
  view_.next->enabled = false;
  give({});
  EXPECT_TRUE(tap("next").empty());
}

TEST_F(Tap, AnOptionIsChosenAndAKeyTypes) {
  show("question");
  auto events = tap("case.2.probation=revoked");
  const auto* chosen = only<flow::Chosen>(events);
  ASSERT_NE(chosen, nullptr);
  EXPECT_EQ(chosen->field, "case.2.probation");
  EXPECT_EQ(chosen->value, "revoked");

  show("typing.name");
  events = tap("type.ñ");
  ASSERT_NE(only<flow::Typed>(events), nullptr);
  EXPECT_EQ(only<flow::Typed>(events)->text, "ñ");
  events = tap("key.space");
  ASSERT_NE(only<flow::Pressed>(events), nullptr);
  EXPECT_EQ(only<flow::Pressed>(events)->action, "key.space");
}

TEST_F(Tap, FastTypingLosesNoLetter) {
  show("typing.name");
  std::vector<Input> inputs;
  for (const char* key : {"type.a", "type.n", "type.a"}) {
    const PointerDown down = middle(key);
    inputs.insert(inputs.end(), {down, PointerUp{down.x, down.y}});
  }
  EXPECT_EQ(give(inputs).size(), 3U);
}

TEST_F(Tap, AFieldIsFocusedAtACodePointBoundary) {
  show("typing.statement");
  const auto field = std::find_if(frame_.elements.begin(), frame_.elements.end(),
                                  [](const Element& e) { return e.role == "textbox"; });
  ASSERT_NE(field, frame_.elements.end());
  const std::string text = field->value;
  const Rect r = field->rect;
  std::size_t last = 0;
  for (float x = r.x + 2; x < r.x + r.w; x += 7) {
    const auto events = give({PointerDown{x, r.y + r.h / 2}, PointerUp{x, r.y + r.h / 2}});
    const auto* focused = only<flow::Focused>(events);
    ASSERT_NE(focused, nullptr);
    EXPECT_EQ(focused->field, "declaration.changed");
    EXPECT_EQ(boundary_before(text, focused->caret), focused->caret);
    EXPECT_GE(focused->caret, last);
    last = focused->caret;
  }
  EXPECT_GT(last, 0U);
}

TEST_F(Tap, MoreScrollsAndEverythingIsReached) {
  show("counties");
  std::string seen;
  for (int i = 0; i < 20; ++i) {
    for (const Element& e : frame_.elements) {
      if (e.role == "radio" && e.rect.h > 0) seen += "|" + e.name + "|";
    }
    const auto events = tap("scroll.more");
    if (events.empty()) break;
    view_.scroll = only<flow::Scrolled>(events)->to;
    give({});
  }
  EXPECT_FLOAT_EQ(view_.scroll, 1);
  EXPECT_NE(seen.find("|Alameda|"), std::string::npos);
  EXPECT_NE(seen.find("|Mono|"), std::string::npos);
  EXPECT_NE(seen.find("|Yuba|"), std::string::npos);
}

TEST_F(Tap, WhatLiesBehindAnOverlayIsNotReached) {
  show("question");
  const PointerDown next = middle("next");
  show("overlay.leave");
  EXPECT_TRUE(give({next, PointerUp{next.x, next.y}}).empty());
  for (const Element& e : frame_.elements) EXPECT_NE(e.action, "next");
  EXPECT_EQ(only<flow::Pressed>(tap("leave.delete"))->action, "leave.delete");
}

TEST_F(Tap, TheTabKeyWalksAndEnterPresses) {
  show("question");
  std::vector<std::string> pressed;
  for (int i = 0; i < 16; ++i) {
    for (const auto& event : give({KeyPressed{Key::tab}})) {
      if (const auto* scrolled = std::get_if<flow::Scrolled>(&event)) view_.scroll = scrolled->to;
    }
    for (const auto& event : give({KeyPressed{Key::enter}})) {
      if (const auto* p = std::get_if<flow::Pressed>(&event)) pressed.push_back(p->action);
      if (const auto* c = std::get_if<flow::Chosen>(&event)) pressed.push_back(c->value);
    }
  }
  for (const char* each : {"all", "unsure", "back", "tool.leave", "next"}) {
    EXPECT_NE(std::find(pressed.begin(), pressed.end(), each), pressed.end()) << each;
  }
}

class ByKeys : public Tap {
 protected:
  std::string ring() const {
    for (const Element& e : frame_.elements)
      if (has_state(e, "ring")) return e.action;
    return {};
  }
  void tab_to(const std::string& action) {
    for (int i = 0; i < 60 && ring() != action; ++i) follow(give({KeyPressed{Key::tab}}));
    ASSERT_EQ(ring(), action);
  }
  // What the state machine would make of it.
  void follow(const std::vector<UiEvent>& events) {
    for (const auto& event : events)
      if (const auto* scrolled = std::get_if<flow::Scrolled>(&event)) view_.scroll = scrolled->to;
    frame_ = ui_->draw(view_, {});
  }
  void open(flow::Button first, flow::Button second, const std::string& closes) {
    view_.overlay = flow::Overlay{.name = "made_up",
                                  .title = "Sure?",
                                  .body = {},
                                  .buttons = {std::move(first), std::move(second)},
                                  .closes = closes};
    give({});
  }
  static flow::TextField field(const char* name) {
    flow::TextField made;
    made.field = made.label = name;
    made.text = "ab";
    return made;
  }
  static flow::Button named(const char* action, flow::Style style = flow::Style::quiet) {
    return {.action = action, .label = action, .style = style};
  }
};

TEST_F(ByKeys, ADialogTakesTheRingAndGivesItBack) {
  show("question");
  tab_to("tool.language");
  open(named("cover.save"), named("cover.close"), "cover.close");
  EXPECT_EQ(ring(), "cover.save");
  const auto events = give({KeyPressed{Key::escape}});
  ASSERT_NE(only<flow::Pressed>(events), nullptr);
  EXPECT_EQ(only<flow::Pressed>(events)->action, "cover.close");
  view_.overlay.reset();
  give({});
  EXPECT_EQ(ring(), "tool.language");
}

TEST_F(ByKeys, ADialogThatAFingerOpensShowsNoRing) {
  show("question");
  tap("tool.language");
  open(named("cover.save"), named("cover.close"), "cover.close");
  EXPECT_EQ(ring(), "");
  tap("cover.close");
  view_.overlay.reset();
  give({});
  EXPECT_EQ(ring(), "");
}

// What takes something away is pressed on purpose: not by the key that opened the question.
TEST_F(ByKeys, NeitherTheRingNorEscapeBeginsOnWhatDestroys) {
  show("question");
  tab_to("tool.leave");
  open(named("leave.delete", flow::Style::danger), named("cover.close"), "");
  EXPECT_EQ(ring(), "cover.close");
  EXPECT_TRUE(give({KeyPressed{Key::escape}}).empty());
}

TEST_F(ByKeys, WhatIsTypedGoesIntoTheOnlyField) {
  show("question");
  view_.main = {field("made.up")};
  give({});
  const auto events = give({TextTyped{"x"}});
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(std::get<flow::Focused>(events[0]).field, "made.up");
  EXPECT_GE(std::get<flow::Focused>(events[0]).caret, 2U) << "behind what stands there";
  EXPECT_EQ(std::get<flow::Typed>(events[1]).text, "x");
  EXPECT_TRUE(give({TextTyped{" "}}).empty()) << "meant for a button";

  view_.main.emplace_back(field("made.up_too"));
  give({});
  EXPECT_TRUE(give({TextTyped{"x"}}).empty()) << "nobody can tell which";
  view_.main.pop_back();
  open(named("a"), named("b"), "");
  EXPECT_TRUE(give({TextTyped{"x"}}).empty()) << "covered";
}

TEST_F(ByKeys, ThePageTurnsAndMoreIsReached) {
  show("counties");
  const auto down = give({KeyPressed{Key::page_down}});
  ASSERT_NE(only<flow::Scrolled>(down), nullptr);
  EXPECT_GT(only<flow::Scrolled>(down)->to, 0);
  follow(down);
  for (int i = 0; i < 20 && view_.scroll < 1; ++i) follow(give({KeyPressed{Key::page_down}}));
  EXPECT_FLOAT_EQ(view_.scroll, 1);
  EXPECT_TRUE(give({KeyPressed{Key::page_down}}).empty()) << "it ends there";
  for (int i = 0; i < 20 && view_.scroll > 0; ++i) follow(give({KeyPressed{Key::page_up}}));
  EXPECT_FLOAT_EQ(view_.scroll, 0);

  // A page of nothing but words: no other thing to go to shows the rest of it.
  view_.main = std::vector<flow::Block>(40, flow::Paragraph{.text = "A few made-up words."});
  follow({});
  tab_to("scroll.more");
  EXPECT_NE(only<flow::Scrolled>(give({KeyPressed{Key::enter}})), nullptr);
  view_.scroll = 1;
  follow({});
  ASSERT_EQ(ring(), "scroll.more") << "also once it has come to the end";
  follow(give({KeyPressed{Key::tab}}));
  EXPECT_NE(ring(), "scroll.more");
  EXPECT_NE(ring(), "");
}

TEST_F(Tap, APhysicalKeyboardTypesIntoTheFocusedField) {
  show("typing.name");
  const auto events =
      give({TextTyped{"é"}, KeyPressed{Key::erase}, KeyPressed{Key::left}, KeyPressed{Key::enter}});
  ASSERT_EQ(events.size(), 4U);
  EXPECT_EQ(std::get<flow::Typed>(events[0]).text, "é");
  EXPECT_TRUE(std::holds_alternative<flow::Erased>(events[1]));
  EXPECT_EQ(std::get<flow::CaretMoved>(events[2]).by, -1);
  EXPECT_EQ(std::get<flow::Pressed>(events[3]).action, "key.done");
  show("question");
  EXPECT_TRUE(give({TextTyped{"x"}}).empty());
}

TEST_F(Tap, AToastIsReadAndTakesNoTouch) {
  show("typing.statement");  // while somebody types it lies over the page
  view_.toast = "The case is taken out.";
  give({});
  const auto toast = std::ranges::find(frame_.elements, "toast", &Element::role);
  ASSERT_NE(toast, frame_.elements.end());
  EXPECT_EQ(toast->spoken, view_.toast);
  const Rect r = toast->rect;
  bool touched = false;  // the text behind it
  for (float y = r.y + 4; y < r.y + r.h; y += 10)
    for (float x = r.x; x < r.x + r.w; x += 20)
      for (const auto& event : give({PointerDown{x, y}, PointerUp{x, y}}))
        touched |= std::holds_alternative<flow::Focused>(event);
  EXPECT_TRUE(touched);
  show("overlay.leave");
  view_.toast = "The case is taken out.";
  give({});
  EXPECT_EQ(std::ranges::find(frame_.elements, "toast", &Element::role), frame_.elements.end());
}

TEST_F(Tap, AnIdleScreenAsksForNothing) {
  show("question");
  const auto quads = frame_.quads;
  const auto version = ui_->textures()[0].version;
  give({});
  EXPECT_TRUE(frame_.quads == quads);
  EXPECT_EQ(ui_->textures()[0].version, version);
}

TEST_F(Tap, TheTreeOfAMaskedFieldDoesNotTellItsWords) {
  show("staff.sign_in");
  const std::string json = to_json(view_, frame_.elements, 7);
  EXPECT_EQ(json.find("once upon"), std::string::npos);
  EXPECT_NE(json.find("\"role\":\"textbox\""), std::string::npos);
  EXPECT_NE(json.find("\"screen\":\"staff.sign_in\""), std::string::npos);
  EXPECT_EQ(json.find("{\"touches\":7,"), 0U);
}

}  // namespace
}  // namespace clearway::ui
