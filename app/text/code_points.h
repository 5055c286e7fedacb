// UTF-8 as code points, with where each stands.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace clearway::text {

// Whether a byte goes on with the code point before it.
constexpr bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The code point at `at`, which moves past it. A damaged byte is read as U+FFFD.
std::uint32_t next_code_point(std::string_view text, std::size_t& at);

struct PointAt {
  std::uint32_t point = 0;
  std::size_t at = 0;  // byte
};
std::vector<PointAt> code_points(std::string_view text);

}  // namespace clearway::text
