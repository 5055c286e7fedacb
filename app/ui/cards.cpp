// Doors and findings: cards side by side.
#include <algorithm>
#include <cmath>
#include <functional>

#include "app/ui/blocks.h"

namespace clearway::ui {
namespace {

struct Pad {
  float x, y;
};
Pad padding(Canvas& c) {
  return {std::max(c.m.u(36), 20 * c.m.panel), std::max(c.m.u(34), 18 * c.m.panel)};
}

// A grid of cards of equal height in each row.
struct Grid {
  std::size_t count = 0;
  int columns = 1;
};
float put_grid(Canvas& c, const Grid& grid, Rect area, float least,
               const std::function<float(std::size_t, Rect)>& height,
               const std::function<void(std::size_t, Rect)>& draw) {
  const float gap = std::max(c.m.gap, c.m.u(28));
  const auto [count, columns] = grid;
  const auto per_row = static_cast<std::size_t>(columns);
  const float w = std::floor((area.w + gap) / static_cast<float>(columns) - gap);
  const bool one_row = count <= per_row;
  float y = area.y;
  for (std::size_t from = 0; from < count; from += per_row) {
    const std::size_t to = std::min(count, from + per_row);
    float h = one_row ? least : 0;
    for (std::size_t i = from; i < to; ++i) h = std::max(h, height(i, {area.x, y, w, 0}));
    for (std::size_t i = from; i < to && !c.dry; ++i) {
      draw(i, {area.x + static_cast<float>(i - from) * (w + gap), y, w, h});
    }
    y += h + gap;
  }
  return count == 0 ? 0 : y - gap - area.y;
}

int fitting_columns(float w, float least, float gap, std::size_t most) {
  const auto n = static_cast<int>((w + gap) / (least + gap));
  return std::clamp(n, 1, static_cast<int>(std::max<std::size_t>(1, most)));
}

// ---- doors --------------------------------------------------------------------------------
Type door_title(bool across) { return across ? Type::heading : Type::title_least; }

float door_inside(Canvas& c, const flow::Door& door, Rect r, bool across) {
  const Pad pad = padding(c);
  const float badge = std::max(c.m.u(104), 64 * c.m.panel);
  const float x = across ? r.x + pad.x + badge + c.m.u(32) : r.x + pad.x;
  const float arrow = std::max(c.m.u(40), 28 * c.m.panel);
  const float w = r.x + r.w - pad.x - x - (across ? arrow + c.m.u(24) : 0);
  const float title_h = c.height(door_title(across), door.title, w),
              text_h = c.height(Type::lead, door.text, w);
  const float text_all = title_h + c.m.u(10) + text_h;
  const float needs = across ? std::max(badge, text_all) + 2 * pad.y
                             : badge + c.m.u(40) + text_all + c.m.u(40) + arrow + 2 * pad.y;
  if (c.dry) return needs;
  const float badge_y = across ? r.y + r.h / 2 : r.y + pad.y + badge / 2;
  c.disc(r.x + pad.x + badge / 2, badge_y, badge, c.p.teal);
  c.icon(sign_of(door.icon), r.x + pad.x + badge / 2, badge_y, std::round(badge * 0.5F),
         c.p.on_teal);
  const float y = across ? r.y + (r.h - text_all) / 2 : r.y + pad.y + badge + c.m.u(40);
  c.words(door_title(across), door.title, {x, y, w, 0}, c.p.ink);
  c.words(Type::lead, door.text, {x, y + title_h + c.m.u(10), w, 0}, c.p.soft);
  const float arrow_y = across ? r.y + r.h / 2 : r.y + r.h - pad.y - arrow / 2;
  c.icon(sign_of(flow::Icon::next), r.x + r.w - pad.x - arrow / 2, arrow_y, arrow, c.p.teal);
  return needs;
}

void draw_door(Canvas& c, const flow::Door& door, Rect r, bool across) {
  const bool held =
      c.target("press:" + door.action, r, true, flow::Pressed{door.action}, c.m.card_radius);
  c.panel(r, c.m.card_radius, c.m.strong_border, held ? c.p.teal_wash : c.p.card,
          held ? c.p.teal : c.p.choice_edge);
  door_inside(c, door, r, across);
  c.element({.role = "button",
             .name = door.title,
             .value = door.text,
             .states = {},
             .action = door.action,
             .rect = r});
}

// ---- findings -----------------------------------------------------------------------------
// The upper part of a card; returns its height.
float finding_top(Canvas& c, const flow::FindingCard& card, float x, float top, float w) {
  float y = top;
  const auto step = [&](float h, float space) {
    if (h > 0) y += h + space;
  };
  step(put_tag(c, card.tag, {x, y, w, 0}), c.m.u(20));
  step(c.say("heading", Type::heading, card.title, {x, y, w, 0}, c.p.ink), 0);
  step(c.say("heading", Type::heading, card.where, {x, y, w, 0}, c.p.ink), c.m.u(14));
  if (card.where.empty()) y += c.m.u(14);
  step(c.say("text", Type::strong, card.relief, {x, y, w, 0}, c.p.ink), c.m.u(6));
  step(c.say("text", Type::body, card.body, {x, y, w, 0}, c.p.soft), c.m.u(12));
  step(c.say("text", Type::body, card.next, {x, y, w, 0}, c.p.soft), c.m.u(12));
  y += c.m.u(6);
  const auto boxed = [&](const std::string& text, Color fill) {
    if (text.empty()) return;
    const float px = c.m.u(20), py = c.m.u(14),
                h = c.height(Type::small, text, w - 2 * px) + 2 * py;
    const bool bare = fill == c.p.card;
    bare ? c.panel({x, y, w, h}, c.m.u(16), c.m.border, fill, c.p.line)
         : c.box({x, y, w, h}, c.m.u(16), fill);
    c.say("text", Type::small, text, {x + px, y + py, w - 2 * px, 0}, c.p.ink);
    step(h, c.m.u(18));
  };
  boxed(card.note, c.p.gold_wash);
  boxed(card.shown, c.p.sky_wash);
  return y - top;
}

struct FindingFoot {
  float small_h = 0, tap_h = 0, h = 0;
};
FindingFoot finding_foot(Canvas& c, const flow::FindingCard& card, float w) {
  FindingFoot foot;
  if (!card.small.empty()) foot.small_h = c.height(Type::small, card.small, w);
  if (!card.tap.label.empty()) foot.tap_h = fit_button(c, card.tap, Type::small_strong, w, 72).h;
  foot.h = foot.small_h + foot.tap_h + (foot.tap_h > 0 ? c.m.u(16) : 0);
  return foot;
}

}  // namespace

float put_doors(Canvas& c, const flow::Doors& doors, Rect area, float least) {
  const float gap = std::max(c.m.gap, c.m.u(28));
  const std::size_t n = doors.doors.size();
  // All in one row where they fit; else low ones, two and two or one under the other.
  const float narrowest = 420 * c.m.panel * c.m.text_scale;
  int columns = fitting_columns(area.w, narrowest, gap, n);
  const bool across = columns < static_cast<int>(n) || n == 1;
  if (across) columns = n >= 4 && area.w > 3 * narrowest ? 2 : 1;
  const auto height = [&](std::size_t i, Rect r) {
    return measure(c, [&] { return door_inside(c, doors.doors[i], r, across); });
  };
  least = across ? 0 : std::min(least, c.m.u(540));
  return put_grid(c, {n, columns}, area, least, height,
                  [&](std::size_t i, Rect r) { draw_door(c, doors.doors[i], r, across); });
}

float put_findings(Canvas& c, const flow::FindingRow& row, Rect area, float least) {
  const Pad pad = padding(c);
  const float gap = std::max(c.m.gap, c.m.u(28));
  const int columns = fitting_columns(area.w, 400 * c.m.panel * c.m.text_scale, gap, 3);
  const auto height = [&](std::size_t i, Rect r) {
    const auto& card = row.cards[i];
    const float w = r.w - 2 * pad.x;
    const float top = measure(c, [&] { return finding_top(c, card, r.x, r.y, w); });
    return top + finding_foot(c, card, w).h + 2 * pad.y;
  };
  const auto draw = [&](std::size_t i, Rect r) {
    const auto& card = row.cards[i];
    const float x = r.x + pad.x, w = r.w - 2 * pad.x;
    c.panel(r, c.m.card_radius, c.m.border, c.p.card, c.p.line);
    {
      const Told told(c);  // what may fit says what the case was
      finding_top(c, card, x, r.y + pad.y, w);
    }
    const FindingFoot foot = finding_foot(c, card, w);
    const float y = r.y + r.h - pad.y - foot.h;
    c.say("text", Type::small, card.small, {x, y, w, 0}, c.p.soft);
    if (foot.tap_h > 0)
      draw_button(c, card.tap, {x, y + foot.small_h + c.m.u(16), w, foot.tap_h},
                  Type::small_strong);
  };
  return put_grid(c, {row.cards.size(), columns}, area, least, height, draw);
}

}  // namespace clearway::ui
