// The statement as it will stand on paper: serif, with what is new and what is ours marked.
#include <algorithm>
#include <cmath>

#include "app/ui/blocks.h"

namespace clearway::ui {
namespace {

struct Run {  // a span's bytes in the part's whole text
  std::size_t from, to;
  const flow::Span* span;
};
struct PartText {
  std::string text;
  std::vector<Run> runs;
};

PartText join(const flow::StatementText::Part& part) {
  PartText out;
  for (const auto& span : part.spans) {
    const bool apart = !out.text.empty() && !span.text.empty() && span.text.front() != ' ' &&
                       out.text.back() != ' ' && out.text.back() != '\n';
    if (apart) out.text += ' ';
    out.runs.push_back({out.text.size(), out.text.size() + span.text.size(), &span});
    out.text += span.text;
  }
  return out;
}

bool marked(const flow::Span& span) { return span.fresh || (span.offered && !span.accepted); }

void draw_marks(Canvas& c, const PartText& part, const Line& line, float x, float y) {
  const float line_h = c.m.line(Type::statement), pad = c.m.u(8);
  for (const Run& run : part.runs) {
    const std::size_t from = std::max(run.from, line.from), to = std::min(run.to, line.to);
    if (!marked(*run.span) || from >= to) continue;
    const std::string_view text(part.text);
    const float before = c.width(Type::statement, text.substr(line.from, from - line.from));
    const float w = c.width(Type::statement, text.substr(from, to - from));
    const bool offered = run.span->offered;
    const Color fill = offered ? c.p.gold_wash : c.p.teal_wash;
    const float trim = std::round(line_h * 0.07F);
    const Rect r{x + before - pad, y + trim, w + 2 * pad, line_h - 2 * trim};
    if (fill == c.p.card) {  // no washes in this contrast: a line under the words
      c.rect({r.x + pad, r.y + r.h - c.m.border, w, offered ? 2 * c.m.border : c.m.border},
             c.p.ink);
    } else {
      c.box(r, c.m.u(10), fill);
    }
  }
}

void tell_spans(Canvas& c, const PartText& part, const std::vector<Line>& lines, Rect r) {
  const float line_h = c.m.line(Type::statement);
  for (const Run& run : part.runs) {
    Element e{.role = "text",
              .name = run.span->text,
              .value = {},
              .states = {},
              .action = run.span->id,
              .rect = {}};
    if (run.span->offered) e.states.push_back("offered");
    if (run.span->accepted) e.states.push_back("accepted");
    if (run.span->fresh) e.states.push_back("fresh");
    std::size_t first = lines.size(), last = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].to <= run.from || lines[i].from >= run.to) continue;
      first = std::min(first, i), last = i;
    }
    if (first < lines.size()) {
      e.rect = {r.x, r.y + static_cast<float>(first) * line_h, r.w,
                static_cast<float>(last - first + 1) * line_h};
    }
    c.element(std::move(e));
  }
}

// Their height. What stands there is the person's own to hear.
float put_words(Canvas& c, const flow::StatementText::Part& part, Rect area) {
  const Told told(c);
  const PartText text = join(part);
  const auto lines = c.lines(Type::statement, text.text, area.w);
  const float line_h = c.m.line(Type::statement);
  const float text_h = static_cast<float>(lines.size()) * line_h;
  if (c.dry) return text_h;
  const Rect r{area.x, area.y, area.w, text_h};
  if (!part.prompt.empty()) {
    const float grow = std::max(0.0F, (c.m.tap - text_h) / 2), side = c.m.u(16);
    const Rect touch{r.x - side, r.y - grow, r.w + 2 * side, r.h + 2 * grow};
    const bool held = c.target("press:statement." + part.prompt, touch, true,
                               flow::Pressed{"statement." + part.prompt}, c.m.u(12));
    if (held) c.box(touch, c.m.u(12), c.p.teal_wash);
    c.element({.role = "button",
               .name = text.text,
               .value = {},
               .states = {},
               .action = "statement." + part.prompt,
               .rect = touch});
  }
  if (!part.buttons.empty())
    c.rect({r.x - c.m.u(27), r.y, std::max(3.0F, c.m.u(5)), r.h}, c.p.teal);
  float y = r.y;
  for (const Line& line : lines) {
    draw_marks(c, text, line, r.x, y);
    c.line(Type::statement, std::string_view(text.text).substr(line.from, line.to - line.from), r.x,
           y, c.p.ink);
    y += line_h;
  }
  tell_spans(c, text, lines, r);
  return text_h;
}

float put_part(Canvas& c, const flow::StatementText::Part& part, Rect area) {
  const float text_h = put_words(c, part, area);
  // What is pressed keeps its measure, however few the words.
  const float grow = part.prompt.empty() ? 0 : std::max(0.0F, (c.m.tap - text_h) / 2);
  float h = text_h;
  if (!part.note.empty()) {
    const float space = std::max(c.m.u(12), grow);
    h += space +
         c.say("text", Type::small, part.note, {area.x, area.y + h + space, area.w, 0}, c.p.soft);
  }
  if (part.buttons.empty()) return std::max(h, part.prompt.empty() ? 0 : c.m.tap);
  const float space = std::max(c.m.gap, c.m.u(14)) + (part.note.empty() ? grow : 0);
  const ButtonsLook look{.reference_h = 76, .type = Type::small_strong};
  return h + space + put_buttons(c, part.buttons, {area.x, area.y + h + space, area.w, 0}, look);
}

}  // namespace

float put_statement(Canvas& c, const flow::StatementText& statement, Rect area, float least) {
  const float pad_x = std::max(c.m.u(48), 26 * c.m.panel),
              pad_y = std::max(c.m.u(38), 20 * c.m.panel);
  const float space = std::max(c.m.gap, c.m.u(34));
  const Rect inside{area.x + pad_x, area.y + pad_y, area.w - 2 * pad_x, 0};
  const auto parts = [&] {
    float y = inside.y;
    for (const auto& part : statement.parts)
      y += put_part(c, part, {inside.x, y, inside.w, 0}) + space;
    if (statement.parts.empty()) {
      y += c.say("text", Type::statement, statement.empty, {inside.x, y, inside.w, 0}, c.p.soft) +
           space;
    }
    return y - inside.y - space;
  };
  const float h = std::max(least, measure(c, parts) + 2 * pad_y);
  c.panel({area.x, area.y, area.w, h}, c.m.card_radius, c.m.border, c.p.card, c.p.line);
  if (!c.dry) parts();
  return h;
}

}  // namespace clearway::ui
