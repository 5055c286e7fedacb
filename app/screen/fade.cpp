#include "app/screen/fade.h"

namespace clearway::screen {

void mix(const std::uint32_t* from, const std::uint32_t* to, std::uint32_t* out, std::size_t n,
         unsigned part) {
  constexpr std::uint32_t kEven = 0x00FF00FF;  // two bytes at a time, with room above each
  const std::uint32_t rest = 256 - part;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t a = from[i], b = to[i];
    if (a == b) {  // most of a page is paper
      out[i] = a;
      continue;
    }
    const std::uint32_t even = ((a & kEven) * rest + (b & kEven) * part) >> 8U & kEven;
    const std::uint32_t odd = ((a >> 8U & kEven) * rest + (b >> 8U & kEven) * part) & ~kEven;
    out[i] = even | odd;
  }
}

}  // namespace clearway::screen
