#include "app/ui/page.h"

#include <algorithm>
#include <cmath>

#include "app/ui/icons.h"

namespace clearway::ui {
namespace {

// Over a keyboard on a small screen every line counts: there a banner scrolls with the page.
bool notice_scrolls(const Canvas& c, const flow::View& view) { return view.keyboard && !c.m.wide; }

bool writes_much(const flow::View& view) {
  return view.keyboard && std::ranges::any_of(view.main, [](const flow::Block& block) {
           const auto* field = std::get_if<flow::TextField>(&block);
           return field != nullptr && field->multiline && field->focused;
         });
}

// What a long answer is about was read before the keyboard came; then the lines are worth more.
bool gives_way(Canvas& c, const flow::View& view, float room) {
  constexpr float kLeastLines = 7;  // the lead's two, and the field's with its frame
  return writes_much(view) && room < kLeastLines * c.m.line(Type::lead);
}

float put_aside(Canvas& c, const std::vector<flow::Block>& aside, Rect area) {
  return put_blocks(c, aside, area, c.page.rect.h, 0);
}

}  // namespace

float put_content(Canvas& c, const flow::View& view, Rect area) {
  const bool typing = view.keyboard.has_value();
  // With nothing to stand beside, they are the page.
  const bool alone = view.main.empty() && c.reach <= 0;
  const bool beside = c.m.wide && !view.aside.empty() && !alone;
  // Air is given up between lines, not in a line's length.
  const float aside_w = beside ? std::round(540 * c.m.unit) * c.m.chrome_scale : 0,
              between = c.m.u(64);
  const float main_w = area.w - (beside ? aside_w + between : 0);
  float y = area.y;

  const auto step = [&](float h, float space) {
    if (h > 0) y += h + c.m.u(space);
  };
  {
    const Told told(c, view.kicker_told);
    step(c.say("text", Type::small_strong, view.kicker, {area.x, y, main_w, 0}, c.p.soft), 14);
  }
  step(put_title(c, view.title, {area.x, y, main_w, 0}, typing ? Type::title_less : Type::title),
       14);
  if (!gives_way(c, view, area.h - (y - area.y))) {
    const float lead_w =
        c.balanced(Type::lead, view.lead, std::min(main_w, c.m.em(Type::lead) * 52));
    const Rect lead = c.at_start(view.lead, {area.x, y, main_w, 0}, lead_w);
    step(c.say("text", Type::lead, view.lead, lead, c.p.soft), 14);
  }
  if (notice_scrolls(c, view)) step(put_notice(c, view, {area.x, y, area.w, 0}), 14);
  if (y > area.y) y += c.m.u(14);
  std::vector<flow::Block> aside = view.aside;
  float aside_h = 0;
  if (view.asks_aside && beside) {
    aside_h = put_aside(c, aside, {area.x + main_w + between, area.y, aside_w, 0});
  } else if (view.asks_aside && !aside.empty() && !alone) {
    y += put_blocks(c, {aside.front()}, {area.x, y, main_w, 0}, c.page.rect.h, 0) + c.m.u(26);
    aside.erase(aside.begin());
  }
  const float aside_after = !beside && !aside.empty() ? 1 : 0;
  const float least = aside_after > 0 || typing ? 0 : area.h - (y - area.y);
  const float room = typing ? area.h - (y - area.y) : c.page.rect.h;
  y += put_blocks(c, view.main, {area.x, y, main_w, 0}, room, least);
  if (beside) {
    if (!view.asks_aside)
      aside_h = put_aside(c, aside, {area.x + main_w + between, area.y, aside_w, 0});
    return std::max(y - area.y, aside_h);
  }
  if (!aside.empty()) {
    if (!view.main.empty()) y += c.m.u(30);
    y += put_aside(c, aside, {area.x, y, main_w, 0});
  }
  return y - area.y;
}

namespace {

struct Gutter {
  float w = 0, button_h = 0;
};
Gutter gutter_of(Canvas& c, const flow::View& view) {
  const flow::Button more{.action = {}, .label = view.more, .icon = flow::Icon::up};
  const flow::Button less{.action = {}, .label = view.less, .icon = flow::Icon::up};
  const Fit a = fit_tool(c, more, true), b = fit_tool(c, less, true);
  return {std::max(a.w, b.w), std::max({a.h, b.h, c.m.tap})};
}

struct Scroller {
  const char* key;
  Sign sign;
  bool enabled;
  float to;  // where the page stands then
};
void draw_scroller(Canvas& c, const Scroller& scroller, const std::string& label, Rect r) {
  const bool enabled = scroller.enabled;
  const bool held = c.target(scroller.key, r, enabled, flow::Scrolled{scroller.to}, c.m.radius);
  const Color fill = !enabled ? c.p.paper : held ? c.p.teal_wash : c.p.card;
  c.panel(r, c.m.radius, c.m.strong_border, fill, enabled ? c.p.teal : c.p.line);
  const Color color = enabled ? c.p.teal : c.p.soft;
  const float px = std::round(c.m.em(Type::tool) * 1.45F),
              text_h = c.height(Type::tool, label, r.w - 8);
  const float top = r.y + (r.h - px - text_h) / 2;
  c.icon(static_cast<int>(scroller.sign), r.x + r.w / 2, top + px / 2, px, color);
  c.words(Type::tool, label, {r.x + 4, top + px, r.w - 8, 0}, color, Align::center);
  Element e{.role = "button",
            .name = label,
            .value = {},
            .states = {},
            .action = scroller.key,
            .rect = r};
  if (!enabled) e.states.push_back("disabled");
  c.element(std::move(e));
}

void draw_gutter(Canvas& c, const flow::View& view, const Gutter& gutter, Rect r) {
  const float offset = c.page.offset, overflow = c.page.overflow, step = c.page.rect.h * kPageStep;
  const float up = std::max(0.0F, offset - step) / overflow,
              down = std::min(overflow, offset + step) / overflow;
  const float pad = c.m.u(16), h = std::min(gutter.button_h * 1.25F, (r.h - 2 * pad - c.m.gap) / 2);
  draw_scroller(c, {"scroll.less", Sign::less, offset > 0.5F, up}, view.less,
                {r.x, r.y + pad, r.w, h});
  draw_scroller(c, {"scroll.more", Sign::more, offset < overflow - 0.5F, down}, view.more,
                {r.x, r.y + r.h - pad - h, r.w, h});
  const float track_h = r.h - 2 * (pad + h + c.m.u(20)), track_w = std::max(4.0F, c.m.u(8));
  if (track_h < 40) return;
  const Rect track{r.x + (r.w - track_w) / 2, r.y + pad + h + c.m.u(20), track_w, track_h};
  c.box(track, track_w / 2, c.p.track);
  const float seen = c.page.rect.h / (c.page.rect.h + overflow),
              thumb = std::max(24.0F, track_h * seen);
  c.box({track.x, track.y + (track_h - thumb) * offset / overflow, track_w, thumb}, track_w / 2,
        c.p.teal);
}

// Where the page stands: as far as the view says, unless the caret would be out of sight.
float find_offset(Canvas& c, const flow::View& view, bool looked_away, float top, float height) {
  const float overflow = height - c.page.rect.h;
  float offset = std::clamp(view.scroll, 0.0F, 1.0F) * overflow;
  if (view.keyboard && c.caret && !looked_away) {
    const float space = c.m.u(16), above = c.caret->y - top, below = above + c.caret->h;
    offset = std::max(offset, below + space - c.page.rect.h);
    offset = std::min(offset, std::max(0.0F, above - space));
  }
  return std::round(std::clamp(offset, 0.0F, overflow));
}

}  // namespace

void draw_page(Canvas& c, const flow::View& view, Rect seen, bool looked_away) {
  c.page = {seen, 0, 0};
  const float above = c.m.u(view.keyboard ? 12 : 30), below = c.m.u(24);
  Rect area{c.m.margin, seen.y + above, c.m.w - 2 * c.m.margin, seen.h - above - below};
  const auto content_height = [&] {  // dry; leaves where the caret will be
    c.dry = true;
    c.caret.reset();
    const float h = put_content(c, view, area);
    c.dry = false;
    return h;
  };
  // A page that just does not fit gives up some air before it scrolls.
  float height = 0;
  for (const float air : {1.0F, 0.85F, 0.7F}) {
    c.m.air = air;
    height = content_height() + above + below;
    if (height <= seen.h + 1) break;
  }
  const Gutter gutter = gutter_of(c, view);
  const bool scrolls = height > seen.h + 1, by_hand = scrolls && !c.shown_only;
  if (scrolls) c.m.air = 1;
  if (by_hand) {
    const float reach =
        std::min(c.m.margin * 0.5F, c.m.u(30));  // it may stand in the margin a little
    area.w -= gutter.w + c.m.u(28) - reach;
  }
  if (scrolls) {
    height = content_height() + above + below;
    c.page.overflow = std::max(1.0F, height - seen.h);
    c.page.offset = find_offset(c, view, looked_away, seen.y, height);
    area.y -= c.page.offset;
  }
  c.push_clip(seen);
  c.in_page = true;
  put_content(c, view, area);
  c.in_page = false;
  c.pop_clip();
  // Where something goes on above, so that a line cut in half is seen to be one.
  if (c.page.offset > 0.5F) c.rect({0, seen.y, c.m.w, c.m.border}, c.p.line);
  c.m.air = 1;
  if (by_hand) {
    draw_gutter(c, view, gutter, {area.x + area.w + c.m.u(28), seen.y, gutter.w, seen.h});
  }
}

namespace {

void draw_normal(Canvas& c, const flow::View& view, bool looked_away) {
  float top = view.keyboard ? put_typing_bar(c, view) : put_top_bar(c, view);
  top = put_banner(c, view, top);
  const float bottom = measure(
      c, [&] { return view.keyboard ? put_keyboard(c, *view.keyboard) : put_foot(c, view); });
  draw_page(c, view, {0, top, c.m.w, c.m.h - top - bottom}, looked_away);
  view.keyboard ? put_keyboard(c, *view.keyboard) : put_foot(c, view);
}

}  // namespace

float put_banner(Canvas& c, const flow::View& view, float top) {
  const Rect banner{c.m.margin, top, c.m.w - 2 * c.m.margin, 0};
  const float notice = notice_scrolls(c, view) ? 0 : put_notice(c, view, banner);
  return notice > 0 ? top + notice + c.m.u(8) : top;
}

float put_notice(Canvas& c, const flow::View& view, Rect area) {
  if (view.notice.empty()) return 0;
  const ToneColors tone = colors_of(c.p, view.notice_tone);
  const float px = std::round(c.m.em(Type::small) * 1.1F), pad_x = c.m.u(28), pad_y = c.m.u(14);
  const float text_x = area.x + pad_x + px + c.m.u(16), text_w = area.x + area.w - pad_x - text_x;
  const float h = c.height(Type::small, view.notice, text_w) + 2 * pad_y;
  const Rect r{area.x, area.y, area.w, h};
  c.panel(r, c.m.radius, c.m.border, tone.fill, tone.border);
  const bool good = view.notice_tone == flow::Tone::good;
  c.icon(sign_of(good ? flow::Icon::check : flow::Icon::warning), area.x + pad_x + px / 2,
         area.y + h / 2, px, tone.text);
  c.words(Type::small, view.notice, {text_x, area.y + pad_y, text_w, 0}, tone.text);
  c.element(
      {.role = "alert", .name = view.notice, .value = {}, .states = {}, .action = {}, .rect = r});
  return h;
}

float put_title(Canvas& c, const std::string& title, Rect area, Type first) {
  if (title.empty()) return 0;
  constexpr Type kSteps[] = {Type::display, Type::title, Type::title_less, Type::title_least};
  Type type = first;
  for (const Type smaller : kSteps) {
    if (smaller < first) continue;
    type = smaller;
    if (c.lines(type, title, area.w).size() <= 3) break;
  }
  const Rect box = c.at_start(title, area, c.balanced(type, title, area.w));
  return c.say("heading", type, title, box, c.p.ink);
}

namespace {

void draw_uncovered(Canvas& c, const flow::View& view, bool looked_away) {
  if (view.attract) return draw_opening(c, view);
  view.reach == flow::Reach::lower ? draw_lower(c, view) : draw_normal(c, view, looked_away);
}

void draw_all_but_badge(Canvas& c, const flow::View& view, bool looked_away) {
  const bool covered = view.overlay && view.overlay->cover;
  if (!covered) draw_uncovered(c, view, looked_away);
  if (!view.overlay) return;
  // What lies behind can be seen through the veil, but is neither reached nor told.
  c.elements.clear();
  c.targets.clear();
  c.page.overflow = 0;
  draw_overlay(c, *view.overlay);
}

// Along the lower edge, under whatever is shown, covers too.
float put_badge(Canvas& c, const std::string& badge) {
  if (badge.empty()) return 0;
  const ToneColors tone = colors_of(c.p, flow::Tone::example);
  const float w = c.m.w - 2 * c.m.margin, pad = c.m.u(5);
  // In the lower half every line counts, and beside large letters.
  const bool one_line = c.height(Type::small, badge, w) < 1.5F * c.height(Type::small, "A", w);
  const Type type = c.reach > 0 || !one_line ? Type::tool : Type::small;
  const float h = c.height(type, badge, w) + 2 * pad;
  c.rect({0, c.m.h - h, c.m.w, h}, tone.fill);
  c.say("text", type, badge, {c.m.margin, c.m.h - h + pad, w, 0}, tone.text, Align::center);
  return h;
}

}  // namespace

void draw_screen(Canvas& c, const flow::View& view, bool looked_away) {
  c.title = view.title;
  const float whole = c.m.h;
  c.reach = view.reach == flow::Reach::lower ? std::ceil(whole / 2) : 0;
  c.m.h -= measure(c, [&] { return put_badge(c, view.badge); });
  draw_all_but_badge(c, view, looked_away);
  draw_toast(c, view);
  c.m.h = whole;
  put_badge(c, view.badge);
}

}  // namespace clearway::ui
