#include "app/declaration/match.h"

#include <algorithm>

namespace clearway::declaration {
namespace {

constexpr char kOther = '\x01';  // any letter of another alphabet

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == kOther; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

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

char fold(std::string_view sign) {
  const char c = sign.front();
  if (sign.size() == 1) return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (sign == "’" || sign == "‘") return '\'';
  if (sign == "‑" || sign == "–" || sign == "—") return '-';
  if (sign == "\u00A0") return ' ';
  if (c == '\xC3') return kPlain[static_cast<unsigned char>(sign[1]) % 32];
  return sign.size() == 3 && sign.starts_with("\xE2\x80") ? '"' : kOther;
}

}  // namespace

Folded::Folded(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_at(text, at);
    const char sign = fold(text.substr(at, length));
    const bool again = is_space(sign) && !signs_.empty() && signs_.back() == ' ';
    if (!again) {
      signs_ += is_space(sign) ? ' ' : sign;
      starts_.push_back(at);
    }
    at += length;
  }
  starts_.push_back(text.size());
}

Span Folded::span(std::size_t from, std::size_t to) const { return {starts_[from], starts_[to]}; }

std::vector<Span> Folded::words(std::string_view wanted) const {
  const bool stem = wanted.ends_with('*');
  if (stem) wanted.remove_suffix(1);
  const std::string look_for = Folded(wanted).signs_;
  std::vector<Span> found;
  if (look_for.empty()) return found;
  for (auto at = signs_.find(look_for); at != signs_.npos; at = signs_.find(look_for, at + 1)) {
    auto end = at + look_for.size();
    if (at > 0 && is_letter(signs_[at - 1])) continue;
    while (stem && end < signs_.size() && is_letter(signs_[end])) ++end;
    if (end < signs_.size() && is_letter(signs_[end])) continue;
    found.push_back(span(at, end));
  }
  return found;
}

std::vector<Span> Folded::shapes(std::string_view wanted) const {
  std::vector<Span> found;
  const auto fits = [](char sign, char shape) {
    return shape == '9' ? is_digit(sign) : sign == shape;
  };
  for (std::size_t at = 0; !wanted.empty() && at + wanted.size() <= signs_.size(); ++at) {
    const auto end = at + wanted.size();
    if (!std::equal(wanted.begin(), wanted.end(), signs_.begin() + static_cast<std::ptrdiff_t>(at),
                    [&](char shape, char sign) { return fits(sign, shape); }))
      continue;
    if ((at > 0 && is_digit(signs_[at - 1])) || (end < signs_.size() && is_digit(signs_[end])))
      continue;
    found.push_back(span(at, end));
  }
  return found;
}

}  // namespace clearway::declaration
