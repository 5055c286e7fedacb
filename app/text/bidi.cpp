#include "app/text/bidi.h"

#include <fribidi.h>

#include <algorithm>
#include <numeric>

#include "app/text/code_points.h"

namespace clearway::text {
namespace {

constexpr std::uint32_t kFirstFromTheRight = 0x590;  // Hebrew; all before run from the left

bool is_plain(std::uint32_t point) { return point < kFirstFromTheRight; }

}  // namespace

Direction direction_of(std::string_view text, Direction otherwise) {
  for (const auto& [point, at] : code_points(text)) {
    const FriBidiCharType type = fribidi_get_bidi_type(point);
    if (FRIBIDI_IS_STRONG(type) && FRIBIDI_IS_LETTER(type))
      return FRIBIDI_IS_RTL(type) ? Direction::right_to_left : Direction::left_to_right;
  }
  return otherwise;
}

Direction direction_of_language(std::string_view language) {
  constexpr std::string_view kFromTheRight[] = {"ar", "fa", "he", "ps", "ur"};
  const std::string_view first = language.substr(0, language.find('_'));
  return std::ranges::find(kFromTheRight, first) == std::end(kFromTheRight)
             ? Direction::left_to_right
             : Direction::right_to_left;
}

std::vector<std::uint8_t> levels_of(const std::vector<std::uint32_t>& line, Direction base) {
  std::vector<std::uint8_t> out(line.size(), 0);
  const bool from_left = base == Direction::left_to_right;
  if (line.empty() || (from_left && std::ranges::all_of(line, is_plain))) return out;
  const auto size = static_cast<FriBidiStrIndex>(line.size());
  std::vector<FriBidiCharType> types(line.size());
  std::vector<FriBidiBracketType> brackets(line.size());
  std::vector<FriBidiLevel> levels(line.size());
  fribidi_get_bidi_types(line.data(), size, types.data());
  fribidi_get_bracket_types(line.data(), size, types.data(), brackets.data());
  FriBidiParType paragraph = from_left ? FRIBIDI_PAR_LTR : FRIBIDI_PAR_RTL;
  const auto highest = fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), size,
                                                           &paragraph, levels.data());
  if (highest == 0) return out;  // out of memory
  for (std::size_t i = 0; i < line.size(); ++i) out[i] = static_cast<std::uint8_t>(levels[i]);
  // Spaces at a line's end stand at its end, whichever way the last word runs.
  for (std::size_t i = line.size(); i-- > 0 && line[i] == ' ';) out[i] = from_left ? 0 : 1;
  return out;
}

// Rule L2 of the Unicode bidirectional algorithm: from the highest level down to the lowest odd
// one, whatever stands at that level or a higher one is turned around.
std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& levels) {
  std::vector<std::size_t> order(levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (levels.empty()) return order;
  for (int level = *std::ranges::max_element(levels); level > 0; --level) {
    for (std::size_t from = 0; from < levels.size();) {
      std::size_t to = from;
      while (to < levels.size() && levels[to] >= level) ++to;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(from),
                   order.begin() + static_cast<std::ptrdiff_t>(to));
      from = std::max(to, from + 1);
    }
  }
  return order;
}

}  // namespace clearway::text
