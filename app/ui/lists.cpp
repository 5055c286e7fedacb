// The review of facts, and the staff's table.
#include <algorithm>
#include <cmath>

#include "app/ui/blocks.h"

namespace clearway::ui {
namespace {

struct ListPad {
  float x, y;
};
ListPad list_padding(Canvas& c) {
  return {std::max(c.m.u(36), 18 * c.m.panel), std::max(c.m.u(16), 8 * c.m.panel)};
}

// ---- facts --------------------------------------------------------------------------------
float put_fact(Canvas& c, const flow::Fact& fact, Rect r) {
  const bool has_button = !fact.change.label.empty();
  const Fit button =
      has_button ? fit_button(c, fact.change, Type::small_strong, r.w / 2, 76) : Fit{};
  const float space = c.m.u(28), text_w = r.w - button.w - (has_button ? space : 0);
  const bool beside = text_w > 700 * c.m.panel * c.m.text_scale;
  const float label_w = beside ? std::floor(text_w * 0.34F) : text_w;
  const float value_w = beside ? text_w - label_w - space : text_w;
  const float label_h = c.height(Type::small, fact.label, label_w);
  const float value_h = c.height(Type::strong, fact.value, value_w);
  const float text_h = beside ? std::max(label_h, value_h) : label_h + value_h;
  const float h = std::max(text_h, button.h) + 2 * c.m.u(14);
  if (c.dry) return h;
  const float y = r.y + (h - text_h) / 2;
  const float small_drop =
      beside ? std::round((c.m.line(Type::strong) - c.m.line(Type::small)) / 2) : 0;
  c.say("text", Type::small, fact.label, {r.x, y + small_drop, label_w, 0}, c.p.soft);
  const Rect value{beside ? r.x + label_w + space : r.x, beside ? y : y + label_h, value_w, 0};
  {
    const Told told(c);
    c.say("text", Type::strong, fact.value, value, c.p.ink);
  }
  if (has_button) {
    draw_button(c, fact.change,
                {r.x + r.w - button.w, r.y + (h - button.h) / 2, button.w, button.h},
                Type::small_strong);
  }
  return h;
}

// ---- table --------------------------------------------------------------------------------
// Smaller where room is short.
Type first_type(Canvas& c) { return c.m.wide ? Type::strong : Type::small_strong; }
Type cell_type(Canvas& c) { return c.m.wide ? Type::body : Type::small; }

struct Columns {
  std::vector<float> w;
  float tag = 0, space = 0;
  bool stacked = false;  // too narrow for columns: a row is a line and a smaller one under it
};

bool cuts_a_word(Canvas& c, const std::string& text, float w) {
  for (const Line& l : c.lines(cell_type(c), text, w)) {
    if (l.to < text.size() && text[l.to] != ' ' && text[l.to] != '\n') return true;
  }
  return false;
}

std::string rest_of(const flow::Row& row) {
  std::string rest;
  for (std::size_t i = 1; i < row.cells.size(); ++i)
    rest += (rest.empty() ? "" : " \u00b7 ") + row.cells[i];
  return rest;
}

float stacked_height(Canvas& c, const flow::Row& row, float w) {
  const Fit tag = fit_tag(c, row.tag, w * 0.6F);
  const float first_w = w - tag.w - c.m.u(20);
  const std::string first = row.cells.empty() ? std::string() : row.cells.front();
  return std::max(c.height(first_type(c), first, first_w), tag.h) +
         c.height(Type::small, rest_of(row), w);
}

void draw_stacked(Canvas& c, const flow::Row& row, Rect r) {
  const Fit tag = fit_tag(c, row.tag, r.w * 0.6F);
  const float first_w = r.w - tag.w - c.m.u(20);
  const std::string first = row.cells.empty() ? std::string() : row.cells.front();
  const float top = r.y + (r.h - stacked_height(c, row, r.w)) / 2;
  const float first_h = std::max(c.height(first_type(c), first, first_w), tag.h);
  c.words(first_type(c), first, {r.x, top, first_w, 0}, c.p.ink);
  put_tag(c, row.tag, {r.x + r.w - tag.w, top, tag.w + 1, 0});
  c.words(Type::small, rest_of(row), {r.x, top + first_h, r.w, 0}, c.p.soft);
}

Columns columns_of(Canvas& c, const flow::Table& table, float w) {
  Columns cols;
  cols.space = c.m.u(32);
  const auto see = [&](const std::vector<std::string>& cells, Type type) {
    cols.w.resize(std::max(cols.w.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i)
      cols.w[i] = std::max(cols.w[i], c.width(type, cells[i]) + 2);
  };
  see(table.header, Type::small_strong);
  for (const auto& row : table.rows) {
    see(row.cells, first_type(c));
    cols.tag = std::max(cols.tag, fit_tag(c, row.tag, w * 0.34F).w);
  }
  const auto n = static_cast<float>(cols.w.size());
  const float room = w - cols.tag - cols.space * (n - (cols.tag > 0 ? 0.0F : 1.0F));
  float sum = 0;
  for (const float each : cols.w) sum += each;
  if (sum <= room) {
    for (float& each : cols.w) each += (room - sum) / n;
    return cols;
  }
  // Who needs no more than an even share keeps it, the narrowest first; the others wrap in what is
  // left, evenly: a date should not fall into three lines because the name beside it is long.
  std::vector<float*> by_width;
  for (float& each : cols.w) by_width.push_back(&each);
  std::ranges::sort(by_width, {}, [](const float* each) { return *each; });
  float rest = room, left = n;
  for (float* each : by_width) {
    *each = std::min(*each, std::floor(rest / left));
    rest -= *each;
    left -= 1;
  }
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      cols.stacked |= cuts_a_word(c, row.cells[i], cols.w[i]);
  }
  return cols;
}

float row_height(Canvas& c, const Columns& cols, const flow::Row& row, float w) {
  if (cols.stacked)
    return std::ceil(std::max(c.m.tap + c.m.gap + 1, stacked_height(c, row, w) + 2 * c.m.u(18)));
  float h = fit_tag(c, row.tag, cols.tag).h;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    h = std::max(h, c.height(i == 0 ? first_type(c) : cell_type(c), row.cells[i], cols.w[i]));
  }
  return std::ceil(std::max({c.m.tap + c.m.gap + 1, h + 2 * c.m.u(18), c.m.u(92)}));
}

void draw_row(Canvas& c, const Columns& cols, const flow::Row& row, Rect r, float pad_x) {
  const Told told(c);
  const float side = std::round(pad_x / 2);
  const Rect touch{r.x - side, r.y, r.w + 2 * side, r.h};
  const float off = std::ceil(c.m.gap / 2);
  const Rect held_area{touch.x, touch.y + off, touch.w, touch.h - 2 * off};
  std::string name;
  for (const auto& cell : row.cells) name += (name.empty() ? "" : ", ") + cell;
  if (!row.action.empty()) {
    const bool held =
        c.target("press:" + row.action, held_area, true, flow::Pressed{row.action}, c.m.radius);
    if (held) c.box(held_area, c.m.radius, c.p.teal_wash);
    c.element({.role = "button",
               .name = name,
               .value = row.tag.text,
               .states = {},
               .action = row.action,
               .rect = held_area});
  }
  if (row.action.empty()) {
    c.element({.role = "text",
               .name = name,
               .value = row.tag.text,
               .states = {},
               .action = {},
               .rect = r});
  }
  if (cols.stacked) return draw_stacked(c, row, r);
  float x = r.x;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Type type = i == 0 ? first_type(c) : cell_type(c);
    const float h = c.height(type, row.cells[i], cols.w[i]);
    const Rect area{x, r.y + (r.h - h) / 2, cols.w[i], h};
    const Color color = i == 0 ? c.p.ink : c.p.soft;
    c.words(type, row.cells[i], area, color);
    x += cols.w[i] + cols.space;
  }
  const Fit tag = fit_tag(c, row.tag, cols.tag);
  put_tag(c, row.tag, {r.x + r.w - tag.w, r.y + (r.h - tag.h) / 2, tag.w + 1, 0});
}

}  // namespace

float put_facts(Canvas& c, const flow::FactList& list, Rect area) {
  const ListPad pad = list_padding(c);
  float y = area.y;
  if (!list.title.empty()) {
    y += c.say("heading", Type::heading, list.title, {area.x, y, area.w, 0}, c.p.ink) + c.m.u(12);
  }
  const auto rows = [&](float top) {
    float row_y = top;
    for (std::size_t i = 0; i < list.facts.size(); ++i) {
      if (i > 0) c.rect({area.x + pad.x, row_y, area.w - 2 * pad.x, c.m.border}, c.p.line);
      row_y += put_fact(c, list.facts[i], {area.x + pad.x, row_y, area.w - 2 * pad.x, 0});
    }
    return row_y - top;
  };
  const float h = measure(c, [&] { return rows(y); }) + 2 * pad.y;
  c.panel({area.x, y, area.w, h}, c.m.card_radius, c.m.border, c.p.card, c.p.line);
  if (!c.dry) rows(y + pad.y);
  return y + h - area.y;
}

float put_table(Canvas& c, const flow::Table& table, Rect area, float least) {
  const ListPad pad = list_padding(c);
  const float w = area.w - 2 * pad.x, x = area.x + pad.x;
  const Columns cols = columns_of(c, table, w);
  const auto rows = [&](float top) {
    float y = top;
    if (!table.header.empty() && !cols.stacked) {
      float at = x, h = 0;
      for (std::size_t i = 0; i < table.header.size(); ++i) {
        h = std::max(h, c.say("columnheader", Type::small_strong, table.header[i],
                              {at, y + c.m.u(12), cols.w[i], 0}, c.p.soft));
        at += cols.w[i] + cols.space;
      }
      y += h + 2 * c.m.u(12);
    }
    if (table.rows.empty())
      y += c.say("text", Type::body, table.empty, {x, y + c.m.u(20), w, 0}, c.p.soft) +
           2 * c.m.u(20);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      if (i > 0 || !table.header.empty()) c.rect({x, y, w, c.m.border}, c.p.line);
      const float h = row_height(c, cols, table.rows[i], w);
      if (!c.dry) draw_row(c, cols, table.rows[i], {x, y, w, h}, pad.x);
      y += h;
    }
    return y - top;
  };
  const float h = std::max(least, measure(c, [&] { return rows(area.y); }) + 2 * pad.y);
  c.panel({area.x, area.y, area.w, h}, c.m.card_radius, c.m.border, c.p.card, c.p.line);
  if (!c.dry) rows(area.y + pad.y);
  return h;
}

}  // namespace clearway::ui
