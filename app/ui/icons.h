// The pictures of the interface, drawn from code: line icons on a grid of 24, the mark of
// Clearway, and the landscape of the first screen.
#pragma once

#include "app/flow/view.h"
#include "app/ui/raster.h"
#include "app/ui/theme.h"

namespace clearway::ui {

// Signs that only the interface itself needs, after those of flow::Icon.
enum class Sign { erase = 100, shift, enter, less, more, dot, mark_disc, mark_road, mark_sun };

// `icon` is a flow::Icon or a Sign, as int. Filled in white on a square of `px` pixels.
Path icon_path(int icon, float px);

// Sun, hills and a dotted way, for the lower right of a screen; paper shows through.
Image landscape(int w, int h, const Palette& palette);

}  // namespace clearway::ui
