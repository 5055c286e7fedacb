#include "app/core/contrast.h"

#include <algorithm>
#include <cmath>

namespace clearway::core {
namespace {

double luminance(std::uint32_t color) {
  const auto linear = [](std::uint32_t byte) {
    const double c = byte / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color >> 16 & 255U) + 0.7152 * linear(color >> 8 & 255U) +
         0.0722 * linear(color & 255U);
}

}  // namespace

double contrast_ratio(std::uint32_t a, std::uint32_t b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace clearway::core
