// Choices of a question, and the first letters over a long list of them.
#include <algorithm>
#include <cmath>

#include "app/ui/icons.h"
#include "app/ui/widgets.h"

namespace clearway::ui {
namespace {

struct OptionSize {
  float pad, mark, space, least;
};
OptionSize option_size(Canvas& c, int columns) {
  const bool tight = columns > 1;
  return {c.m.u(tight ? 22 : 32), std::max(c.m.u(tight ? 34 : 40), 26 * c.m.panel),
          std::max(c.m.u(tight ? 16 : 26), 12 * c.m.panel),
          std::max(c.m.tap, c.m.u(tight ? 84 : 96))};
}

Type type_of(const flow::Option& option) { return option.on ? Type::option_on : Type::option; }

float option_height(Canvas& c, const flow::Option& option, float w, const OptionSize& size) {
  const float text_w = w - 2 * size.pad - size.mark - size.space;
  float h = c.height(type_of(option), option.label, text_w);
  if (!option.help.empty()) h += c.height(Type::small, option.help, text_w);
  return std::ceil(std::max(size.least, h + 2 * c.m.u(18)));
}

void draw_mark(Canvas& c, bool many, bool on, float cx, float cy, float d) {
  const float thick = std::max(2.0F, std::round(d / 11));
  if (many) {
    const Rect r{cx - d / 2, cy - d / 2, d, d};
    c.panel(r, std::round(d * 0.26F), thick, on ? c.p.teal : c.p.card, on ? c.p.teal : c.p.mark);
    if (on) c.icon(sign_of(flow::Icon::check), cx, cy, d * 0.72F, c.p.on_teal);
    return;
  }
  c.disc(cx, cy, d - 2, c.p.card);
  c.ring(cx, cy, d, thick, on ? c.p.teal : c.p.mark);
  if (on) c.disc(cx, cy, d * 0.54F, c.p.teal);
}

void draw_option(Canvas& c, const flow::ChoiceList& list, const flow::Option& option, Rect r,
                 const OptionSize& size) {
  const bool held = c.target("choose:" + list.field + "=" + option.id, r, true,
                             flow::Chosen{list.field, option.id}, c.m.radius);
  if (!c.shown_only) c.targets.back().chosen = option.on, c.targets.back().name = option.label;
  const Color fill = option.on || held ? c.p.teal_wash : c.p.card;
  c.panel(r, c.m.radius, c.m.strong_border, fill, option.on || held ? c.p.teal : c.p.choice_edge);
  draw_mark(c, list.many, option.on, r.x + size.pad + size.mark / 2, r.y + r.h / 2, size.mark);
  const float x = r.x + size.pad + size.mark + size.space, text_w = r.x + r.w - size.pad - x;
  float h = c.height(type_of(option), option.label, text_w);
  if (!option.help.empty()) h += c.height(Type::small, option.help, text_w);
  const float y = r.y + (r.h - h) / 2;
  const float used = c.words(type_of(option), option.label, {x, y, text_w, h}, c.p.ink);
  if (!option.help.empty()) c.words(Type::small, option.help, {x, y + used, text_w, h}, c.p.soft);
  Element e{.role = list.many ? "checkbox" : "radio",
            .name = option.label,
            .value = option.help,
            .states = {},
            .action = list.field + "=" + option.id,
            .rect = r};
  if (option.on) e.states.push_back("checked");
  e.told = list.told && std::ranges::any_of(list.options, &flow::Option::on);
  c.element(std::move(e));
}

// The first letters of a long list, as small as a finger allows.
float put_letters(Canvas& c, const std::vector<flow::Button>& letters, Rect area) {
  if (letters.empty()) return 0;
  const float h = std::max(c.m.tap, c.m.u(64)), line = c.m.line(Type::option);
  float w = h;
  for (const auto& each : letters)
    w = std::max(w, std::ceil(c.width(Type::option_on, each.label) + 2 * c.m.u(14)));
  const auto fit = static_cast<std::size_t>((area.w + c.m.gap) / (w + c.m.gap));
  const std::size_t most = std::max<std::size_t>(1, fit);
  const std::size_t rows = (letters.size() + most - 1) / most;
  const std::size_t across = (letters.size() + rows - 1) / rows;  // as many in each
  float y = area.y;
  for (std::size_t from = 0; from < letters.size(); from += across) {
    const InRow in_row(c, "letters." + std::to_string(from), {area.x, y, area.w, h});
    float x = area.x;
    for (std::size_t i = from; i < std::min(letters.size(), from + across); ++i) {
      const flow::Button& key = letters[i];
      const Rect r{x, y, w, h};
      const bool held =
          c.target("press:" + key.action, r, true, flow::Pressed{key.action}, c.m.radius);
      const bool full = key.on && !held;
      c.panel(r, c.m.u(14), c.m.strong_border,
              full   ? c.p.teal
              : held ? c.p.teal_wash
                     : c.p.card,
              key.on || held ? c.p.teal : c.p.choice_edge);
      c.words(key.on ? Type::option_on : Type::option, key.label, {x, y + (h - line) / 2, w, line},
              full ? c.p.on_teal : c.p.ink, Align::center);
      Element e{.role = "button",
                .name = key.label,
                .value = {},
                .states = {},
                .action = key.action,
                .rect = r};
      if (key.on) e.states.push_back("checked");
      c.element(std::move(e));
      x += w + c.m.gap;
    }
    y += h + c.m.gap;
  }
  return y - area.y + c.m.u(8);
}

}  // namespace

float put_choices(Canvas& c, const flow::ChoiceList& list, Rect area) {
  const float gap = std::max(c.m.gap, c.m.u(15));
  const float letters = put_letters(c, list.letters, area);
  area.y += letters;
  int columns = std::max(1, list.columns);
  const float least = 250 * c.m.panel * c.m.text_scale;
  while (columns > 1 && (area.w + gap) / static_cast<float>(columns) - gap < least) --columns;
  const OptionSize size = option_size(c, columns);
  const float w = std::floor((area.w + gap) / static_cast<float>(columns) - gap);
  float y = area.y;
  const auto per_row = static_cast<std::size_t>(columns);
  for (std::size_t from = 0; from < list.options.size(); from += per_row) {
    const std::size_t to = std::min(list.options.size(), from + per_row);
    float h = 0;
    for (std::size_t i = from; i < to; ++i)
      h = std::max(h, option_height(c, list.options[i], w, size));
    const std::string row = columns > 1 ? "choices." + list.field + std::to_string(from) : "";
    const InRow in_row(c, row, {area.x, y, area.w, h});
    for (std::size_t i = from; i < to; ++i) {
      const float x = area.x + static_cast<float>(i - from) * (w + gap);
      if (!c.dry) draw_option(c, list, list.options[i], {x, y, w, h}, size);
    }
    y += h + gap;
  }
  if (list.options.empty()) return letters;
  y -= gap;
  // The sign has its line before it is there: what a finger goes for next must not move away.
  if (list.told || !list.kept.empty()) {
    y += c.m.u(12);
    put_kept(c, list.kept, {area.x, y, area.w, 0}, Align::left);
    y += c.m.line(Type::small);
  }
  return letters + y - area.y;
}

}  // namespace clearway::ui
