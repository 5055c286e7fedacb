// Words into lines. Widths come from the caller, so this knows no font.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/code_points.h"

namespace clearway::ui {

using text::next_code_point;
// The nearest code point boundary at or before `at`.
std::size_t boundary_before(std::string_view text, std::size_t at);

struct Line {
  std::size_t from = 0, to = 0;  // bytes; a line's last space is left out
};
// How wide what begins at a byte is; 0 for a mark on the letter before.
using Advance = std::function<float(std::size_t byte)>;

// At spaces, between Han characters and at hard line ends; a word longer than `width` is cut
// where it must be. No line begins with a mark, nor with a stop where Han characters stand.
// Always at least one line, and no byte but white space at a break is left out.
std::vector<Line> wrap(std::string_view text, float width, const Advance& advance);

}  // namespace clearway::ui
