// Text fields: what is typed, the caret in it, and that it is kept.
#include <algorithm>
#include <cmath>

#include "app/ui/icons.h"
#include "app/ui/widgets.h"

namespace clearway::ui {
namespace {

struct FieldLayout {
  Type type = Type::field;
  std::vector<Line> lines;
  std::size_t first = 0, shown = 1;  // lines seen
  std::size_t caret_line = 0;
  float box_h = 0, text_w = 0, pad_x = 0, pad_y = 0;
  Direction direction = Direction::left_to_right;

  // Where a line of a width begins, from where a line that runs from the left does.
  float indent(float line_w) const {
    return direction == Direction::left_to_right ? 0 : text_w - line_w;
  }
};

std::size_t points_in(std::string_view text) { return text::code_points(text).size(); }

std::string dots(std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += "\u2022";
  return text;
}

std::string dots_for(const flow::TextField& field) { return dots(points_in(field.text)); }

std::string_view part_of(const flow::TextField& field, const Line& line) {
  return std::string_view(field.text).substr(line.from, line.to - line.from);
}

float line_width(Canvas& c, const flow::TextField& field, const FieldLayout& l, const Line& line) {
  const std::string_view part = part_of(field, line);
  return field.masked ? c.width(l.type, dots(points_in(part)))
                      : c.shaped(l.type, part, l.direction).width;
}

// From the left end of its line.
float caret_x(Canvas& c, const flow::TextField& field, const FieldLayout& l, const Line& line,
              std::size_t byte) {
  const std::string_view part = part_of(field, line);
  const std::size_t at = std::min(byte - std::min(byte, line.from), part.size());
  if (field.masked) return c.width(l.type, dots(points_in(part.substr(0, at))));
  return text::caret_at(c.shaped(l.type, part, l.direction), at, l.direction);
}

std::vector<Line> field_lines(Canvas& c, const flow::TextField& field, const FieldLayout& l,
                              float w) {
  if (!field.masked) return c.lines(l.type, field.text, w);
  const float dot = c.width(l.type, dots(1));
  return wrap(field.text, w, [dot](std::size_t) { return dot; });
}

FieldLayout lay_out(Canvas& c, const flow::TextField& field, float w, float page_h) {
  FieldLayout l;
  l.type = field.multiline ? Type::lead : Type::field;
  l.pad_x = std::max(c.m.u(28), 14 * c.m.panel);
  l.pad_y = field.multiline ? c.m.u(20) : c.m.u(24);
  if (!field.masked) l.direction = c.direction(field.text);
  l.text_w = w - 2 * l.pad_x;
  l.lines = field_lines(c, field, l, l.text_w - c.m.strong_border);
  const std::size_t caret = boundary_before(field.text, field.caret);
  while (l.caret_line + 1 < l.lines.size() && caret >= l.lines[l.caret_line + 1].from)
    ++l.caret_line;
  l.shown = l.lines.size();
  if (field.multiline) {
    // Room under it for the sign "Kept"; while somebody writes, all the room there is.
    const float part = field.focused ? page_h : page_h * 0.6F;
    const float room = (part - 2 * l.pad_y) / c.m.line(l.type);
    const auto most = static_cast<std::size_t>(std::clamp(room, 2.0F, 12.0F));
    l.shown = field.focused ? most : std::max(most, l.lines.size());
    if (field.focused && l.lines.size() > most) {
      const std::size_t above = l.caret_line + 2 > most ? l.caret_line + 2 - most : 0;
      l.first = std::min(above, l.lines.size() - most);
    }
  }
  const float text_h = static_cast<float>(l.shown) * c.m.line(l.type);
  l.box_h = std::ceil(std::max({c.m.tap, text_h + 2 * l.pad_y, field.multiline ? 0 : c.m.u(104)}));
  return l;
}

std::vector<CaretStop> caret_stops(Canvas& c, const flow::TextField& field, const FieldLayout& l,
                                   float x, float y) {
  std::vector<CaretStop> stops;
  const float line_h = c.m.line(l.type);
  for (std::size_t i = l.first; i < std::min(l.lines.size(), l.first + l.shown); ++i) {
    const float top = y + static_cast<float>(i - l.first) * line_h;
    const Line& line = l.lines[i];
    const float left = x + l.indent(line_width(c, field, l, line));
    for (const auto& [point, at] : text::code_points(part_of(field, line))) {
      const std::size_t byte = line.from + at;
      stops.push_back({left + caret_x(c, field, l, line, byte), top, top + line_h, byte});
    }
    stops.push_back({left + caret_x(c, field, l, line, line.to), top, top + line_h, line.to});
  }
  return stops;
}

// What is still being put together from keys.
void underline(Canvas& c, const flow::TextField& field, const FieldLayout& l, const Line& line,
               float left, float bottom) {
  const std::size_t from = std::max(field.composed_from, line.from);
  const std::size_t to = std::min(field.composed_to, line.to);
  if (from >= to) return;
  const float a = caret_x(c, field, l, line, from), b = caret_x(c, field, l, line, to);
  const float thick = std::max(2.0F, c.m.strong_border);
  c.rect({left + std::min(a, b), bottom - 2 * thick, std::abs(b - a), thick}, c.p.teal);
}

void draw_field_text(Canvas& c, const flow::TextField& field, const FieldLayout& l, Rect box,
                     float x, float y) {
  const float line_h = c.m.line(l.type);
  if (field.text.empty()) {
    // Smaller than an answer, so that nobody takes it for one.
    const float drop = std::round((line_h - c.m.line(Type::small)) / 2);
    c.words(Type::small, field.placeholder,
            {x + c.m.strong_border * 2, y + drop, box.w - 2 * l.pad_x, line_h}, c.p.soft);
  }
  for (std::size_t i = l.first; i < std::min(l.lines.size(), l.first + l.shown); ++i) {
    const Line& line = l.lines[i];
    const float left = x + l.indent(line_width(c, field, l, line));
    const float top = y + static_cast<float>(i - l.first) * line_h;
    const std::string_view part = part_of(field, line);
    if (field.masked) {
      c.line(l.type, dots(points_in(part)), left, top, c.p.ink);
    } else {
      c.line_of(l.type, part, l.direction, left, top, c.p.ink);
      underline(c, field, l, line, left, top + line_h);
    }
  }
  if (!field.focused) return;
  const Line& line = l.lines[l.caret_line];
  const std::size_t caret = boundary_before(field.text, field.caret);
  const float left = x + l.indent(line_width(c, field, l, line));
  const float cx = std::min(left + caret_x(c, field, l, line, caret), box.x + box.w - l.pad_x / 2);
  const float cy = y + static_cast<float>(l.caret_line - l.first) * line_h;
  const float trim = std::round(line_h * 0.08F);
  c.rect({cx, cy + trim, std::max(2.0F, c.m.strong_border), line_h - 2 * trim}, c.p.teal);
  c.caret = field.multiline ? Rect{box.x, cy - l.pad_y, box.w, line_h + 2 * l.pad_y} : box;
}

}  // namespace

void put_kept(Canvas& c, const std::string& kept, Rect area, Align align) {
  if (kept.empty()) return;
  const float px = std::round(c.m.em(Type::small) * 0.9F), space = c.m.u(10);
  const float w = px + space + c.width(Type::small, kept);
  const float x = align == Align::right ? area.x + area.w - w : area.x;
  c.icon(sign_of(flow::Icon::check), x + px / 2, area.y + c.m.line(Type::small) / 2, px, c.p.good);
  c.say("status", Type::small, kept, {x + px + space, area.y, w, 0}, c.p.good);
}

float put_field(Canvas& c, const flow::TextField& field, Rect area, float page_h) {
  float y = area.y;
  if (!field.label.empty()) {
    const std::string kept = field.narrow ? "" : field.kept;  // the parts of a date have one sign
    const float kept_w = kept.empty() ? 0 : c.width(Type::small, kept) + c.m.u(60);
    const float h = c.height(Type::small_strong, field.label, area.w - kept_w);
    c.words(Type::small_strong, field.label, {area.x, y, area.w - kept_w, h}, c.p.ink);
    put_kept(c, kept, {area.x, y, area.w, h}, Align::right);
    y += h + c.m.u(8);
  }
  const FieldLayout l = lay_out(c, field, area.w, page_h);
  const Rect box{area.x, y, area.w, l.box_h};
  const float text_h = static_cast<float>(l.shown) * c.m.line(l.type);
  const float x = box.x + l.pad_x,
              text_y = field.multiline ? box.y + l.pad_y : box.y + (box.h - text_h) / 2;
  const auto stops = c.dry ? std::vector<CaretStop>{} : caret_stops(c, field, l, x, text_y);
  c.target("field:" + field.field, box, true, flow::Focused{field.field, 0}, c.m.radius, stops);
  const float border = c.m.strong_border + (field.focused ? std::round(c.m.panel) : 0);
  c.panel(box, c.m.radius, border, c.p.card, field.focused ? c.p.teal : c.p.mark);
  draw_field_text(c, field, l, box, x, text_y);
  Element e{.role = "textbox",
            .name = field.label.empty() ? c.title : field.label,
            .value = field.masked ? dots_for(field) : field.text,
            .states = {},
            .action = field.field,
            .rect = box};
  if (field.focused) e.states.push_back("focused");
  if (!field.kept.empty()) e.states.push_back("kept");
  if (field.multiline) e.states.push_back("multiline");
  if (field.masked) e.states.push_back("masked");
  e.told = true;
  c.element(std::move(e));
  y += l.box_h;
  if (field.label.empty()) {  // the sign's line is there before the sign: nothing moves
    y += c.m.u(8);
    put_kept(c, field.kept, {area.x, y, area.w, 0}, Align::left);
    y += c.m.line(Type::small);
  }
  return y - area.y;
}

}  // namespace clearway::ui
