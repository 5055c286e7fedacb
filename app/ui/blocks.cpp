#include "app/ui/blocks.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "app/ui/overload.h"

namespace clearway::ui {
namespace {

struct Inside {  // of a card
  float x, y;
};
Inside card_padding(Canvas& c) {
  return {std::max(c.m.u(38), 20 * c.m.panel), std::max(c.m.u(34), 18 * c.m.panel)};
}

bool is_narrow(const flow::Block& block) {
  const auto* field = std::get_if<flow::TextField>(&block);
  return field != nullptr && field->narrow;
}

// The parts of a date, side by side.
float put_narrow(Canvas& c, std::span<const flow::Block> fields, Rect area, float page_h) {
  const float gap = c.m.u(28);
  const auto n = static_cast<float>(fields.size());
  const float w = std::min((area.w + gap) / n - gap, c.m.em(Type::field) * 7);
  float x = area.x, h = 0;
  std::string kept;
  for (const auto& block : fields) {
    const auto& field = std::get<flow::TextField>(block);
    h = std::max(h, put_field(c, field, {x, area.y, w, 0}, page_h));
    if (kept.empty()) kept = field.kept;
    x += w + gap;
  }
  h += c.m.u(8);
  put_kept(c, kept, {area.x, area.y + h, area.w, 0}, Align::left);  // once, for all of them
  return h + c.m.line(Type::small);
}

float put_block(Canvas& c, const flow::Block& block, Rect area, float page_h, float least) {
  const auto visit = Overload{
      [&](const flow::Paragraph& b) { return put_paragraph(c, b, area, c.p.ink, c.p.soft); },
      [&](const flow::ChoiceList& b) { return put_choices(c, b, area); },
      [&](const flow::TextField& b) { return put_field(c, b, area, page_h); },
      [&](const flow::ButtonRow& b) {
        Rect r = area;
        if (b.stacked) r.w = std::min(r.w, 900 * c.m.panel * c.m.text_scale);
        return put_buttons(c, b.buttons, r, {.stacked = b.stacked});
      },
      [&](const flow::Card& b) { return put_card(c, b, area); },
      [&](const flow::FindingRow& b) { return put_findings(c, b, area, least); },
      [&](const flow::Doors& b) { return put_doors(c, b, area, least); },
      [&](const flow::StatementText& b) { return put_statement(c, b, area, least); },
      [&](const flow::CodeText& b) { return put_code(c, b, area); },
      [&](const flow::FactList& b) { return put_facts(c, b, area); },
      [&](const flow::Table& b) { return put_table(c, b, area, least); },
      [&](const flow::Count& b) { return put_count(c, b, area); },
  };
  return std::visit(visit, block);
}

}  // namespace

float put_paragraph(Canvas& c, const flow::Paragraph& paragraph, Rect area, Color plain,
                    Color soft) {
  const Told told(c, paragraph.told);
  switch (paragraph.weight) {
    case flow::Weight::soft:
      return c.say("text", Type::body, paragraph.text, area, soft);
    case flow::Weight::small:
      return c.say("text", Type::small, paragraph.text, area, soft);
    case flow::Weight::strong:
      return c.say("text", Type::strong, paragraph.text, area, plain);
    case flow::Weight::normal:
      break;
  }
  return c.say("text", Type::body, paragraph.text, area, plain);
}

float put_card(Canvas& c, const flow::Card& card, Rect area) {
  const Inside pad = card_padding(c);
  const ToneColors tone = colors_of(c.p, card.tone);
  const bool colored = card.tone == flow::Tone::teal || card.tone == flow::Tone::alarm;
  const Color soft = colored ? tone.text : c.p.soft;
  const auto inside = [&](float top) {
    float y = top;
    const float x = area.x + pad.x, w = area.w - 2 * pad.x;
    const auto step = [&](float h, float space) {
      if (h > 0) y += h + space;
    };
    step(c.say("heading", Type::heading, card.title, {x, y, w, 0}, colored ? tone.text : c.p.ink),
         c.m.u(12));
    for (const auto& paragraph : card.body) {
      step(put_paragraph(c, paragraph, {x, y, w, 0}, soft, soft), c.m.u(12));
    }
    step(c.say("text", Type::small, card.small, {x, y + c.m.u(4), w, 0}, soft), c.m.u(12));
    if (!card.buttons.empty()) {
      y += c.m.u(10);
      const ButtonsLook look{.fill = true, .reference_h = 84, .type = Type::card_button};
      step(put_buttons(c, card.buttons, {x, y, w, 0}, look), c.m.u(12));
    }
    return y - top - c.m.u(12);
  };
  const float h = measure(c, [&] { return inside(area.y); }) + 2 * pad.y;
  c.panel({area.x, area.y, area.w, h}, c.m.card_radius, c.m.border, tone.fill, tone.border);
  if (!c.dry) inside(area.y + pad.y);
  return h;
}

float put_code(Canvas& c, const flow::CodeText& code, Rect area) {
  const Inside pad = card_padding(c);
  float points = 0;
  for (std::size_t at = 0; at < code.code.size(); next_code_point(code.code, at)) ++points;
  Type type = Type::code;
  float tracking = 0;
  for (const Type smaller : {Type::code, Type::begin, Type::button, Type::small_strong}) {
    type = smaller;
    tracking = std::round(c.m.em(type) * 0.08F);
    if (c.width(type, code.code) + points * tracking <= area.w - 2 * pad.x) break;
  }
  const float h = c.m.line(type) + 2 * pad.y;
  c.panel({area.x, area.y, area.w, h}, c.m.card_radius, c.m.strong_border, c.p.card, c.p.teal);
  const float w = c.width(type, code.code) + (points - 1) * tracking;
  c.line(type, code.code, area.x + (area.w - w) / 2, area.y + pad.y, c.p.ink, tracking);
  const Told told(c);
  c.element({.role = "text",
             .name = code.code,
             .value = code.code,
             .states = {"spelled"},
             .action = {},
             .rect = {area.x, area.y, area.w, h}});
  return h;
}

float put_count(Canvas& c, const flow::Count& count, Rect area) {
  const Inside pad = card_padding(c);
  const float number_w = c.width(Type::number, count.number), space = c.m.u(44);
  Fit tag = fit_tag(c, count.tag, area.w - 2 * pad.x);
  const bool tag_beside = tag.w > 0 && area.w > number_w + tag.w + 4 * space + 420 * c.m.panel;
  const float x = area.x + pad.x + c.m.u(8), text_x = x + number_w + space;
  const float text_w = area.x + area.w - pad.x - text_x - (tag_beside ? tag.w + space : 0);
  if (!tag_beside) tag = fit_tag(c, count.tag, text_w);
  float text_h =
      c.height(Type::heading, count.label, text_w) + c.height(Type::body, count.line, text_w);
  if (tag.w > 0 && !tag_beside) text_h += tag.h + c.m.u(12);
  const float number_h = c.m.line(Type::number), h = std::max(text_h, number_h) + 2 * pad.y;
  c.panel({area.x, area.y, area.w, h}, c.m.card_radius, c.m.border, c.p.teal, c.p.teal);
  c.say("text", Type::number, count.number,
        {x, area.y + (h - number_h) / 2, number_w + 1, number_h}, c.p.on_teal);
  float y = area.y + (h - text_h) / 2;
  y += c.say("text", Type::heading, count.label, {text_x, y, text_w, 0}, c.p.on_teal);
  y += c.say("text", Type::body, count.line, {text_x, y, text_w, 0}, c.p.on_teal);
  if (tag_beside) {
    put_tag(c, count.tag, {area.x + area.w - pad.x - tag.w, area.y + (h - tag.h) / 2, tag.w, 0});
  } else {
    put_tag(c, count.tag, {text_x, y + c.m.u(12), tag.w, 0});
  }
  return h;
}

float put_blocks(Canvas& c, const std::vector<flow::Block>& blocks, Rect area, float page_h,
                 float least) {
  const float space = c.m.u(26);
  float y = area.y;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Rect r{area.x, y, area.w, 0};
    std::size_t to = i;
    while (to < blocks.size() && is_narrow(blocks[to])) ++to;
    if (to > i) {
      y += put_narrow(c, std::span(blocks).subspan(i, to - i), r, page_h) + space;
      i = to - 1;
      continue;
    }
    const bool last = i + 1 == blocks.size();
    const float h =
        put_block(c, blocks[i], r, page_h, last ? std::max(0.0F, least - (y - area.y)) : 0);
    if (h > 0) y += h + space;
  }
  return std::max(0.0F, y - area.y - space);
}

}  // namespace clearway::ui
