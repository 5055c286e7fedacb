// "Move buttons lower": every kind of page, at both panels, in every text size and language.
#include <gtest/gtest.h>

#include <set>

#include "tests/app/ui/layout_checks.h"

namespace clearway::ui {
namespace {

class Lower : public testing::TestWithParam<std::tuple<int, int>> {
 protected:
  void SetUp() override {
    panel_ = kPanels[std::get<0>(GetParam())];
    auto made = Ui::make(kFonts, default_theme(), panel_.size, panel_.pixels_per_mm);
    ASSERT_TRUE(made.has_value());
    ui_ = std::make_unique<Ui>(std::move(*made));
  }
  float half() const { return static_cast<float>(panel_.size.h) / 2; }

  // Every sample in both languages; on a demo machine, where there is least room.
  template <class F>
  void each(F f) {
    for (const auto language :
         {support::SampleLanguage::english, support::SampleLanguage::spanish}) {
      for (auto& [name, view] : support::sample_views(language)) {
        SCOPED_TRACE(name + " " + view.language);
        view.text_size = static_cast<flow::TextSize>(std::get<1>(GetParam()));
        view.badge = "Demostración: no para expedientes reales";
        f(view);
      }
    }
  }

  std::vector<Input> touches_above() const {
    std::vector<Input> touches;
    for (float y = 5; y < half(); y += 30) {
      for (float x = 5; x < static_cast<float>(panel_.size.w); x += 40) {
        touches.emplace_back(PointerDown{x, y});
        touches.emplace_back(PointerUp{x, y});
      }
    }
    return touches;
  }

  // What can be touched, from the top of the page to its end, by "More".
  std::set<std::string> actions(flow::View view) {
    std::set<std::string> found;
    for (bool more = true; more;) {
      Rect button;
      for (const Element& e : ui_->draw(view, {}).elements) {
        if (e.action == "scroll.more") button = e.rect;
        if (interactive(e) && seen(e) && !has_state(e, "shown")) found.insert(e.action);
      }
      const float x = button.x + button.w / 2, y = button.y + button.h / 2;
      const Frame frame = ui_->draw(view, {PointerDown{x, y}, PointerUp{x, y}});
      more = button.w > 0 && !frame.events.empty();
      if (more) view.scroll = std::get<flow::Scrolled>(frame.events.front()).to;
    }
    found.erase("scroll.more");
    found.erase("scroll.less");
    return found;
  }

  Panel panel_;
  std::unique_ptr<Ui> ui_;
};

class LowerReach : public Lower {};

TEST_P(Lower, WhateverIsTouchedLiesInTheLowerHalf) {
  each([&](flow::View& view) {
    view.reach = flow::Reach::lower;
    for (const float scroll : {0.0F, 1.0F}) {
      view.scroll = scroll;
      // A finger all over the upper half, on what was drawn before.
      const Frame frame = ui_->draw(view, scroll > 0 ? touches_above() : std::vector<Input>());
      EXPECT_TRUE(frame.events.empty());
      check(view, frame.elements, panel_);
      for (const Element& e : frame.elements) {
        if (!seen(e)) continue;
        SCOPED_TRACE(e.role + " " + e.name);
        if (interactive(e) && !has_state(e, "shown")) {
          EXPECT_GE(e.rect.y, half());
        }
      }
    }
  });
}

// Nothing is lost by it: what could be touched can be touched still. While somebody types the
// rest comes back with "Done".
TEST_P(LowerReach, WhatCouldBeTouchedStillCan) {
  each([&](flow::View& view) {
    const auto before = actions(view);
    view.reach = flow::Reach::lower;
    const auto after = actions(view);
    for (const auto& action : before) {
      const bool key = action.rfind("type.", 0) == 0 || action.rfind("key.", 0) == 0;
      const bool digit = key && action.size() == 6 && action[5] >= '0' && action[5] <= '9';
      if (view.keyboard && !view.overlay && (!key || digit)) continue;
      EXPECT_TRUE(after.contains(action)) << action;
    }
    if (view.keyboard && !view.overlay) {
      EXPECT_TRUE(after.contains("key.done"));
      if (panel_.size.w > 1500) {
        EXPECT_TRUE(after.contains("tool.moment")) << "there is room for all of it";
      }
    }
  });
}

TEST_P(Lower, WhatIsReadIsWholeAndAboveTheMiddle) {
  each([&](flow::View& view) {
    if (view.overlay || view.keyboard) return;
    view.reach = flow::Reach::lower;
    for (const Element& e : ui_->draw(view, {}).elements) {
      if (e.role != "heading" || e.name != view.title) continue;
      EXPECT_LE(e.rect.y + e.rect.h, half() + 1);
    }
  });
}

// Who needs it can reach it before it is on.
TEST_P(Lower, TheButtonThatMovesThemIsInReach) {
  each([&](flow::View& view) {
    if (!view.overlay) return;
    for (const Element& e : ui_->draw(view, {}).elements) {
      if (e.action == "reach.lower") {
        EXPECT_GE(e.rect.y, half());
      }
    }
  });
}

// Page by page to its end, which takes its time: in the usual letters and in the largest.
INSTANTIATE_TEST_SUITE_P(EveryPanel, LowerReach,
                         testing::Combine(testing::Range(0, 2), testing::Values(1, 3)));
INSTANTIATE_TEST_SUITE_P(EveryPanelAndTextSize, Lower,
                         testing::Combine(testing::Range(0, 2), testing::Range(0, 4)));

}  // namespace
}  // namespace clearway::ui
