#include <algorithm>
#include <cmath>

#include "app/ui/icons.h"
#include "app/ui/page.h"

namespace clearway::ui {
namespace {

using State = flow::Step::State;

Type type_of(const flow::Step& step) {
  return step.state == State::now ? Type::step_now : Type::step;
}

const char* state_word(State state) {
  return state == State::now ? "current" : state == State::done ? "done" : "ahead";
}

struct StepSize {
  float dot, now;  // diameters
};
StepSize step_size(Canvas& c) {
  const float dot = std::max(c.m.u(18), 14 * c.m.panel);
  return {dot, std::round(dot * 1.45F)};
}

void draw_dot(Canvas& c, State state, float cx, float cy) {
  const StepSize size = step_size(c);
  if (state != State::now) {
    return c.disc(cx, cy, size.dot, state == State::done ? c.p.teal : c.p.step);
  }
  c.disc(cx, cy, size.now, c.p.ink);
  c.disc(cx, cy, size.now - 2 * std::round(size.now * 0.19F), c.p.gold);
}

void tell(Canvas& c, const flow::Step& step, Rect r) {
  c.element({.role = "step",
             .name = step.title,
             .value = {},
             .states = {state_word(step.state)},
             .action = {},
             .rect = r});
}

float inline_width(Canvas& c, const std::vector<flow::Step>& steps) {
  float w = 0;
  for (const auto& step : steps) {
    w += step_size(c).now + c.m.u(12) + c.width(type_of(step), step.title);
  }
  return w + static_cast<float>(steps.size() - 1) * (c.m.u(46) + 2 * c.m.u(14));
}

// Dot and name beside each other, bars between.
void draw_inline(Canvas& c, const std::vector<flow::Step>& steps, float right, float h) {
  float x = right - inline_width(c, steps);
  const float cy = std::round(h / 2), thick = std::max(2.0F, c.m.u(4));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& step = steps[i];
    const float from = x, dot = step_size(c).now, w = c.width(type_of(step), step.title);
    draw_dot(c, step.state, x + dot / 2, cy);
    x += dot + c.m.u(12);
    const float line_h = c.m.line(type_of(step));
    c.line(type_of(step), step.title, x, cy - line_h / 2, c.p.ink);
    x += w;
    tell(c, step, {from, cy - line_h / 2, x - from, line_h});
    if (i + 1 < steps.size()) {
      c.rect({x + c.m.u(14), cy - thick / 2, c.m.u(46), thick},
             step.state == State::done ? c.p.teal : c.p.step);
    }
    x += c.m.u(46) + 2 * c.m.u(14);
  }
}

// Names under the dots; for narrow screens.
float stacked_height(Canvas& c, const std::vector<flow::Step>& steps, float cell) {
  float h = 0;
  for (const auto& step : steps) h = std::max(h, c.height(type_of(step), step.title, cell - 8));
  return step_size(c).now + c.m.u(8) + h;
}

bool stacked_fits(Canvas& c, const std::vector<flow::Step>& steps, float cell) {
  for (const auto& step : steps) {
    for (const Line& l : c.lines(type_of(step), step.title, cell - 8)) {
      const bool cut = l.to < step.title.size() && step.title[l.to] != ' ';
      if (cut) return false;
    }
    if (c.lines(type_of(step), step.title, cell - 8).size() > 2) return false;
  }
  return true;
}

void draw_stacked(Canvas& c, const std::vector<flow::Step>& steps, float left, float cell,
                  float top) {
  const StepSize size = step_size(c);
  const float cy = top + size.now / 2, thick = std::max(2.0F, c.m.u(4));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& step = steps[i];
    const float x = left + cell * static_cast<float>(i), cx = x + cell / 2;
    if (i + 1 < steps.size()) {
      const float from = cx + size.now / 2 + c.m.u(10), to = cx + cell - size.now / 2 - c.m.u(10);
      c.rect({from, cy - thick / 2, to - from, thick},
             step.state == State::done ? c.p.teal : c.p.step);
    }
    draw_dot(c, step.state, cx, cy);
    const float text_y = top + size.now + c.m.u(8);
    const float h =
        c.words(type_of(step), step.title, {x + 4, text_y, cell - 8, 0}, c.p.ink, Align::center);
    tell(c, step, {x + 4, top, cell - 8, size.now + c.m.u(8) + h});
  }
}

// Dots in a row and the name of where one is.
void draw_short(Canvas& c, const std::vector<flow::Step>& steps, float right, float cy) {
  const StepSize size = step_size(c);
  const float space = size.dot * 0.9F;
  std::string now;
  for (const auto& step : steps) {
    if (step.state == State::now) now = step.title;
  }
  float x =
      right - static_cast<float>(steps.size()) * (size.now + space) - c.width(Type::step_now, now);
  for (const auto& step : steps) {
    draw_dot(c, step.state, x + size.now / 2, cy);
    tell(c, step, {x, cy - size.now / 2, size.now, size.now});
    x += size.now + space;
  }
  c.line(Type::step_now, now, x, cy - c.m.line(Type::step_now) / 2, c.p.ink);
}

float mark_px(Canvas& c) { return std::max(c.m.u(48), 34 * c.m.panel); }

}  // namespace

void draw_mark(Canvas& c, float x, float y, float px) {
  const float cx = x + px / 2, cy = y + px / 2;
  c.icon(static_cast<int>(Sign::mark_disc), cx, cy, px, c.p.valley);
  c.icon(static_cast<int>(Sign::mark_road), cx, cy, px, c.p.sun);
  c.icon(static_cast<int>(Sign::mark_sun), cx, cy, px, c.p.path);
}

namespace {

enum class StepsLook { none, in_line, stacked, brief };

struct BarPlan {
  StepsLook look = StepsLook::none;
  bool brand = true;  // the name beside the mark; the first to go on a narrow screen
  float left = 0, cell = 0;
};

BarPlan plan_bar(Canvas& c, const flow::View& view, float brand_x, float brand_w, float right) {
  BarPlan plan;
  plan.left = brand_x + brand_w + c.m.u(48);
  if (view.steps.empty()) return plan;
  const auto n = static_cast<float>(view.steps.size());
  plan.look = StepsLook::in_line;
  if (inline_width(c, view.steps) <= right - plan.left) return plan;
  plan.look = StepsLook::stacked;
  plan.cell = std::floor((right - plan.left) / n);
  const bool fits = stacked_fits(c, view.steps, plan.cell);
  const float bare_left = brand_x + c.m.u(20), bare = std::floor((right - bare_left) / n);
  const bool saves = stacked_height(c, view.steps, bare) < stacked_height(c, view.steps, plan.cell);
  if (fits && !saves) return plan;
  plan.brand = false, plan.left = bare_left, plan.cell = bare;
  if (stacked_fits(c, view.steps, bare)) return plan;
  plan.brand = true, plan.look = StepsLook::brief;
  return plan;
}

}  // namespace

float put_top_bar(Canvas& c, const flow::View& view) {
  const float px = mark_px(c), brand_x = c.m.margin + px + c.m.u(16), right = c.m.w - c.m.margin;
  const float name_w = c.width(Type::brand, view.brand), beside = c.m.u(36);
  float brand_w = name_w, logo_w = logo_width(c, view, c.m.w * 0.2F, px + c.m.u(16));
  // Beside the name, where the steps leave room for it.
  const float with_logo = brand_w + beside + logo_w;
  const bool fits =
      view.steps.empty() || inline_width(c, view.steps) + brand_x + with_logo + c.m.u(48) <= right;
  fits&& logo_w > 0 ? brand_w = with_logo : logo_w = 0;
  const BarPlan plan = plan_bar(c, view, brand_x, brand_w, right);
  float h = std::max(c.m.u(104), px + 2 * c.m.u(16));
  const float status_w = right - plan.left;
  const bool stacked = plan.look == StepsLook::stacked, none = plan.look == StepsLook::none;
  if (stacked) h = std::max(h, stacked_height(c, view.steps, plan.cell) + 2 * c.m.u(18));
  if (none) h = std::max(h, c.height(Type::small, view.status, status_w) + 2 * c.m.u(20));
  draw_mark(c, c.m.margin, std::round((h - px) / 2), px);
  if (plan.brand) {
    c.say("text", Type::brand, view.brand,
          {brand_x, (h - c.m.line(Type::brand)) / 2, name_w + 1, 0}, c.p.teal);
  }
  if (logo_w > 0) {
    const float x = brand_x + name_w + beside, tall = px + c.m.u(16);
    c.rect({x - beside / 2, (h - px) / 2, c.m.border, px}, c.p.line);
    draw_logo(c, view, {x, (h - tall) / 2, logo_w, tall});
  }
  if (plan.look == StepsLook::in_line) draw_inline(c, view.steps, right, h);
  if (plan.look == StepsLook::brief) draw_short(c, view.steps, right, h / 2);
  if (stacked)
    draw_stacked(c, view.steps, plan.left, plan.cell,
                 (h - stacked_height(c, view.steps, plan.cell)) / 2);
  if (none) {
    const float text_h = c.height(Type::small, view.status, status_w);
    c.say("text", Type::small, view.status, {plan.left, (h - text_h) / 2, status_w, 0}, c.p.soft,
          Align::right);
  }
  return h;
}

void draw_back(Canvas& c, const flow::View& view, Rect r) {
  if (!view.back) return;
  c.m.wide ? draw_button(c, *view.back, r, Type::foot)
           : draw_tool(c, *view.back, r, Type::step_now);
}

namespace {

void without_signs(flow::View& view) {
  for (auto& tool : view.tools) tool.icon = flow::Icon::none;
  if (view.back) view.back->icon = flow::Icon::none;
}

}  // namespace

float put_typing_bar(Canvas& c, const flow::View& shown, float top, Bar bar) {
  flow::View view = shown;
  const bool tight = bar == Bar::tight;
  if (tight) without_signs(view);
  const float pad = tight ? c.m.u(6) : std::max(c.m.u(14), c.m.gap),
              gap = std::max(c.m.gap, c.m.u(14));
  float h = c.m.tap;
  std::vector<Fit> fits;
  float tools_w = 0;
  for (const auto& tool : view.tools) {
    fits.push_back(fit_tool(c, tool, !c.m.wide));
    tools_w += fits.back().w + gap;
    h = std::max(h, fits.back().h);
  }
  const float left = c.m.wide ? c.m.margin : c.m.u(40), right = c.m.w - left;
  Fit back, next;
  const float rest = right - left - tools_w - std::max(gap, c.m.u(28));
  if (view.back) {
    back = c.m.wide ? fit_button(c, *view.back, Type::foot, rest * 0.45F, tight ? 0 : 84)
                    : fit_tool(c, *view.back, false, Type::step_now);
  }
  if (view.next) next = fit_button(c, *view.next, Type::foot, rest * 0.55F, tight ? 0 : 84);
  h = std::max({h, back.h, next.h});
  float x = left;
  const float y = top + pad;
  const InRow row(c, "bar", {left, y, right - left, h});
  draw_back(c, view, {x, y, back.w, h});
  x += back.w + (back.w > 0 ? gap : 0);
  const float end = right - next.w - (next.w > 0 ? std::max(gap, c.m.u(28)) : 0);
  // Where one is, if there is room for it between Back and the tools.
  float steps_w = c.m.u(24);
  for (const auto& step : view.steps) {
    steps_w += step_size(c).now + step_size(c).dot * 0.9F;
    if (step.state == State::now) steps_w += c.width(Type::step_now, step.title);
  }
  if (!view.steps.empty() && end - x - tools_w > steps_w + c.m.u(40)) {
    draw_short(c, view.steps, x + steps_w + c.m.u(16), y + h / 2);
    x += steps_w + c.m.u(40);
    x = std::max(x, end - tools_w + gap);
  } else {
    x += std::max(0.0F, (end - x - tools_w + gap) / 2);
  }
  for (std::size_t i = 0; i < fits.size(); ++i) {
    draw_tool(c, view.tools[i], {std::round(x), y, fits[i].w, h});
    x += fits[i].w + gap;
  }
  if (view.next) draw_button(c, *view.next, {right - next.w, y, next.w, h}, Type::foot);
  return h + (tight ? pad : 2 * pad);
}

}  // namespace clearway::ui
