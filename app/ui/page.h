// A whole screen: the bar at the top, the page, the foot or the keyboard, and what lies over
// them. Each returns or takes rectangles; nothing is kept.
#pragma once

#include "app/ui/blocks.h"

namespace clearway::ui {

// `looked_away`: the person scrolled by hand, so the caret does not pull the page back.
void draw_screen(Canvas& c, const flow::View& view, bool looked_away);

// ---- its parts ----------------------------------------------------------------------------
// What stands between the bar and the foot, scrolling if it must; within `seen`.
void draw_page(Canvas& c, const flow::View& view, Rect seen, bool looked_away);
// All of it with whatever is touched in the lower half; what is read stands above.
void draw_lower(Canvas& c, const flow::View& view);

// Both return their height; the bar is at the top, the foot at the bottom.
float put_top_bar(Canvas& c, const flow::View& view);
// While the keyboard is shown. Tight: words without signs and as little air as can be.
enum class Bar { airy, tight };
float put_typing_bar(Canvas& c, const flow::View& view, float top = 0, Bar bar = Bar::airy);
float put_foot(Canvas& c, const flow::View& view);
// In `height` pixels, if it is not 0, with keys as low as a finger allows.
float put_keyboard(Canvas& c, const flow::KeyboardView& keyboard, float height = 0);
void draw_opening(Canvas& c, const flow::View& view);  // the attract screen
void draw_overlay(Canvas& c, const flow::Overlay& overlay);

// Beside its arrow, or under it where room is short.
void draw_back(Canvas& c, const flow::View& view, Rect r);
void draw_mark(Canvas& c, float x, float y, float px);
// The organization's logo: how wide it is at most `h` high, 0 without one; and drawn, in the
// middle of a line `h` high. Scaled down to fit, never up and never out of shape.
float logo_width(Canvas& c, const flow::View& view, float most_w, float h);
void draw_logo(Canvas& c, const flow::View& view, Rect r);
void draw_toast(Canvas& c, const flow::View& view);  // over all of it; not touched
// The landscape at the lower right.
void draw_landscape(Canvas& c);
float put_notice(Canvas& c, const flow::View& view, Rect area);  // a banner
// The same under `top`, unless it scrolls with the page; returns where the page begins.
float put_banner(Canvas& c, const flow::View& view, float top);
// The question and what helps with it; returns the height.
float put_content(Canvas& c, const flow::View& view, Rect area);
float put_title(Canvas& c, const std::string& title, Rect area, Type first);

}  // namespace clearway::ui
