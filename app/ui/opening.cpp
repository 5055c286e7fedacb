// The first screen, and what covers a screen: words on the left, the landscape behind.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/ui/page.h"

namespace clearway::ui {
namespace {

// A veil lets the page be guessed, no more.
constexpr float kVeil = 0.62F;

float put_overlay_text(Canvas& c, const flow::Overlay& overlay, Rect area, Type title) {
  float y = area.y;
  if (!overlay.title.empty())
    y += put_title(c, overlay.title, {area.x, y, area.w, 0}, title) + c.m.u(20);
  for (const auto& paragraph : overlay.body) {
    y += put_paragraph(c, paragraph, {area.x, y, area.w, 0}, c.p.soft, c.p.soft) + c.m.u(14);
  }
  return y - area.y;
}

// What can be chosen, side by side; under it the buttons, one under the other, or in two
// columns when they would not fit.
float put_overlay_buttons(Canvas& c, const flow::Overlay& overlay, Rect area, float room) {
  const float gap = std::max(c.m.gap, c.m.u(16));
  float y = area.y;
  if (!overlay.choices.empty()) y += put_buttons(c, overlay.choices, area, {}) + gap;
  const auto stacked = [&] {
    return put_buttons(c, overlay.buttons, {area.x, y, area.w, 0},
                       {.stacked = true, .reference_h = 84});
  };
  const std::size_t n = overlay.buttons.size();
  if (n < 4 || (measure(c, stacked) <= room && n < 6)) return y + stacked() - area.y;
  const float w = std::floor((area.w - gap) / 2);
  for (std::size_t i = 0; i < overlay.buttons.size(); i += 2) {
    float h = 0;
    const bool alone = i + 1 == overlay.buttons.size();
    for (std::size_t k = i; k < std::min(i + 2, overlay.buttons.size()); ++k) {
      h = std::max(h, fit_button(c, overlay.buttons[k], Type::button, alone ? area.w : w, 76).h);
    }
    for (std::size_t k = i; k < std::min(i + 2, overlay.buttons.size()) && !c.dry; ++k) {
      const Rect r{area.x + static_cast<float>(k - i) * (w + gap), y, alone ? area.w : w, h};
      draw_button(c, overlay.buttons[k], r, Type::button);
    }
    y += h + gap;
  }
  return y - gap - area.y;
}

// In the first of these letters with which `put`, which draws by `look`, is no higher than the
// room; in the last when none is.
template <class Put>
float put_in_largest(Canvas& c, std::initializer_list<Type> types, ButtonsLook& look, float room,
                     const Put& put) {
  for (const Type type : types) {
    look.type = type;
    if (measure(c, put) <= room) break;
    look.reference_h = 0;
  }
  return put();
}

// Side by side over the whole width, in smaller letters where there are many.
float put_low_buttons(Canvas& c, const flow::Overlay& overlay, Rect area, float room) {
  const float gap = std::max(c.m.gap, c.m.u(16));
  ButtonsLook look{.fill = true, .reference_h = 84};
  const auto put = [&] {
    const float choices = put_buttons(c, overlay.choices, area, look);
    const float above = choices > 0 ? choices + gap : 0;
    return above + put_buttons(c, overlay.buttons, {area.x, area.y + above, area.w, 0}, look);
  };
  return put_in_largest(c, {Type::button, Type::card_button, Type::small_strong, Type::tool}, look,
                        room, put);
}

// As large as the letters may be.
float put_low_row(Canvas& c, const std::vector<flow::Button>& buttons, Rect area, float room) {
  ButtonsLook look{.fill = true, .reference_h = 124};
  const auto put = [&] { return put_buttons(c, buttons, area, look); };
  return put_in_largest(c, {Type::button, Type::card_button, Type::small_strong}, look, room, put);
}

// The main one large, the others beside it if there is room.
float put_large(Canvas& c, const std::vector<flow::Button>& buttons, Rect area) {
  const float gap = std::max(c.m.gap, c.m.u(28)), right = area.x + area.w;
  float x = area.x, y = area.y, tall = 0;
  for (const auto& button : buttons) {
    const bool main = button.style == flow::Style::primary;
    const Type type = main ? Type::begin : Type::button;
    Fit fit = fit_button(c, button, type, area.w, 124);
    if (main) fit.w = std::min(area.w, std::max(fit.w + c.m.u(64), c.m.u(380)));
    if (x > area.x && x + fit.w > right) x = area.x, y += tall + gap, tall = 0;
    tall = std::max(tall, fit.h);
    draw_button(c, button, {x, y, fit.w, tall}, type);
    x += fit.w + gap;
  }
  return y + tall - area.y;
}

void draw_dialog(Canvas& c, const flow::Overlay& overlay) {
  c.rect({0, 0, c.m.w, c.m.h}, 0x0B1416, kVeil);
  const bool low = c.reach > 0;
  const float w = std::min(c.m.w - 2 * c.m.u(low ? 40 : 72),
                           (low ? 1500.0F : 980.0F) * c.m.panel * c.m.chrome_scale);
  const float pad = std::max(c.m.u(low ? 36 : 52), (low ? 16.0F : 28.0F) * c.m.panel),
              inside_w = w - 2 * pad, edge = c.m.u(low ? 16 : 40);
  const float text_h = measure(c, [&] {
    return put_overlay_text(c, overlay, {0, 0, inside_w, 0}, Type::title_less);
  });
  const float room =
      low ? c.m.h - c.reach - pad - edge : c.m.h - 2 * edge - 2 * pad - text_h - c.m.u(16);
  const auto airy = [&] { return put_overlay_buttons(c, overlay, {0, 0, inside_w, 0}, room); };
  const bool dense = low || measure(c, airy) > room;
  const auto buttons = [&](Rect area) {
    return dense ? put_low_buttons(c, overlay, area, room)
                 : put_overlay_buttons(c, overlay, area, room);
  };
  const float buttons_h = measure(c, [&] { return buttons({0, 0, inside_w, 0}); });
  const float h = std::min(c.m.h - c.m.u(16), text_h + c.m.u(16) + buttons_h + 2 * pad);
  Rect r{std::round((c.m.w - w) / 2), std::round((c.m.h - h) / 2), w, h};
  if (low) r.y = c.reach - pad - text_h - c.m.u(16);
  c.panel(r, c.m.card_radius, c.m.border, c.p.paper, c.p.line);
  const float y =
      r.y + pad +
      put_overlay_text(c, overlay, {r.x + pad, r.y + pad, inside_w, 0}, Type::title_less);
  buttons({r.x + pad, y + c.m.u(16), inside_w, 0});
}

void draw_cover(Canvas& c, const flow::Overlay& overlay) {
  c.rect({0, 0, c.m.w, c.m.h}, c.p.paper);
  draw_landscape(c);
  const float left = c.m.wide ? c.m.u(110) : c.m.margin,
              w = std::min(c.m.w - 2 * left, c.m.u(1040));
  // Where the words are many and large, the mark goes, then the title takes smaller letters.
  Type title = Type::title;
  float px = std::max(c.m.u(84), 56 * c.m.panel) + c.m.u(36);
  const auto words = [&](float y) { return put_overlay_text(c, overlay, {left, y, w, 0}, title); };
  const auto buttons = [&](float y0) {
    const bool few = overlay.buttons.size() <= 2;
    const Rect r{left, y0, few ? w : std::min(w, 760 * c.m.panel), 0};
    const float rest = c.m.h - y0 - c.m.u(16);
    const auto large = [&] { return put_large(c, overlay.buttons, r); };
    if (few && measure(c, large) > rest) return put_low_row(c, overlay.buttons, r, rest);
    const float room = c.m.h - measure(c, [&] { return words(0); }) - px - 3 * c.m.u(40);
    return few ? large() : put_overlay_buttons(c, overlay, r, room);
  };
  const float top = c.m.u(24);
  const auto whole = [&] {
    return px + measure(c, [&] { return words(0); }) + c.m.u(24) +
           measure(c, [&] { return buttons(0); });
  };
  if (whole() + 2 * top > c.m.h) px = 0;
  for (const Type smaller : {Type::title_less, Type::title_least})
    if (whole() + 2 * top > c.m.h) title = smaller;
  float y = std::round(std::max(top, (c.m.h - whole()) * 0.42F));
  y = std::max(y, c.reach - (px + measure(c, [&] { return words(0); })));
  if (px > 0) draw_mark(c, left, y, px - c.m.u(36));
  y += px;
  y += words(y) + c.m.u(24);
  buttons(y);
}

// The first screen's buttons, side by side where there is no room for large ones; other blocks
// below.
float put_opening_buttons(Canvas& c, const flow::View& view, Rect area, float room) {
  std::vector<flow::Button> buttons;
  std::vector<flow::Block> others;
  if (view.next) buttons.push_back(*view.next);
  for (const auto& block : view.main) {
    if (const auto* row = std::get_if<flow::ButtonRow>(&block)) {
      buttons.insert(buttons.end(), row->buttons.begin(), row->buttons.end());
    } else {
      others.push_back(block);
    }
  }
  const auto large = [&] { return put_large(c, buttons, area); };
  float h = measure(c, large) <= room ? large() : put_low_row(c, buttons, area, room);
  if (!others.empty())
    h += c.m.u(28) + put_blocks(c, others, {area.x, area.y + h + c.m.u(28), area.w, 0}, c.m.h, 0);
  return h;
}

// The mark and the name on the left, tools on the right; where both are too wide, the name goes
// below. Where everything touched is low, the tools stand at the foot. Returns both heights.
struct OpeningBar {
  float h = 0, foot = 0;
};
OpeningBar put_opening_bar(Canvas& c, const flow::View& view, float left, float top, bool named) {
  const float air = std::exchange(c.m.air, 1.0F);  // a tool's words need the room around them
  const float gap = std::max(c.m.gap, c.m.u(16));
  std::vector<Fit> fits;
  float tools_w = 0, tools_h = c.m.tap;
  for (const auto& tool : view.tools) {
    fits.push_back(fit_tool(c, tool, false));
    tools_w += fits.back().w + gap;
    tools_h = std::max(tools_h, fits.back().h);
  }
  float x = c.m.w - left - tools_w + gap;
  const float tools_y = c.reach > 0 ? c.m.h - top / 2 - tools_h : top;
  if (c.reach > 0) c.rect({0, tools_y - gap, c.m.w, c.m.h - tools_y + gap}, c.p.footer);
  for (std::size_t i = 0; i < fits.size(); ++i) {
    draw_tool(c, view.tools[i], {x, tools_y, fits[i].w, tools_h});
    x += fits[i].w + gap;
  }
  c.m.air = air;
  const float logo_w = logo_width(c, view, c.m.w * 0.24F, tools_h),
              mark_x = left + (logo_w > 0 ? logo_w + c.m.u(60) : 0),
              px = std::max(c.m.u(52), 36 * c.m.panel), brand_x = mark_x + px + c.m.u(18);
  const std::string& who = view.status.empty() ? view.brand : view.status;
  float y = top, brand_w = c.m.w - left - brand_x;
  if (c.reach <= 0) {
    const float beside = brand_w - tools_w;
    const bool fits_beside = beside > 0 && c.height(Type::brand, who, beside) <= tools_h;
    if (!named && !fits_beside && logo_w <= 0) return {tools_h, 0};
    fits_beside ? brand_w = beside : y += tools_h + gap;
  }
  if (logo_w > 0) {
    draw_logo(c, view, {left, y, logo_w, tools_h});
    c.rect({mark_x - c.m.u(30), y + tools_h * 0.15F, c.m.border, tools_h * 0.7F}, c.p.line);
  }
  const float brand_h = c.height(Type::brand, who, brand_w),
              row_h = tools_y > y || y > top ? std::max({px, brand_h, logo_w > 0 ? tools_h : 0})
                                             : tools_h;
  draw_mark(c, mark_x, std::round(y + (row_h - px) / 2), px);
  c.say("text", Type::brand, who, {brand_x, y + (row_h - brand_h) / 2, brand_w, 0}, c.p.teal);
  return {y + row_h - top, c.reach > 0 ? tools_h + top / 2 : 0};
}

}  // namespace

void draw_overlay(Canvas& c, const flow::Overlay& overlay) {
  c.title = overlay.title;
  overlay.cover ? draw_cover(c, overlay) : draw_dialog(c, overlay);
}

void draw_landscape(Canvas& c) {
  const float k = std::max(c.m.w / 1920, 0.42F * c.m.h / 660);
  c.picture_size = {static_cast<int>(std::min(c.m.w, 1180 * k)), static_cast<int>(660 * k)};
  const auto w = static_cast<float>(c.picture_size.w), h = static_cast<float>(c.picture_size.h);
  c.picture({c.m.w - w, c.m.h - h, w, h}, kPicture);
}

void draw_opening(Canvas& c, const flow::View& view) {
  draw_landscape(c);
  const float left = c.m.wide ? c.m.u(110) : c.m.margin, top = c.m.u(64);
  bool named = true;
  OpeningBar bar;
  const auto put_bar = [&] { return (bar = put_opening_bar(c, view, left, top, named)).h; };
  measure(c, put_bar);
  const float w = std::min(c.m.w - 2 * left, c.m.u(1060)),
              text_w = std::min(w, c.m.u(880) * c.m.chrome_scale);
  Type title = Type::display, lead = Type::intro;
  const auto words = [&](float y0) {
    float y = y0;
    const float notice = put_notice(c, view, {left, y, text_w, 0});
    if (notice > 0) y += notice + c.m.u(28);
    y += put_title(c, view.title, {left, y, w, 0}, title) + c.m.u(34);
    const float lead_w = c.balanced(lead, view.lead, text_w);
    y += c.say("text", lead, view.lead, {left, y, lead_w, 0}, c.p.soft) + c.m.u(52);
    return y - y0;
  };
  const auto buttons = [&](float y0) {
    const float foot = c.reach > 0 ? bar.foot + c.m.gap : c.m.u(16);
    return put_opening_buttons(c, view, {left, y0, c.m.w - 2 * left, 0},
                               c.m.h - foot - std::max(y0, c.reach));
  };
  float from = top + bar.h + c.m.u(24), room = c.m.h - from - c.m.u(48);
  float all = 0, words_h = 0;
  const auto all_fits = [&] {
    words_h = measure(c, [&] { return words(0); });
    all = words_h + measure(c, [&] { return buttons(0); });
    return c.reach > 0 ? words_h <= c.reach - from : all <= room;
  };
  // Large letters on a small screen: the title gives way first, then the air, then the lead.
  struct Way {
    Type title, lead;
    float air;
  };
  constexpr Way kWays[] = {
      {Type::display, Type::intro, 1},        {Type::title, Type::intro, 1},
      {Type::title, Type::intro, 0.7F},       {Type::title_less, Type::body, 0.7F},
      {Type::title_least, Type::small, 0.7F}, {Type::title_least, Type::small, 0.4F}};
  bool fits = false;
  for (const auto& way : kWays) {
    title = way.title, lead = way.lead, c.m.air = way.air;
    fits = all_fits();
    if (fits) break;
  }
  if (!fits && words_h + from > 0.8F * c.m.h) {
    named = false;  // the place's name goes before a button does
    measure(c, put_bar);
    from = top + bar.h + c.m.u(24), room = c.m.h - from - c.m.u(48);
    all_fits();
  }
  put_bar();
  const float y =
      std::max(c.reach - words_h, std::round(from + std::max(0.0F, room - all) * 0.45F));
  words(y);
  buttons(y + words_h);
  c.m.air = 1;
}

}  // namespace clearway::ui
