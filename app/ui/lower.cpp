// Everything that is touched in the lower half of the screen, for who sits or reaches low. What
// is only read stands above: nearer to the eyes, and out of nobody's reach.
#include <algorithm>
#include <cmath>

#include "app/ui/page.h"

namespace clearway::ui {
namespace {

bool only_read(const flow::Block& block) {
  if (std::holds_alternative<flow::Paragraph>(block)) return true;
  const auto* card = std::get_if<flow::Card>(&block);
  return card != nullptr && card->buttons.empty();
}

// A page in two: each half is a view of its own and drawn like any other.
struct Halves {
  flow::View read, touch;
};

Halves halves_of(const flow::View& view) {
  Halves halves{view, view};
  auto& [read, touch] = halves;
  touch.kicker = touch.title = touch.lead = {};
  touch.aside.clear();
  read.aside.clear();
  for (const auto& block : view.aside) (only_read(block) ? read : touch).aside.push_back(block);
  std::ranges::all_of(view.main, only_read) ? touch.main.clear() : read.main.clear();
  return halves;
}

// The least important goes down to what scrolls. False: nothing but the title is left above.
bool move_one_down(Halves& halves) {
  auto& [read, touch] = halves;
  if (!read.aside.empty()) {
    touch.aside.insert(touch.aside.begin(), read.aside.back());
    read.aside.pop_back();
  } else if (!read.main.empty()) {
    touch.main = std::move(read.main);
    read.main.clear();
  } else if (!read.lead.empty()) {
    touch.main.insert(touch.main.begin(), flow::Paragraph{read.lead, flow::Weight::soft});
    read.lead.clear();
  } else {
    return false;
  }
  return true;
}

// As much of it above as there is room for; returns its height, and leaves the air for it.
float fit_above(Canvas& c, Halves& halves, Rect zone) {
  float h = 0;
  do {
    for (const float air : {1.0F, 0.85F, 0.7F}) {
      c.m.air = air;
      h = measure(c, [&] { return put_content(c, halves.read, {zone.x, 0, zone.w, 0}); });
      if (h <= zone.h) return h;
    }
  } while (move_one_down(halves));
  return h;
}

void draw_page_in_halves(Canvas& c, const flow::View& view) {
  const float top = put_banner(c, view, put_top_bar(c, view));
  const Rect zone{c.m.margin, top, c.m.w - 2 * c.m.margin, c.reach - top - c.m.u(20)};
  Halves halves = halves_of(view);
  const float h = fit_above(c, halves, zone);
  // Close over what it is about.
  put_content(c, halves.read, {zone.x, zone.y + std::max(0.0F, zone.h - h), zone.w, 0});
  c.m.air = 1;
  const float foot = measure(c, [&] { return put_foot(c, view); });
  draw_page(c, halves.touch, {0, c.reach, c.m.w, c.m.h - c.reach - foot}, false);
  put_foot(c, view);
}

// ---- while somebody types -----------------------------------------------------------------
bool is_digits(const std::vector<std::string>& row) {
  return std::ranges::all_of(row, [](const std::string& key) {
    return key.size() == 1 && key.front() >= '0' && key.front() <= '9';
  });
}

// The digits over the letters have a layer of their own.
flow::KeyboardView without_digits(const flow::View& view) {
  flow::KeyboardView keys = *view.keyboard;
  const bool elsewhere =
      std::ranges::find(keys.controls, "key.digits", &flow::Button::action) != keys.controls.end();
  if (elsewhere && keys.rows.size() > 3 && is_digits(keys.rows.front()))
    keys.rows.erase(keys.rows.begin());
  return keys;
}

struct Desk {  // the keyboard, and over it Back, the tools and the way on
  flow::KeyboardView keys;
  Bar bar = Bar::airy;
  float bar_h = 0;  // 0: there is no room for it; "Done" brings it back
};

Desk desk_of(Canvas& c, const flow::View& view, float room) {
  Desk desk;
  for (const auto& keys : {*view.keyboard, without_digits(view)}) {
    desk.keys = keys;
    const float keys_h = measure(c, [&] { return put_keyboard(c, keys, 1); });
    for (const Bar bar : {Bar::airy, Bar::tight}) {
      desk.bar = bar;
      desk.bar_h = measure(c, [&] { return put_typing_bar(c, view, 0, bar); });
      if (desk.bar_h + keys_h <= room) return desk;
    }
  }
  return {desk.keys, Bar::tight, 0};
}

// What is read while somebody types: the question and their own words, and no button that
// could not be reached.
flow::View read_while_typing(const flow::View& view) {
  flow::View read = view;
  const auto touched = [](const flow::Block& block) {
    return !only_read(block) && !std::holds_alternative<flow::TextField>(block) &&
           !std::holds_alternative<flow::StatementText>(block);
  };
  std::erase_if(read.main, touched);
  std::erase_if(read.aside, touched);
  return read;
}

void draw_typing(Canvas& c, const flow::View& view) {
  const float room = c.m.h - c.reach;
  const Desk desk = desk_of(c, view, room);
  const float keys_h = measure(c, [&] { return put_keyboard(c, desk.keys, room - desk.bar_h); });
  const float edge = c.m.h - keys_h - desk.bar_h;
  c.shown_only = true;
  const float top = put_banner(c, view, 0);
  flow::View read = read_while_typing(view);
  // Nobody can scroll here, so what would be cut in half is left out until the keyboard goes.
  const auto height = [&] {
    return measure(c, [&] {
      return put_content(c, read, {c.m.margin, top, c.m.w - 2 * c.m.margin, edge - top});
    });
  };
  while (!read.aside.empty() && height() > edge - top) read.aside.pop_back();
  draw_page(c, read, {0, top, c.m.w, edge - top}, false);
  c.shown_only = false;
  c.rect({0, edge, c.m.w, desk.bar_h}, c.p.footer);
  if (desk.bar_h > 0) put_typing_bar(c, view, edge, desk.bar);
  put_keyboard(c, desk.keys, room - desk.bar_h);
}

}  // namespace

void draw_lower(Canvas& c, const flow::View& view) {
  view.keyboard ? draw_typing(c, view) : draw_page_in_halves(c, view);
}

}  // namespace clearway::ui
