// How well one color is read on another.
#pragma once

#include <cstdint>

namespace clearway::core {

// WCAG 2 contrast of two colors, 0xRRGGBB: 1 to 21.
double contrast_ratio(std::uint32_t a, std::uint32_t b);

}  // namespace clearway::core
