// A whole screen: the bar at the top, the page, the foot or the keyboard, and what lies over
// them. Each returns or takes rectangles; nothing is kept.
#pragma once

#include "app/ui/blocks.h"

namespace clearway::ui {

// `looked_away`: the person scrolled by hand, so the caret does not pull the page back.
void draw_screen(Canvas& c, const flow::View& view, bool looked_away);

// ---- its parts ----------------------------------------------------------------------------
// Both return their height; the bar is at the top, the foot at the bottom.
float put_top_bar(Canvas& c, const flow::View& view);
float put_typing_bar(Canvas& c, const flow::View& view);  // while the keyboard is shown
float put_foot(Canvas& c, const flow::View& view);
float put_keyboard(Canvas& c, const flow::KeyboardView& keyboard);
void draw_opening(Canvas& c, const flow::View& view);  // the attract screen
void draw_overlay(Canvas& c, const flow::Overlay& overlay);

// Beside its arrow, or under it where room is short.
void draw_back(Canvas& c, const flow::View& view, Rect r);
void draw_mark(Canvas& c, float x, float y, float px);
// The landscape at the lower right.
void draw_landscape(Canvas& c);
float put_notice(Canvas& c, const flow::View& view, Rect area);  // a banner
float put_title(Canvas& c, const std::string& title, Rect area, Type first);

}  // namespace clearway::ui
