// What holds of every layout: nothing clipped, nothing too small, nothing too close.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include "app/ui/ui.h"
#include "tests/support/sample_views.h"

namespace clearway::ui {

inline constexpr const char* kFonts = "/usr/share/fonts/truetype/noto";
struct Panel {
  Size size;
  float pixels_per_mm = 0;
};
inline constexpr Panel kPanels[] = {{{1920, 1080}, 4.03F}, {{1024, 768}, 4.17F}};

inline bool interactive(const Element& e) {
  return e.role == "button" || e.role == "radio" || e.role == "checkbox" || e.role == "textbox" ||
         e.role == "key";
}
inline bool seen(const Element& e) { return e.rect.w > 0 && e.rect.h > 0; }

// The edges of the part that scrolls, when it does: what ends there is cut on purpose.
struct Cut {
  float top = -1, bottom = 1e9F;
};
inline Cut cut_of(const std::vector<Element>& elements) {
  Cut cut;
  for (const Element& e : elements) {
    if (e.action == "scroll.less") cut.top = e.rect.y;
    if (e.action == "scroll.more") cut.bottom = e.rect.y + e.rect.h;
  }
  return cut;
}

inline void check_one(const Element& e, const Panel& panel, const Cut& cut) {
  SCOPED_TRACE(e.role + " " + e.name);
  const float tap = 12.7F * panel.pixels_per_mm;
  EXPECT_FALSE(e.name.empty()) << e.action;
  EXPECT_FALSE(e.spoken.empty()) << e.action;
  EXPECT_GE(e.rect.x, 0);
  EXPECT_GE(e.rect.y, 0);
  EXPECT_LE(e.rect.x + e.rect.w, static_cast<float>(panel.size.w));
  EXPECT_LE(e.rect.y + e.rect.h, static_cast<float>(panel.size.h));
  if (!interactive(e) || has_state(e, "shown")) return;
  EXPECT_GE(e.rect.w, tap);
  if (e.rect.y > cut.top && e.rect.y + e.rect.h < cut.bottom) {
    EXPECT_GE(e.rect.h, tap);
  }
}

inline void check_pair(const Element& a, const Element& b, const Panel& panel) {
  const float gap = 2.54F * panel.pixels_per_mm;
  const float dx = std::max(b.rect.x - (a.rect.x + a.rect.w), a.rect.x - (b.rect.x + b.rect.w));
  const float dy = std::max(b.rect.y - (a.rect.y + a.rect.h), a.rect.y - (b.rect.y + b.rect.h));
  EXPECT_GE(std::max(dx, dy), gap - 1)
      << a.role << " " << a.name << " | " << b.role << " " << b.name;
}

// Nothing that is touched lies under the words along the lower edge.
inline void check_badge(const flow::View& view, const std::vector<Element>& elements) {
  const auto badge = std::ranges::find_if(
      elements, [&](const Element& e) { return !view.badge.empty() && e.name == view.badge; });
  if (badge == elements.end()) return;
  for (const Element& e : elements) {
    if (seen(e) && interactive(e)) {
      EXPECT_LE(e.rect.y + e.rect.h, badge->rect.y) << e.role << " " << e.name;
    }
  }
}

inline void check(const flow::View& view, const std::vector<Element>& elements,
                  const Panel& panel) {
  const Cut cut = cut_of(elements);
  std::vector<const Element*> touched;
  for (const Element& e : elements) {
    if (!seen(e)) continue;
    check_one(e, panel, cut);
    if (interactive(e) && !has_state(e, "shown")) touched.push_back(&e);
  }
  for (std::size_t i = 0; i < touched.size(); ++i) {
    for (std::size_t k = i + 1; k < touched.size(); ++k)
      check_pair(*touched[i], *touched[k], panel);
  }
  check_badge(view, elements);
  if (!view.keyboard || view.overlay) return;
  const auto field = std::find_if(elements.begin(), elements.end(), [](const Element& e) {
    return std::find(e.states.begin(), e.states.end(), "focused") != e.states.end();
  });
  ASSERT_NE(field, elements.end());
  EXPECT_GE(field->rect.h, 12.7F * panel.pixels_per_mm) << "the focused field is seen";
}

}  // namespace clearway::ui
