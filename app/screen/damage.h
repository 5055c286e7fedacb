// What part of the screen differs between two lists of quads.
#pragma once

#include <vector>

#include "app/ui/ui.h"

namespace clearway::screen {

// The rectangle around every quad that one list has and the other has not at its place;
// empty when they draw the same.
ui::Rect damage_between(const std::vector<ui::Quad>& before, const std::vector<ui::Quad>& after,
                        const ui::Rect& screen);

}  // namespace clearway::screen
