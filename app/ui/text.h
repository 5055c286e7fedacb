// Words into lines. Widths come from the caller, so this knows no font.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace clearway::ui {

// The code point at `at`, which moves past it. A damaged byte is read as U+FFFD.
std::uint32_t next_code_point(std::string_view text, std::size_t& at);
// The nearest code point boundary at or before `at`.
std::size_t boundary_before(std::string_view text, std::size_t at);

struct Line {
  std::size_t from = 0, to = 0;  // bytes; a line's last space is left out
};
using Advance = std::function<float(std::uint32_t)>;

// At spaces and hard line ends; a word longer than `width` is cut where it must be.
// Always at least one line, and no byte but white space at a break is left out.
std::vector<Line> wrap(std::string_view text, float width, const Advance& advance);

}  // namespace clearway::ui
