#include "app/packet/wrap.h"

#include <algorithm>
#include <cassert>

#include "app/text/catalog.h"

namespace clearway::packet {

namespace {

constexpr char32_t kEnDash = 0x2013;
constexpr char32_t kEmDash = 0x2014;

bool breaks_after(char32_t c) { return c == U' ' || c == U'-' || c == kEnDash || c == kEmDash; }

// Han characters know no spaces; a line may end before and after each, but no stop begins a line
// and no opening bracket ends one.
bool is_han(char32_t c) {
  return (c >= 0x3001 && c <= 0x312F) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xFF00 && c <= 0xFF60);
}
bool is_stop(char32_t c) {
  constexpr std::u32string_view kStops = U"、。〉》」』】！），．：；？…—,.!?:;)”’";
  return kStops.find(c) != kStops.npos;
}
bool opens(char32_t c) {
  constexpr std::u32string_view kOpening = U"〈《「『【（([“‘";
  return kOpening.find(c) != kOpening.npos;
}
bool breaks_between(char32_t c, char32_t next) {
  return (is_han(c) || is_han(next)) && next != U' ' && !opens(c) && !is_stop(next);
}

std::string without_last_spaces(std::string_view line) {
  const std::size_t end = line.find_last_not_of(' ');
  return std::string(line.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

// Where the line that starts at `from` ends: after the last place to break that fits.
std::size_t line_end(std::string_view text, std::size_t from, float width, const Measure& measure) {
  float used = 0;
  std::size_t best = from;
  std::size_t at = from;
  while (at < text.size()) {
    const char32_t c = code_point_at(text, at);
    const std::size_t after = text::next(text, at);
    used += measure(c);
    // A space that no longer fits may hang over the end: it is not printed.
    if (c != U' ' && used > width) break;
    const char32_t next = after < text.size() ? code_point_at(text, after) : U' ';
    if (breaks_after(c) || breaks_between(c, next)) best = after;
    at = after;
  }
  if (at >= text.size()) return text.size();
  if (best > from) return best;
  return std::max(at, text::next(text, from));  // at least one character, however narrow
}

void wrap_paragraph(std::string_view text, float width, const Measure& measure,
                    std::vector<std::string>& lines) {
  if (text.empty()) lines.emplace_back();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text, at, width, measure);
    assert(end > at);
    lines.push_back(without_last_spaces(text.substr(at, end - at)));
    at = end;
  }
}

}  // namespace

char32_t code_point_at(std::string_view utf8, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(utf8[at + i]));
  };
  const std::size_t length = text::next(utf8, at) - at;
  switch (length) {
    case 2:
      return (byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU);
    case 3:
      return (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    case 4:
      return (byte(0) & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
             (byte(3) & 0x3FU);
    default:
      return byte(0);
  }
}

std::vector<std::string> wrap(std::string_view utf8, float width, const Measure& measure) {
  std::string text;
  text.reserve(utf8.size());
  for (const char c : utf8)
    if (c != '\r') text += c == '\t' ? ' ' : c;
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    wrap_paragraph(std::string_view(text).substr(at, end - at), width, measure, lines);
    at = end + 1;
  }
  return lines;
}

}  // namespace clearway::packet
