#include "app/text/code_points.h"

namespace clearway::text {
namespace {

constexpr std::uint32_t kDamaged = 0xFFFD;

}  // namespace

std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0) return kDamaged;
  std::uint32_t point = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || !continues(text[at])) return kDamaged;
    point = point << 6 | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  }
  return point;
}

std::vector<PointAt> code_points(std::string_view text) {
  std::vector<PointAt> points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    points.push_back({next_code_point(text, at), here});
  }
  return points;
}

}  // namespace clearway::text
