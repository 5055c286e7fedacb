// Where lines end. Nothing is ever dropped but the spaces a line ends with.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace clearway::packet {

// The code point that starts at `at` in valid UTF-8.
char32_t code_point_at(std::string_view utf8, std::size_t at);

// The width of one character, in the same unit as `width` below.
using Measure = std::function<float(char32_t)>;

// Lines no wider than `width`: broken after spaces and hyphens, and inside a word only when
// the word alone is wider than a line. A line break in the text ends its line; an empty line
// stays as an empty line. A tab counts and prints as one space.
std::vector<std::string> wrap(std::string_view utf8, float width, const Measure& measure);

}  // namespace clearway::packet
