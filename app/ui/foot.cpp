// The foot, always in the same place: Back, the tools, and the way on.
#include <algorithm>
#include <cmath>
#include <optional>

#include "app/ui/icons.h"
#include "app/ui/page.h"

namespace clearway::ui {
namespace {

struct FootPlan {
  std::vector<Fit> tools;
  Fit back, next;
  std::optional<flow::Button> next_button;
  bool one_row = true;
  float tools_w = 0, h = 0, tools_h = 0, buttons_h = 0;
};

FootPlan plan_foot(Canvas& c, const flow::View& view, bool two_lines) {
  FootPlan plan;
  plan.next_button = view.next;
  const float gap = std::max(c.m.gap, c.m.u(14)), room = c.m.w - 2 * c.m.margin;
  for (const auto& tool : view.tools) {
    plan.tools.push_back(fit_tool(c, tool, two_lines));
    plan.tools_w += plan.tools.back().w + (plan.tools.size() > 1 ? gap : 0);
    plan.tools_h = std::max(plan.tools_h, plan.tools.back().h);
  }
  if (!view.tools.empty()) plan.tools_h = std::max(plan.tools_h, c.m.u(92));
  const auto fit = [&](const flow::Button& button, float most) {
    return fit_button(c, button, Type::foot, most, 92);
  };
  if (view.back)
    plan.back =
        c.m.wide ? fit(*view.back, room * 0.45F) : fit_tool(c, *view.back, false, Type::step_now);
  if (view.next) plan.next = fit(*view.next, room * 0.5F);
  if (view.next && c.m.wide) plan.next.w = std::max(plan.next.w, c.m.u(320));
  float used = plan.back.w + plan.tools_w + plan.next.w + 2 * c.m.u(24);
  if (used > room && view.next) {  // a long label may take two lines
    const float most = room - plan.back.w - plan.tools_w - 2 * c.m.u(24);
    const Fit wrapped = fit(*view.next, std::max(most, c.m.u(300)));
    used += wrapped.w - plan.next.w;
    if (used <= room) plan.next = wrapped;
    // Its arrow is the first to go.
    flow::Button plain = *view.next;
    plain.icon = flow::Icon::none;
    const Fit bare = fit(plain, std::max(most, c.m.u(300)));
    if (bare.h < wrapped.h) plan.next_button = plain, plan.next = {wrapped.w, bare.h};
    if (used > room && used - wrapped.w + bare.w <= room) {
      used += bare.w - wrapped.w;
      plan.next_button = plain, plan.next = bare;
    }
  }
  plan.one_row = used <= room;
  plan.buttons_h = std::max(plan.back.h, plan.next.h);
  const float tall = std::max(plan.tools_h, plan.buttons_h);
  if (plan.one_row) plan.tools_h = plan.buttons_h = tall;
  const bool none = view.tools.empty() && !view.back && !view.next;
  plan.h = none ? 0 : plan.one_row ? tall : plan.tools_h + gap + plan.buttons_h;
  return plan;
}

void draw_tools(Canvas& c, const flow::View& view, const FootPlan& plan, float x, float y,
                float h) {
  const float gap = std::max(c.m.gap, c.m.u(14));
  const InRow row(c, "tools", {std::round(x), y, plan.tools_w, h});
  for (std::size_t i = 0; i < view.tools.size(); ++i) {
    draw_tool(c, view.tools[i], {std::round(x), y, plan.tools[i].w, h});
    x += plan.tools[i].w + gap;
  }
}

}  // namespace

float put_foot(Canvas& c, const flow::View& view) {
  FootPlan plan = plan_foot(c, view, false);
  if (!plan.one_row) plan = plan_foot(c, view, true);
  if (plan.h == 0) return 0;
  const float pad = std::max(c.m.u(22), c.m.gap), h = plan.h + 2 * pad;
  if (c.dry) return h;
  const float top = c.m.h - h, left = c.m.margin, right = c.m.w - c.m.margin;
  c.rect({0, top, c.m.w, h}, c.p.footer);
  c.rect({0, top, c.m.w, c.m.border}, c.p.line);
  const float buttons_y =
      plan.one_row ? top + pad + (plan.h - plan.buttons_h) / 2 : c.m.h - pad - plan.buttons_h;
  draw_back(c, view, {left, buttons_y, plan.back.w, plan.buttons_h});
  // In the middle of what Back and the way on leave.
  const float from = plan.one_row ? left + plan.back.w : left;
  const float to = plan.one_row ? right - plan.next.w : right;
  draw_tools(c, view, plan, from + (to - from - plan.tools_w) / 2, top + pad,
             plan.one_row ? plan.h : plan.tools_h);
  if (view.next) {
    draw_button(c, *plan.next_button, {right - plan.next.w, buttons_y, plan.next.w, plan.buttons_h},
                Type::foot);
  }
  return h;
}

}  // namespace clearway::ui
