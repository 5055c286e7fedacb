#include "app/declaration/match.h"

#include <algorithm>

namespace clearway::declaration {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_space(char32_t c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Han characters know no spaces between words, so a word of theirs stands whole anywhere.
bool is_han(char32_t c) { return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF); }

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || is_digit(c);
  const bool sign = c < 0xC0 || (c >= 0x55A && c <= 0x55F) || c == 0x589 || c >= 0xFF00;
  return !sign && !is_han(c);
}

// U+00C0 to U+00FF without accents, beginning at À and, 32 further, at à.
constexpr std::string_view kPlain = "aaaaaaaceeeeiiiidnooooo*ouuuuyts";

std::size_t length_at(std::string_view text, std::size_t at) {
  const auto continues = [&](std::size_t i) {
    return i < text.size() && (text[i] & '\xC0') == '\x80';
  };
  std::size_t length = 1;
  while (length < 4 && continues(at + length)) ++length;
  return length;
}

char32_t code_point(std::string_view sign) {
  const auto first = static_cast<unsigned char>(sign.front());
  if (sign.size() == 1) return first < 0x80 ? first : 0xFFFD;
  char32_t c = first & (0x7FU >> sign.size());
  for (const char next : sign.substr(1)) c = c << 6U | (static_cast<unsigned char>(next) & 0x3FU);
  return c;
}

char32_t small(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;  // Cyrillic
  if (c == 0x401) return 0x451;
  if (c >= 0x531 && c <= 0x556) return c + 48;  // Armenian
  if (c == 0x1AF) return 0x1B0;
  // What Vietnamese adds to Latin: capital and small letter side by side.
  const bool pairs =
      c == 0x102 || c == 0x110 || c == 0x128 || c == 0x168 || c == 0x1A0 || (c >> 8U) == 0x1E;
  return pairs ? c | 1U : c;
}

char32_t fold(std::string_view sign) {
  const char32_t c = code_point(sign);
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x2011 || c == 0x2013 || c == 0x2014) return '-';
  if (c == 0xA0) return ' ';
  if (c >= 0xC0 && c <= 0xFF) return static_cast<char32_t>(kPlain[(c - 0xC0) % 32]);
  return c >= 0x2000 && c <= 0x203F ? U'"' : small(c);
}

// One bit of 64 for a sign: what a text has no bit for does not stand in it.
std::uint64_t mark_of(char32_t sign) { return std::uint64_t{1} << (sign % 64); }

}  // namespace

Folded::Folded(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_at(text, at);
    const char32_t sign = fold(text.substr(at, length));
    const bool again = is_space(sign) && !signs_.empty() && signs_.back() == U' ';
    if (!again) {
      signs_ += is_space(sign) ? U' ' : sign;
      starts_.push_back(at);
    }
    at += length;
  }
  starts_.push_back(text.size());
  for (std::size_t at = 0; at < signs_.size(); ++at) {
    marks_ |= mark_of(signs_[at]);
    if (at == 0 || !is_letter(signs_[at - 1])) heads_.push_back(at);
  }
}

Span Folded::span(std::size_t from, std::size_t to) const { return {starts_[from], starts_[to]}; }

std::vector<Span> Folded::words(std::string_view wanted) const {
  const bool stem = wanted.ends_with('*');
  if (stem) wanted.remove_suffix(1);
  std::vector<Span> found;
  std::u32string look_for;
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t length = length_at(wanted, at);
    look_for += fold(wanted.substr(at, length));
    if ((marks_ & mark_of(look_for.back())) == 0) return found;  // most words, most often
    at += length;
  }
  if (look_for.empty()) return found;
  for (const std::size_t at : heads_) {
    if (signs_.compare(at, look_for.size(), look_for) != 0) continue;
    auto end = at + look_for.size();
    while (stem && end < signs_.size() && is_letter(signs_[end])) ++end;
    if (end < signs_.size() && is_letter(signs_[end])) continue;
    found.push_back(span(at, end));
  }
  return found;
}

std::vector<Span> Folded::shapes(std::string_view wanted) const {
  std::vector<Span> found;
  const auto fits = [](char32_t sign, char shape) {
    return shape == '9' ? is_digit(sign) : sign == static_cast<unsigned char>(shape);
  };
  for (std::size_t at = 0; !wanted.empty() && at + wanted.size() <= signs_.size(); ++at) {
    const auto end = at + wanted.size();
    if (!std::equal(wanted.begin(), wanted.end(), signs_.begin() + static_cast<std::ptrdiff_t>(at),
                    [&](char shape, char32_t sign) { return fits(sign, shape); }))
      continue;
    if ((at > 0 && is_digit(signs_[at - 1])) || (end < signs_.size() && is_digit(signs_[end])))
      continue;
    found.push_back(span(at, end));
  }
  return found;
}

}  // namespace clearway::declaration
