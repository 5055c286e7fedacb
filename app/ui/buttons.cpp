#include <algorithm>
#include <cmath>

#include "app/ui/widgets.h"

namespace clearway::ui {
namespace {

Color blend(Color a, Color b, float t) {
  const auto part = [&](unsigned shift) {
    const float x = static_cast<float>(a >> shift & 255U),
                y = static_cast<float>(b >> shift & 255U);
    return static_cast<Color>(x + (y - x) * t + 0.5F) << shift;
  };
  return part(16) | part(8) | part(0);
}

struct Look {
  Color fill = 0, text = 0, border = 0;
  bool boxed = true;
};

Look look_of(const Palette& p, const flow::Button& button, bool held) {
  if (!button.enabled) return {p.footer, p.soft, p.line};
  if (button.on) return {p.teal_wash, p.ink, p.teal};
  Look look;
  switch (button.style) {
    case flow::Style::primary:
      look = {p.teal, p.on_teal, p.teal};
      break;
    case flow::Style::danger:
      look = {p.card, p.alarm, p.alarm};
      break;
    case flow::Style::text:
      look = {p.paper, p.teal, p.paper, false};
      break;
    case flow::Style::quiet:
      look = {p.card, p.ink, p.edge};
      break;
  }
  if (held) {
    look.fill = look.boxed ? blend(look.fill, look.text, 0.14F) : p.teal_wash;
    look.border = look.boxed ? look.text : p.teal_wash;
    look.boxed = true;
  }
  return look;
}

struct ButtonParts {
  int sign = 0;
  bool sign_last = false;
  float icon = 0, space = 0, pad = 0;  // pixels
};

ButtonParts parts_of(Canvas& c, const flow::Button& button, Type type) {
  ButtonParts parts;
  parts.sign = button.on ? sign_of(flow::Icon::check) : sign_of(button.icon);
  parts.sign_last = button.icon == flow::Icon::next && !button.on;
  if (parts.sign != 0) parts.icon = std::round(c.m.em(type) * 1.05F), parts.space = c.m.u(16);
  const float wide = type == Type::card_button || type == Type::small_strong ? 22 : 36;
  parts.pad = button.style == flow::Style::text ? c.m.u(14) : std::max(c.m.u(wide), 14 * c.m.panel);
  return parts;
}

float longest_word(Canvas& c, Type type, std::string_view text) {
  float most = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    most = std::max(most, c.width(type, text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return most;
}

std::vector<std::string> states_of(const flow::Button& button) {
  std::vector<std::string> states;
  if (!button.enabled) states.push_back("disabled");
  if (button.on) states.push_back("checked");
  return states;
}

}  // namespace

int sign_of(flow::Icon icon) { return static_cast<int>(icon); }

Fit fit_button(Canvas& c, const flow::Button& button, Type type, float max_w, float reference_h) {
  const ButtonParts parts = parts_of(c, button, type);
  const float around = 2 * parts.pad + parts.icon + parts.space;
  // Never so narrow that a word would be cut.
  const float natural = std::max(around + c.width(type, button.label), c.m.tap);
  const float w = std::max(std::min(natural, max_w), around + longest_word(c, type, button.label));
  const float text_h = c.height(type, button.label, w - around + 1);
  return {std::ceil(w), std::ceil(std::max({c.m.tap, c.m.u(reference_h), text_h + c.m.u(28)}))};
}

void draw_button(Canvas& c, const flow::Button& button, Rect r, Type type) {
  const bool held = c.target("press:" + button.action, r, button.enabled || button.says_why,
                             flow::Pressed{button.action}, c.m.radius);
  const Look look = look_of(c.p, button, held);
  if (look.boxed) {
    const bool strong = button.on || button.style != flow::Style::primary;
    c.panel(r, c.m.radius, strong ? c.m.strong_border : c.m.border, look.fill, look.border);
  }
  const ButtonParts parts = parts_of(c, button, type);
  const float around = 2 * parts.pad + parts.icon + parts.space;
  // A button squeezed into a row keeps its label on one line while there is room for it.
  const float whole = c.width(type, button.label) + parts.icon + parts.space;
  const float text_w = whole + 2 * c.m.u(10) <= r.w ? whole : r.w - around + 1;
  float used = 0;
  for (const Line& l : c.lines(type, button.label, text_w)) {
    used =
        std::max(used, c.width(type, std::string_view(button.label).substr(l.from, l.to - l.from)));
  }
  const float text_h = c.height(type, button.label, text_w);
  const float sign_w = parts.icon + parts.space;
  const float left = r.x + (r.w - used - sign_w) / 2;
  const float text_x = parts.sign_last || parts.sign == 0 ? left : left + sign_w;
  c.words(type, button.label, {text_x, r.y + (r.h - text_h) / 2, used + 1, text_h}, look.text,
          Align::center);
  if (parts.sign != 0) {
    const float x =
        parts.sign_last ? left + used + parts.space + parts.icon / 2 : left + parts.icon / 2;
    c.icon(parts.sign, x, r.y + r.h / 2, parts.icon, look.text);
  }
  if (!look.boxed) {  // a line under it says that it can be touched
    c.rect({text_x, r.y + (r.h + text_h) / 2, used, c.m.border}, look.text);
  }
  c.element({.role = "button",
             .name = button.label,
             .value = {},
             .states = states_of(button),
             .action = button.action,
             .rect = r,
             .told = button.about_told,
             .about = button.about});
}

namespace {

// One row, or a few; returns the height.
float put_row(Canvas& c, const std::vector<flow::Button>& buttons, const std::vector<Fit>& fits,
              Rect area, const ButtonsLook& look) {
  const float gap = std::max(c.m.gap, c.m.u(16));
  float y = area.y;
  std::size_t from = 0;
  while (from < buttons.size()) {
    std::size_t to = from;
    float used = 0, tall = 0;
    while (to < buttons.size() && (to == from || used + gap + fits[to].w <= area.w + 0.5F)) {
      used += fits[to].w + (to > from ? gap : 0);
      tall = std::max(tall, fits[to].h);
      ++to;
    }
    const float extra = look.fill ? (area.w - used) / static_cast<float>(to - from) : 0;
    float x = area.x;
    for (std::size_t i = from; i < to; ++i) {
      const float w = std::floor(fits[i].w + extra);
      draw_button(c, buttons[i], {x, y, w, tall}, look.type);
      x += w + gap;
    }
    y += tall + gap;
    from = to;
  }
  return y - gap - area.y;
}

}  // namespace

namespace {

// Two in a card stand side by side even when that takes most of their air.
void squeeze(Canvas& c, const std::vector<flow::Button>& buttons, std::vector<Fit>& fits, float w,
             Type type) {
  const float room = w - std::max(c.m.gap, c.m.u(16));
  if (fits[0].w + fits[1].w <= room) return;
  float least[2] = {};
  for (std::size_t i = 0; i < 2; ++i) {
    const ButtonParts parts = parts_of(c, buttons[i], type);
    least[i] = std::max(c.m.tap,
                        c.width(type, buttons[i].label) + parts.icon + parts.space + 2 * c.m.u(12));
  }
  if (least[0] + least[1] > room) return;
  const float extra = (room - least[0] - least[1]) / 2;
  for (std::size_t i = 0; i < 2; ++i) fits[i] = {least[i] + extra, std::max(c.m.tap, c.m.u(84))};
}

}  // namespace

float put_buttons(Canvas& c, const std::vector<flow::Button>& buttons, Rect area,
                  const ButtonsLook& look) {
  if (buttons.empty()) return 0;
  std::vector<Fit> fits;
  for (const auto& button : buttons) {
    fits.push_back(fit_button(c, button, look.type, area.w, look.reference_h));
    if (look.stacked) fits.back().w = area.w;
  }
  if (look.fill && !look.stacked && buttons.size() == 2)
    squeeze(c, buttons, fits, area.w, look.type);
  return put_row(c, buttons, fits, area, look);
}

namespace {

float sign_px(Canvas& c) { return std::round(c.m.em(Type::tool) * 1.45F); }

// Of a tool's sign with the space under it.
float sign_height(Canvas& c, const flow::Button& tool) {
  return tool.icon == flow::Icon::none ? 0 : sign_px(c) + c.m.u(4);
}

}  // namespace

Fit fit_tool(Canvas& c, const flow::Button& tool, bool two_lines, Type type) {
  const float pad = std::max(c.m.u(18), 8 * c.m.panel);
  const float whole = c.width(type, tool.label);
  float w = whole;
  if (two_lines && tool.label.find(' ') != std::string::npos) {
    for (w = whole / 2; w < whole; w += 2) {  // the narrowest that takes two lines
      const auto lines = c.lines(type, tool.label, w);
      const bool cut = std::any_of(lines.begin(), lines.end(), [&](const Line& l) {
        return l.to < tool.label.size() && tool.label[l.to] != ' ';
      });
      if (lines.size() <= 2 && !cut) break;
    }
  }
  const float text_h = c.height(type, tool.label, w + 1);
  const float around = tool.icon == flow::Icon::none ? c.m.u(12) : c.m.u(18);
  return {std::ceil(std::max(c.m.tap, w + 2 * pad)),
          std::ceil(std::max(c.m.tap, sign_height(c, tool) + text_h + around))};
}

void draw_tool(Canvas& c, const flow::Button& tool, Rect r, Type type) {
  const bool strong = type != Type::tool;
  const bool held =
      c.target("press:" + tool.action, r, tool.enabled, flow::Pressed{tool.action}, c.m.radius);
  Look look{c.p.card, tool.enabled ? c.p.ink : c.p.soft, c.p.line};
  if (strong) look.border = c.p.edge;
  if (!tool.enabled) look = {c.p.footer, c.p.soft, c.p.line};
  if (tool.on) look.fill = c.p.teal_wash, look.border = c.p.teal;
  if (held) look.fill = blend(look.fill, look.text, 0.14F), look.border = c.p.ink;
  c.panel(r, c.m.radius, strong ? c.m.strong_border : c.m.border, look.fill, look.border);
  const float pad = std::max(c.m.u(18), 8 * c.m.panel) - 1;
  const float icon = sign_px(c), icon_h = sign_height(c, tool);
  const float text_h = c.height(type, tool.label, r.w - 2 * pad);
  const float top = r.y + (r.h - icon_h - text_h) / 2;
  c.icon(sign_of(tool.icon), r.x + r.w / 2, top + icon / 2, icon, look.text);
  c.words(type, tool.label, {r.x + pad, top + icon_h, r.w - 2 * pad, text_h}, look.text,
          Align::center);
  c.element({.role = "button",
             .name = tool.label,
             .value = {},
             .states = states_of(tool),
             .action = tool.action,
             .rect = r});
}

Fit fit_tag(Canvas& c, const flow::Tag& tag, float max_w) {
  if (tag.text.empty()) return {};
  const float icon =
      tag.icon == flow::Icon::none ? 0 : std::round(c.m.em(Type::small) * 0.95F) + c.m.u(10);
  const float around = 2 * c.m.u(18) + icon;
  const float w = std::min(around + c.width(Type::small_strong, tag.text), max_w);
  return {std::ceil(w),
          std::ceil(c.height(Type::small_strong, tag.text, w - around + 1) + 2 * c.m.u(5))};
}

float put_tag(Canvas& c, const flow::Tag& tag, Rect area) {
  const Fit fit = fit_tag(c, tag, area.w);
  if (fit.w == 0) return 0;
  const ToneColors tone = colors_of(c.p, tag.tone);
  const Rect r{area.x, area.y, fit.w, fit.h};
  const bool bare = tone.fill == c.p.card || tone.fill == c.p.paper;
  bare ? c.panel(r, c.m.u(12), c.m.border, tone.fill, tone.text) : c.box(r, c.m.u(12), tone.fill);
  float x = r.x + c.m.u(18);
  if (tag.icon != flow::Icon::none) {
    const float px = std::round(c.m.em(Type::small) * 0.95F);
    c.icon(sign_of(tag.icon), x + px / 2, r.y + r.h / 2, px, tone.text);
    x += px + c.m.u(10);
  }
  c.words(Type::small_strong, tag.text, {x, r.y + c.m.u(5), r.x + r.w - c.m.u(18) - x + 1, r.h},
          tone.text);
  c.element(
      {.role = "status", .name = tag.text, .value = {}, .states = {}, .action = {}, .rect = r});
  return fit.h;
}

}  // namespace clearway::ui
