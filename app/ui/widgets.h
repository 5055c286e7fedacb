// The things people touch. Each put_… draws at a place and returns its height; on a dry
// canvas it only measures.
#pragma once

#include "app/ui/canvas.h"

namespace clearway::ui {

// A number for the atlas from an icon of the view or a sign of ours.
int sign_of(flow::Icon icon);

struct Fit {
  float w = 0, h = 0;
};
// How a button wants to be, at most `max_w` wide; a longer label wraps.
Fit fit_button(Canvas& c, const flow::Button& button, Type type, float max_w, float reference_h);
void draw_button(Canvas& c, const flow::Button& button, Rect r, Type type);

// Side by side and wrapping, or one under the other. `fill`: they share the whole width.
struct ButtonsLook {
  bool stacked = false, fill = false;
  float reference_h = 92;
  Type type = Type::button;
};
float put_buttons(Canvas& c, const std::vector<flow::Button>& buttons, Rect area,
                  const ButtonsLook& look);

// A sign over its word; stronger in another type than Type::tool.
Fit fit_tool(Canvas& c, const flow::Button& tool, bool two_lines, Type type = Type::tool);
void draw_tool(Canvas& c, const flow::Button& tool, Rect r, Type type = Type::tool);

Fit fit_tag(Canvas& c, const flow::Tag& tag, float max_w);
float put_tag(Canvas& c, const flow::Tag& tag, Rect area);

float put_choices(Canvas& c, const flow::ChoiceList& list, Rect area);
// That the vault has it.
void put_kept(Canvas& c, const std::string& kept, Rect area, Align align);
// `page_h`: how much of the page can be seen, for fields of several lines.
float put_field(Canvas& c, const flow::TextField& field, Rect area, float page_h);

}  // namespace clearway::ui
