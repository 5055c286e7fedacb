// A word on what was done. It lies over the page for some seconds and takes no touch: what is
// behind it can be pressed as ever.
#include <algorithm>
#include <cmath>

#include "app/ui/icons.h"
#include "app/ui/page.h"

namespace clearway::ui {

void draw_toast(Canvas& c, const flow::View& view) {
  if (view.toast.empty() || view.overlay || view.attract) return;
  const float px = std::round(c.m.em(Type::strong)), space = c.m.u(16);
  const float pad_x = std::max(c.m.u(36), 18 * c.m.panel), pad_y = c.m.u(20);
  const float around = 2 * pad_x + px + space;
  const float text_w =
      std::min(c.width(Type::strong, view.toast) + 1, c.m.w - 2 * c.m.margin - around);
  const float text_h = c.height(Type::strong, view.toast, text_w);
  const Rect size{0, 0, text_w + around, text_h + 2 * pad_y};
  // Over the brand and the steps, which nobody touches; while somebody types, just above the keys;
  // at the top of the page where the lower half is full of what is touched.
  const float below = measure(
      c, [&] { return view.keyboard ? put_keyboard(c, *view.keyboard) : put_foot(c, view); });
  const float above = view.keyboard ? c.m.u(14) : measure(c, [&] { return put_top_bar(c, view); });
  const float y = c.reach > 0     ? above
                  : view.keyboard ? c.m.h - below - size.h - c.m.u(20)
                                  : std::max(c.m.u(10), (above - size.h) / 2);
  // The steps would be cut by it, so they go for as long as it stands there.
  if (c.reach <= 0 && !view.keyboard) c.rect({0, 0, c.m.w, above - c.m.border}, c.p.paper);
  const Rect r{std::round((c.m.w - size.w) / 2), std::round(y), size.w, size.h};
  c.panel(r, c.m.radius, c.m.strong_border, c.p.teal, c.p.on_teal);
  c.icon(sign_of(flow::Icon::check), r.x + pad_x + px / 2, r.y + r.h / 2, px, c.p.on_teal);
  c.words(Type::strong, view.toast, {r.x + pad_x + px + space, r.y + pad_y, text_w, 0},
          c.p.on_teal);
  c.element(
      {.role = "toast", .name = view.toast, .value = {}, .states = {}, .action = {}, .rect = r});
}

}  // namespace clearway::ui
