// One picture turning into another, so that a page does not jump at the eye.
#pragma once

#include <cstddef>
#include <cstdint>

namespace clearway::screen {

// Mixes `n` pixels of 0xAARRGGBB, each of the four bytes by itself. `part` is how far it has come:
// 0 is all `from`, 256 all `to`. `out` may be one of the two.
void mix(const std::uint32_t* from, const std::uint32_t* to, std::uint32_t* out, std::size_t n,
         unsigned part);

}  // namespace clearway::screen
