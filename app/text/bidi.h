// Which way text runs (FriBidi): Farsi and Arabic from right to left, numbers and Latin words in
// them from left to right.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace clearway::text {

enum class Direction { left_to_right, right_to_left };

// Of the first letter that has one; `otherwise` where there is none.
Direction direction_of(std::string_view text, Direction otherwise = Direction::left_to_right);

Direction direction_of_language(std::string_view language);

// One level for each code point of a line, as it stands in the text: odd runs from the right.
std::vector<std::uint8_t> levels_of(const std::vector<std::uint32_t>& line, Direction base);

// The order on the glass, from the left, of runs with these levels.
std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace clearway::text
