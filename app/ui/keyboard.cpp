// The keyboard, in the place of the foot while somebody types.
#include <algorithm>
#include <cmath>

#include "app/ui/icons.h"
#include "app/ui/page.h"

namespace clearway::ui {
namespace {

struct Keys {
  float h = 0, gap = 0, pad = 0;  // of a key, between keys, over the first row
};
// As high as they like to be, or lower where they must share `most`.
Keys keys_of(Canvas& c, float rows, float most) {
  const float gap = std::max(c.m.gap, c.m.u(12));
  Keys keys{std::max(c.m.tap, c.m.u(74)), gap, std::max(c.m.u(18), gap)};
  const float fair = std::floor((most + gap - 2 * keys.pad) / rows - gap);
  if (most > 0) keys.h = std::clamp(fair, c.m.tap, keys.h);
  return keys;
}

void draw_key_box(Canvas& c, Rect r, Color fill, bool held) {
  const float radius = std::max(c.m.u(14), 9 * c.m.panel), edge = std::max(2.0F, c.m.u(4));
  if (held) return c.panel(r, radius, c.m.strong_border, c.p.teal_wash, c.p.teal);
  if (fill == c.p.keyboard) return c.panel(r, radius, c.m.border, fill, c.p.key_edge);  // no washes
  c.box(r, radius, c.p.key_edge);
  c.box({r.x, r.y, r.w, r.h - edge}, radius, fill);
}

void draw_key(Canvas& c, const std::string& text, Rect r) {
  const bool held = c.target("type:" + text, r, true, flow::Typed{text}, c.m.u(14));
  draw_key_box(c, r, c.p.key, held);
  const float h = c.m.line(Type::key);
  c.words(Type::key, text, {r.x, r.y + (r.h - h) / 2 - c.m.u(2), r.w, h}, c.p.ink, Align::center);
  c.element({.role = "key",
             .name = text,
             .value = {},
             .states = {},
             .action = "type." + text,
             .rect = r});
}

int key_sign(const std::string& action) {
  if (action == "key.erase") return static_cast<int>(Sign::erase);
  if (action == "key.capitals") return static_cast<int>(Sign::shift);
  if (action == "key.enter") return static_cast<int>(Sign::enter);
  if (action == "key.board") return sign_of(flow::Icon::language);
  return 0;
}

// Where the row is short of room, a key that has a sign goes without its word.
std::string_view word_of(const flow::Button& key, bool bare) {
  const bool has_sign = key_sign(key.action) != 0 && key.action != "key.board";
  return bare && has_sign ? std::string_view() : std::string_view(key.label);
}

float control_width(Canvas& c, const flow::Button& key, bool bare) {
  const Type type = key.action == "key.done" ? Type::foot : Type::key_word;
  const float pad = std::max(c.m.u(30), 12 * c.m.panel);
  const std::string_view word = word_of(key, bare);
  const float icon =
      key_sign(key.action) == 0 ? 0 : c.m.em(Type::key_word) + (word.empty() ? 0 : c.m.u(12));
  return std::max(c.m.tap, std::ceil(c.width(type, word) + icon + 2 * pad));
}

void draw_control(Canvas& c, const flow::Button& key, const std::string& name, bool bare, Rect r) {
  const bool held =
      c.target("press:" + key.action, r, key.enabled, flow::Pressed{key.action}, c.m.u(14));
  const bool done = key.action == "key.done" || key.style == flow::Style::primary;
  const bool space = key.action == "key.space";
  if (done || key.on) {
    const float radius = std::max(c.m.u(14), 9 * c.m.panel);
    c.panel(r, radius, c.m.strong_border, done != held ? c.p.teal : c.p.teal_wash, c.p.teal);
  } else {
    draw_key_box(c, r, space ? c.p.key : c.p.key_soft, held);
  }
  const Color color = done && !held ? c.p.on_teal : c.p.ink;
  const Type type = key.action == "key.done" ? Type::foot : Type::key_word;
  const int sign = key_sign(key.action);
  const std::string_view word = word_of(key, bare);
  const float px = std::round(c.m.em(Type::key_word)),
              lead = sign == 0 ? 0 : px + (word.empty() ? 0 : c.m.u(12));
  const float text_w = c.width(type, word), x = r.x + (r.w - text_w - lead) / 2;
  c.icon(sign, x + px / 2, r.y + r.h / 2 - c.m.u(2), px, color);
  c.line(type, word, x + lead, r.y + (r.h - c.m.line(type)) / 2 - c.m.u(2), color);
  Element e{
      .role = "key", .name = name, .value = {}, .states = {}, .action = key.action, .rect = r};
  if (key.on) e.states.push_back("checked");
  if (!key.enabled) e.states.push_back("disabled");
  c.element(std::move(e));
}

// What is left of a row for the space bar.
float space_width(Canvas& c, const std::vector<flow::Button>& controls, float width,
                  const Keys& keys, bool bare) {
  for (const auto& key : controls)
    if (key.action != "key.space") width -= control_width(c, key, bare) + keys.gap;
  return width;
}

void draw_controls(Canvas& c, const flow::KeyboardView& keyboard, float left, float width, float y,
                   const Keys& keys) {
  const auto& controls = keyboard.controls;
  const bool has_space =
      std::ranges::any_of(controls, [](const auto& key) { return key.action == "key.space"; });
  const bool bare = space_width(c, controls, width, keys, false) < (has_space ? 3 * c.m.tap : 0);
  const float rest = space_width(c, controls, width, keys, bare);
  float x = left + (has_space ? 0 : std::max(0.0F, (rest + keys.gap) / 2));
  for (const auto& key : controls) {
    const float w = key.action == "key.space" ? rest : control_width(c, key, bare);
    const bool board = key.action == "key.board" && !keyboard.name.empty();
    draw_control(c, key, board ? keyboard.name : key.label, bare,
                 {std::round(x), y, std::round(w), keys.h});
    x += w + keys.gap;
  }
}

std::string keys_row(int n) { return "keys." + std::to_string(n); }

// A key with a word of its own: another way to write, another keyboard.
// `place`: what it is for the ring, where its action changes under it.
void draw_word_key(Canvas& c, const flow::Button& key, Type type, Rect r, Color fill,
                   const std::string& place = {}) {
  const std::string name = place.empty() ? "press:" + key.action : place;
  const bool held = c.target(name, r, true, flow::Pressed{key.action}, c.m.u(14));
  if (!c.shown_only && !c.dry) c.targets.back().chosen = key.on;
  const float radius = std::max(c.m.u(14), 9 * c.m.panel);
  if (key.on)
    c.panel(r, radius, c.m.strong_border, held ? c.p.teal_wash : c.p.teal, c.p.teal);
  else
    draw_key_box(c, r, fill, held);
  const float h = c.m.line(type);
  c.words(type, key.label, {r.x, r.y + (r.h - h) / 2 - c.m.u(2), r.w, h},
          key.on && !held ? c.p.on_teal : c.p.ink, Align::center);
  Element e{.role = "key",
            .name = key.label,
            .value = {},
            .states = {},
            .action = key.action,
            .rect = r,
            .told = key.about_told,
            .about = key.about};
  if (key.on) e.states.push_back("checked");
  c.element(std::move(e));
}

void draw_candidates(Canvas& c, const std::vector<flow::Button>& candidates, Rect row, float gap) {
  float x = row.x;
  for (const auto& key : candidates) {
    const float text_w = c.width(Type::key, key.label);
    const float w = std::max(c.m.tap, std::ceil(text_w + 2 * c.m.u(30)));
    draw_word_key(c, key, Type::key, {x, row.y, w, row.h}, c.p.key);
    x += w + gap;
  }
}

// The keyboards to choose from; returns how many rows they take.
int draw_boards(Canvas& c, const std::vector<flow::Button>& boards, Rect area, const Keys& keys) {
  const std::size_t across = c.m.wide ? 4 : 3;
  const float step = std::floor((area.w + keys.gap) / static_cast<float>(across));
  int rows = 0;
  for (std::size_t from = 0; from < boards.size(); from += across) {
    const float y = area.y + static_cast<float>(rows) * (keys.h + keys.gap);
    const InRow in_row(c, keys_row(rows++), {area.x, y, area.w, keys.h});
    for (std::size_t i = from; i < std::min(boards.size(), from + across); ++i) {
      const float x = area.x + static_cast<float>(i - from) * step;
      draw_word_key(c, boards[i], Type::key_word, {x, y, step - keys.gap, keys.h}, c.p.key);
    }
  }
  return rows;
}

constexpr std::size_t kFaces = 5;  // of a wheel

// The wheels of a date, their middle faces in one line: read across, what is chosen.
void draw_wheels(Canvas& c, const std::vector<flow::Wheel>& wheels, Rect area, const Keys& keys) {
  const float step = std::floor((area.w + keys.gap) / static_cast<float>(wheels.size()));
  for (std::size_t face = 0; face < kFaces; ++face) {
    const float y = area.y + static_cast<float>(face) * (keys.h + keys.gap);
    const InRow in_row(c, keys_row(static_cast<int>(face)), {area.x, y, area.w, keys.h});
    const bool outer = face == 0 || face + 1 == kFaces;
    for (std::size_t i = 0; i < wheels.size(); ++i) {
      const flow::Button& key = wheels[i].faces.at(face);
      if (key.label.empty()) continue;
      const float x = area.x + static_cast<float>(i) * step;
      draw_word_key(c, key, Type::key_word, {x, y, step - keys.gap, keys.h},
                    outer ? c.p.key_soft : c.p.key,
                    "wheel:" + std::to_string(i) + "." + std::to_string(face));
    }
  }
}

float rows_of(const flow::KeyboardView& keyboard) {
  constexpr std::size_t kChooser = 4;  // as many as most keyboards: nothing jumps
  if (!keyboard.wheels.empty()) return kFaces + 1;
  const std::size_t rows = keyboard.boards.empty() ? keyboard.rows.size() : kChooser;
  return static_cast<float>(rows + 1 + (keyboard.offers ? 1 : 0));
}

}  // namespace

float put_keyboard(Canvas& c, const flow::KeyboardView& keyboard, float height) {
  const float rows = rows_of(keyboard);
  const Keys keys = keys_of(c, rows, height);
  const float h = rows * (keys.h + keys.gap) - keys.gap + 2 * keys.pad;
  if (c.dry) return h;
  const float top = c.m.h - h;
  c.rect({0, top, c.m.w, h}, c.p.keyboard);
  c.rect({0, top, c.m.w, c.m.border}, c.p.line);
  constexpr std::size_t kChooserColumns = 10;
  std::size_t most = keyboard.boards.empty() ? 1 : kChooserColumns;
  for (const auto& row : keyboard.rows) most = std::max(most, row.size());
  const auto columns = static_cast<float>(most);
  const float widest = c.m.u(columns < 5 ? 230.0F
                             : c.m.wide  ? 146.0F
                                         : 150.0F);  // few keys are large
  const float room =
      std::min(c.m.w - 2 * c.m.u(c.m.wide ? 150 : 40), columns * (widest + keys.gap));
  const float w = std::floor((room + keys.gap) / columns - keys.gap);
  const float whole = columns * (w + keys.gap) - keys.gap;
  const float left = std::round((c.m.w - whole) / 2);
  float y = top + keys.pad;
  int row_n = 0;
  const auto row_name = [&] { return keys_row(row_n++); };
  if (keyboard.offers) {
    const InRow in_row(c, row_name(), {left, y, whole, keys.h});
    draw_candidates(c, keyboard.candidates, {left, y, whole, keys.h}, keys.gap);
    y += keys.h + keys.gap;
  }
  row_n += draw_boards(c, keyboard.boards, {left, y, whole, 0}, keys);
  if (!keyboard.wheels.empty()) {
    const float wide = std::min(c.m.w - 2 * c.m.margin, c.m.u(1080));
    draw_wheels(c, keyboard.wheels, {std::round((c.m.w - wide) / 2), y, wide, 0}, keys);
    row_n += static_cast<int>(kFaces);
  }
  for (const auto& row : keyboard.rows) {
    const float row_w = static_cast<float>(row.size()) * (w + keys.gap) - keys.gap;
    const InRow in_row(c, row_name(), {std::round((c.m.w - row_w) / 2), y, row_w, keys.h});
    float x = std::round((c.m.w - static_cast<float>(row.size()) * (w + keys.gap) + keys.gap) / 2);
    for (const auto& key : row) {
      if (!key.empty()) draw_key(c, key, {x, y, w, keys.h});
      x += w + keys.gap;
    }
    y += keys.h + keys.gap;
  }

  // The last row is as wide as the rows above, and wider where its words need it.
  const float controls_w = std::max(whole, columns < 8 ? c.m.w * 0.6F : 0);
  y = c.m.h - keys.pad - keys.h;
  const InRow in_row(c, row_name(), {(c.m.w - controls_w) / 2, y, controls_w, keys.h});
  draw_controls(c, keyboard, std::round((c.m.w - controls_w) / 2), controls_w, y, keys);
  return h;
}

}  // namespace clearway::ui
