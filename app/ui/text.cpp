#include "app/ui/text.h"

namespace clearway::ui {
namespace {

bool is_han(std::uint32_t point) {
  return (point >= 0x2E80 && point <= 0x312F) || (point >= 0x3400 && point <= 0x9FFF) ||
         (point >= 0xF900 && point <= 0xFAFF) || (point >= 0xFF00 && point <= 0xFF60);
}

// What may not begin a line, and what may not end one, among the signs of East Asia.
bool closes(std::uint32_t point) {
  constexpr std::u32string_view kClosing = U"、。〉》」』】〕！），．：；？］｝〗〙…—,.!?:;)]}’”";
  return kClosing.find(static_cast<char32_t>(point)) != kClosing.npos;
}
bool opens(std::uint32_t point) {
  constexpr std::u32string_view kOpening = U"〈《「『【〔（［｛〖〘([{‘“";
  return kOpening.find(static_cast<char32_t>(point)) != kOpening.npos;
}

bool breaks_between(std::uint32_t before, std::uint32_t point) {
  return (is_han(before) || is_han(point)) && before != ' ' && before != 0 && !opens(before) &&
         !closes(point);
}

}  // namespace

std::size_t boundary_before(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && text::continues(text[at])) --at;
  return at;
}

std::vector<Line> wrap(std::string_view text, float width, const Advance& advance) {
  std::vector<Line> lines;
  std::size_t from = 0;
  Line broken;  // the last place to break: where the line would end, and the next begin
  bool may_break = false;
  float so_far = 0, since = 0;
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const std::uint32_t point = next_code_point(text, at);
    if (point == '\n') {
      lines.push_back({from, here});
      from = at, may_break = false, so_far = 0, before = 0;
      continue;
    }
    const float step = advance(here);
    if (point == ' ') {
      broken = {here, at}, may_break = true;
      so_far += step, since = 0, before = point;
      continue;  // a space may hang over the edge
    }
    if (here > from && breaks_between(before, point))
      broken = {here, here}, may_break = true, since = 0;
    before = point;
    const bool over = step > 0 && here > from;
    if (so_far + step > width && over) {
      if (may_break) {
        lines.push_back({from, broken.from});
        from = broken.to, so_far = since, may_break = false;
      }
      if (so_far + step > width && here > from) {
        lines.push_back({from, here});
        from = here, so_far = 0;
      }
    }
    so_far += step, since += step;
  }
  lines.push_back({from, text.size()});
  return lines;
}

}  // namespace clearway::ui
