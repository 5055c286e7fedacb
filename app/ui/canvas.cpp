#include "app/ui/canvas.h"

#include <imgui/imgui.h>

#include <algorithm>
#include <cmath>

namespace clearway::ui {
namespace {

std::uint32_t abgr(Color c, float alpha = 1) {
  return (c & 0xFFU) << 16 | (c & 0xFF00U) | (c >> 16 & 0xFFU) |
         static_cast<std::uint32_t>(alpha * 255 + 0.5F) << 24;
}

// Dear ImGui names textures by pointers; ours are small numbers.
ImTextureID id_of(int texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));  // NOLINT
}

ImVec2 low(const Rect& r) { return {std::round(r.x), std::round(r.y)}; }
ImVec2 high(const Rect& r) { return {std::round(r.x + r.w), std::round(r.y + r.h)}; }

}  // namespace

Rect intersect(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  const float w = std::min(a.x + a.w, b.x + b.w) - x, h = std::min(a.y + a.h, b.y + b.h) - y;
  return w > 0 && h > 0 ? Rect{x, y, w, h} : Rect{x, y, 0, 0};
}

bool contains(const Rect& r, float x, float y) {
  return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

Rect inset(const Rect& r, float by) { return {r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by}; }

Canvas::Canvas(ImDrawList& list, Atlas& atlas, Sprites& sprites, const Metrics& metrics,
               const Palette& palette, const Touch& touch_state)
    : m(metrics), p(palette), touch(touch_state), list_(list), atlas_(atlas), sprites_(sprites) {
  clips_.push_back({0, 0, m.w, m.h});
}

void Canvas::rect(Rect r, Color color, float alpha) {
  if (dry || r.w <= 0 || r.h <= 0) return;
  list_.AddRectFilled(low(r), high(r), abgr(color, alpha));
}

// A quarter of a round sprite: 0 top left, 1 top right, 2 bottom right, 3 bottom left.
void Canvas::quarter(const Uv& uv, float x, float y, float size, int corner, std::uint32_t color) {
  const float mu = (uv.u0 + uv.u1) / 2, mv = (uv.v0 + uv.v1) / 2;
  const bool right = corner == 1 || corner == 2, bottom = corner >= 2;
  list_.AddImage(id_of(kSprites), {x, y}, {x + size, y + size},
                 {right ? mu : uv.u0, bottom ? mv : uv.v0},
                 {right ? uv.u1 : mu, bottom ? uv.v1 : mv}, color);
}

void Canvas::corners(SpriteKey key, Rect r, float radius, std::uint32_t color) {
  const Uv uv = sprites_.find(key);
  quarter(uv, r.x, r.y, radius, 0, color);
  quarter(uv, r.x + r.w - radius, r.y, radius, 1, color);
  quarter(uv, r.x + r.w - radius, r.y + r.h - radius, radius, 2, color);
  quarter(uv, r.x, r.y + r.h - radius, radius, 3, color);
}

void Canvas::sprite(SpriteKey key, Rect to, std::uint32_t color) {
  const Uv uv = sprites_.find(key);
  list_.AddImage(id_of(kSprites), low(to), high(to), {uv.u0, uv.v0}, {uv.u1, uv.v1}, color);
}

void Canvas::box(Rect r, float radius, Color fill) {
  if (dry) return;
  const ImVec2 a = low(r), b = high(r);
  r = {a.x, a.y, b.x - a.x, b.y - a.y};
  radius = std::floor(std::min({radius, r.w / 2, r.h / 2}));
  if (radius < 1) return rect(r, fill);
  corners({SpriteKey::Kind::disc, static_cast<int>(radius) * 2, 0}, r, radius, abgr(fill));
  rect({r.x + radius, r.y, r.w - 2 * radius, radius}, fill);
  rect({r.x, r.y + radius, r.w, r.h - 2 * radius}, fill);
  rect({r.x + radius, r.y + r.h - radius, r.w - 2 * radius, radius}, fill);
}

void Canvas::frame(Rect r, float radius, float thickness, Color color) {
  if (dry) return;
  const ImVec2 a = low(r), b = high(r);
  r = {a.x, a.y, b.x - a.x, b.y - a.y};
  radius = std::floor(std::min({radius, r.w / 2, r.h / 2}));
  const float t = thickness;
  corners({SpriteKey::Kind::ring, static_cast<int>(radius) * 2, static_cast<int>(t)}, r, radius,
          abgr(color));
  rect({r.x + radius, r.y, r.w - 2 * radius, t}, color);
  rect({r.x + radius, r.y + r.h - t, r.w - 2 * radius, t}, color);
  rect({r.x, r.y + radius, t, r.h - 2 * radius}, color);
  rect({r.x + r.w - t, r.y + radius, t, r.h - 2 * radius}, color);
}

void Canvas::panel(Rect r, float radius, float thickness, Color fill, Color border) {
  // The fill ends under the middle of the border, so that no edge of it shows outside.
  box(inset(r, std::floor(thickness / 2)), radius - std::floor(thickness / 2), fill);
  frame(r, radius, thickness, border);
}

void Canvas::disc(float cx, float cy, float d, Color color) {
  d = std::round(d);
  if (dry) return;
  sprite({SpriteKey::Kind::disc, static_cast<int>(d), 0},
         {std::round(cx - d / 2), std::round(cy - d / 2), d, d}, abgr(color));
}

void Canvas::ring(float cx, float cy, float d, float thickness, Color color) {
  d = std::round(d);
  if (dry) return;
  const auto t = static_cast<int>(std::max(1.0F, std::round(thickness)));
  sprite({SpriteKey::Kind::ring, static_cast<int>(d), t},
         {std::round(cx - d / 2), std::round(cy - d / 2), d, d}, abgr(color));
}

void Canvas::icon(int icon, float cx, float cy, float px, Color color) {
  px = std::round(px);
  if (dry || icon == 0) return;
  sprite({SpriteKey::Kind::icon, static_cast<int>(px), icon},
         {std::round(cx - px / 2), std::round(cy - px / 2), px, px}, abgr(color));
}

void Canvas::picture(Rect r, int texture) {
  if (dry) return;
  list_.AddImage(id_of(texture), low(r), high(r));
}

const text::Shaped& Canvas::shaped(Type type, std::string_view line, Direction way) {
  return atlas_.shape(m.type(type).face, line, way);
}

Direction Canvas::direction(std::string_view text) const { return text::direction_of(text, base); }

float Canvas::width(Type type, std::string_view text) {
  return shaped(type, text, direction(text)).width;
}

std::vector<Line> Canvas::lines(Type type, std::string_view text, float w) {
  std::vector<float> steps(text.size(), 0);
  const Direction way = direction(text);
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    for (const auto& cluster : shaped(type, text.substr(from, to - from), way).clusters)
      steps[from + cluster.byte] = cluster.w;
    from = to + 1;
  }
  return wrap(text, w, [&](std::size_t byte) { return steps[byte]; });
}

float Canvas::height(Type type, std::string_view text, float w) {
  return static_cast<float>(lines(type, text, w).size()) * m.line(type);
}

float Canvas::balanced(Type type, std::string_view text, float w) {
  const std::size_t most = lines(type, text, w).size();
  if (most < 2 || most > 4) return w;
  float low = w * 0.5F, high = w;
  while (high - low > 8) {
    const float middle = (low + high) / 2;
    (lines(type, text, middle).size() <= most ? high : low) = middle;
  }
  return high;
}

Rect Canvas::at_start(std::string_view text, Rect area, float w) const {
  const bool right = direction(text) == Direction::right_to_left;
  return {right ? area.x + area.w - w : area.x, area.y, w, area.h};
}

void Canvas::line(Type type, std::string_view text, float x, float top, Color color,
                  float tracking) {
  if (tracking == 0) return line_of(type, text, direction(text), x, top, color);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    next_code_point(text, at);
    const std::string_view one = text.substr(from, at - from);
    line_of(type, one, base, x, top, color);
    x += width(type, one) + tracking;
  }
}

void Canvas::line_of(Type type, std::string_view text, Direction way, float x, float top,
                     Color color) {
  const bool out_of_sight = top >= clip().y + clip().h || top + m.line(type) <= clip().y;
  if (dry || text.empty() || out_of_sight) return;
  glyphs(type, shaped(type, text, way), std::round(x), top, color);
}

void Canvas::glyphs(Type type, const text::Shaped& shaped, float x, float top, Color color) {
  // As tall as Noto's ascender and descender together, in the middle of the line.
  constexpr float kBox = 1.362F, kAscent = 1.069F;
  const float box = std::round(m.em(type) * kBox);
  const float baseline =
      std::round(top + (m.line(type) - box) / 2) + std::ceil(m.em(type) * kAscent);
  const int px = m.type(type).face.px;
  for (const text::Glyph& glyph : shaped.glyphs) {
    const float exact = std::floor((x + glyph.x) * 4 + 0.5F) / 4, left = std::floor(exact);
    const auto phase = static_cast<int>((exact - left) * 4);
    const PlacedGlyph placed = atlas_.glyph(glyph, px, phase);
    if (placed.box.w == 0) continue;
    const ImVec2 from{left + placed.box.x, baseline + glyph.y + placed.box.y};
    list_.AddImage(id_of(kGlyphs), from, {from.x + placed.box.w, from.y + placed.box.h},
                   {placed.u0, placed.v0}, {placed.u1, placed.v1}, abgr(color));
  }
}

float Canvas::words(Type type, std::string_view text, Rect area, Color color, Align align) {
  float y = area.y;
  const Direction way = direction(text);
  if (align == Align::left && way == Direction::right_to_left) align = Align::right;
  for (const Line& l : lines(type, text, area.w)) {
    const std::string_view part = text.substr(l.from, l.to - l.from);
    float x = area.x;
    if (align != Align::left) {
      const float rest = area.w - shaped(type, part, way).width;
      x += align == Align::center ? rest / 2 : rest;
    }
    line_of(type, part, way, x, y, color);
    y += m.line(type);
  }
  return y - area.y;
}

float Canvas::say(const char* role, Type type, const std::string& text, Rect area, Color color,
                  Align align) {
  if (text.empty()) return 0;
  const float h = words(type, text, area, color, align);
  element({.role = role,
           .name = text,
           .value = {},
           .states = {},
           .action = {},
           .rect = {area.x, area.y, area.w, h}});
  return h;
}

void Canvas::element(Element e) {
  if (dry) return;
  e.rect = intersect(e.rect, clip());
  e.told = e.told || told;
  if (std::exchange(ring_here_, false)) e.states.emplace_back("ring");
  if (!row.empty() && touch.row == row) e.states.emplace_back("ring_row");
  if (std::exchange(shown_here_, false)) e.states.emplace_back("shown");
  if (!e.action.empty() && !group_of(row).empty()) e.states.emplace_back("of_many");
  elements.push_back(std::move(e));
}

void Canvas::ring_around(Rect r, float radius) {
  frame(inset(r, -3 * m.border), radius + 3 * m.border, 2 * m.border, p.paper);
  frame(inset(r, -5 * m.border), radius + 5 * m.border, 2 * m.border, p.ink);
}

InRow::InRow(Canvas& c, std::string row, Rect r) : c_(c) {
  if (!c.dry && !row.empty() && c.touch.row == row) c.ring_around(r, c.m.u(14));
  c.row = std::move(row);
}

bool Canvas::target(std::string key, Rect r, bool enabled, UiEvent event, float radius,
                    std::vector<CaretStop> stops) {
  if (dry) return false;
  shown_here_ = shown_only;
  if (shown_only) return false;
  while (!keys_.insert(key).second) key += '\'';  // the same action twice on a page
  ring_here_ = touch.ring == key;
  if (ring_here_) ring_around(r, radius);
  const bool held = enabled && touch.down == key;
  targets.push_back({.key = std::move(key),
                     .rect = intersect(r, clip()),
                     .whole = r,
                     .enabled = enabled,
                     .in_page = in_page,
                     .row = row,
                     .event = std::move(event),
                     .stops = std::move(stops)});
  return held;
}

void Canvas::push_clip(Rect r) {
  clips_.push_back(intersect(r, clip()));
  const Rect& c = clip();
  list_.PushClipRect(low(c), high(c), false);
}

void Canvas::pop_clip() {
  clips_.pop_back();
  list_.PopClipRect();
}

}  // namespace clearway::ui
