#include "app/ui/text.h"

namespace clearway::ui {
namespace {

constexpr std::uint32_t kDamaged = 0xFFFD;

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

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

std::size_t boundary_before(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && continues(text[at])) --at;
  return at;
}

std::vector<Line> wrap(std::string_view text, float width, const Advance& advance) {
  std::vector<Line> lines;
  std::size_t from = 0, space = 0, after_space = 0;
  bool has_space = false;
  float so_far = 0, since_space = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const std::uint32_t point = next_code_point(text, at);
    if (point == '\n') {
      lines.push_back({from, here});
      from = at, has_space = false, so_far = 0;
      continue;
    }
    const float step = advance(point);
    if (point == ' ') {
      space = here, after_space = at, has_space = true;
      so_far += step, since_space = 0;
      continue;  // a space may hang over the edge
    }
    if (so_far + step > width && here > from) {
      if (has_space) {
        lines.push_back({from, space});
        from = after_space, so_far = since_space, has_space = false;
      }
      if (so_far + step > width && here > from) {
        lines.push_back({from, here});
        from = here, so_far = 0;
      }
    }
    so_far += step, since_space += step;
  }
  lines.push_back({from, text.size()});
  return lines;
}

}  // namespace clearway::ui
