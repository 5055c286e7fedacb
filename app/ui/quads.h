// Dear ImGui's triangles, read back as the axis-aligned rectangles they are.
#pragma once

#include <vector>

#include "app/ui/ui.h"

struct ImDrawList;

namespace clearway::ui {

struct QuadList {
  std::vector<Quad> quads;
  int lost = 0;  // triangles that are no half of a rectangle: a bug in what drew them
};
QuadList quads_of(const ImDrawList& list, Size screen);

}  // namespace clearway::ui
