#include <iconv.h>

#include <algorithm>
#include <array>

#include "app/text/catalog.h"
#include "app/text/code_points.h"

namespace clearway::text {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool continues_at(std::string_view text, std::size_t at) {
  return at < text.size() && continues(text[at]);
}

// Length of the well-formed code point at `at`, or 0. The bounds of the second byte keep out
// overlong forms, surrogates and what lies past U+10FFFF (Unicode, table 3-7).
std::size_t length_at(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : first >= 0xE0 && first <= 0xEF ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues_at(text, at + i)) return 0;
  }
  if (length < 2) return 0;
  const unsigned second = byte_at(text, at + 1);
  const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  return second >= low && second <= high ? length : 0;
}

std::uint32_t point_at(std::string_view text, std::size_t at, std::size_t length) {
  std::uint32_t point = length == 1 ? byte_at(text, at) : byte_at(text, at) & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) point = (point << 6U) | (byte_at(text, at + i) & 0x3FU);
  return point;
}

bool converts(std::string_view one, const char* charset) {
  iconv_t to = iconv_open(charset, "UTF-8");
  if (to == iconv_t(-1)) return false;  // NOLINT: how it says so
  std::array<char, 8> in{}, out{};
  std::ranges::copy(one, in.begin());
  char *from = in.data(), *into = out.data();
  std::size_t left = one.size(), room = out.size();
  const bool whole = iconv(to, &from, &left, &into, &room) != static_cast<std::size_t>(-1);
  iconv_close(to);
  return whole;
}

// Of 90,000 Han characters and their signs those that Taiwan or China put on their lists of what
// people write. Every font has them; of the others, some.
bool is_listed_han(std::string_view one, std::uint32_t point) {
  const bool east_asian =
      (point >= 0x3001 && point <= 0x9FFF) || (point >= 0xFF01 && point <= 0xFF5E);
  return east_asian && (converts(one, "BIG5") || converts(one, "GB2312"));
}

}  // namespace

std::size_t previous(std::string_view utf8, std::size_t at) {
  at = std::min(at, utf8.size());
  if (at == 0) return 0;
  // Never further than the longest code point, so broken bytes cannot swallow good ones.
  const std::size_t furthest = at >= 4 ? at - 4 : 0;
  for (std::size_t start = at; start-- > furthest;) {
    if (!continues_at(utf8, start)) return start;
  }
  return at - 1;
}

std::size_t next(std::string_view utf8, std::size_t at) {
  if (at >= utf8.size()) return utf8.size();
  return at + std::max<std::size_t>(length_at(utf8, at), 1);
}

bool valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_at(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

bool printable(std::string_view utf8) {
  struct Range {
    std::uint32_t from, to;
  };
  // Not in them: controls, the soft hyphen, what has no width, and all symbols and pictures.
  constexpr Range kRanges[] = {
      {'\n', '\n'},     {0x20, 0x7E},     {0xA0, 0xAC},     {0xAE, 0x24F},    {0x386, 0x386},
      {0x388, 0x38A},   {0x38C, 0x38C},   {0x38E, 0x3A1},   {0x3A3, 0x3CE},   {0x400, 0x482},
      {0x48A, 0x4FF},   {0x531, 0x556},   {0x559, 0x55F},   {0x561, 0x587},   {0x589, 0x58A},
      {0x2C7, 0x2C7},   {0x2CA, 0x2CB},   {0x2D9, 0x2D9},   {0x3105, 0x3129}, {0x3131, 0x3163},
      {0xAC00, 0xD7A3}, {0x1E00, 0x1EFF}, {0x2010, 0x2015}, {0x2018, 0x201E}, {0x2020, 0x2022},
      {0x2026, 0x2026}, {0x2032, 0x2033}, {0x2039, 0x203A}, {0x20AC, 0x20AC}, {0x2116, 0x2116},
      {0x2122, 0x2122}};
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t length = length_at(utf8, at);
    if (length == 0) return false;
    const std::uint32_t point = point_at(utf8, at, length);
    const auto has = [point](const Range& range) {
      return range.from <= point && point <= range.to;
    };
    if (std::ranges::none_of(kRanges, has) && !is_listed_han(utf8.substr(at, length), point))
      return false;
    at += length;
  }
  return true;
}

std::size_t count(std::string_view utf8) {
  std::size_t points = 0;
  for (std::size_t at = 0; at < utf8.size(); at = next(utf8, at)) ++points;
  return points;
}

}  // namespace clearway::text
