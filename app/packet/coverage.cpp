#include "app/packet/coverage.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>

namespace clearway::packet {

using core::Byte;
using core::ByteView;
using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

// Big-endian numbers at an offset; past the end they are nothing.
std::optional<std::uint32_t> u16(ByteView bytes, std::size_t at) {
  if (at + 2 > bytes.size()) return std::nullopt;
  return std::uint32_t{bytes[at]} << 8U | bytes[at + 1];
}
std::optional<std::uint32_t> u32(ByteView bytes, std::size_t at) {
  if (at + 4 > bytes.size()) return std::nullopt;
  return *u16(bytes, at) << 16U | *u16(bytes, at + 2);
}

// Where the list of a face's tables begins: in a collection, where its own list says.
std::optional<std::size_t> directory(ByteView font, unsigned face) {
  constexpr std::string_view kCollection = "ttcf";
  if (font.size() < kCollection.size() || core::as_text(font.first(4)) != kCollection) return 0;
  const auto count = u32(font, 8);
  if (!count || face >= *count) return std::nullopt;
  return u32(font, 12 + std::size_t{face} * 4);
}

std::optional<ByteView> table(ByteView font, std::size_t directory, std::string_view tag) {
  const auto count = u16(font, directory + 4);
  for (std::size_t i = 0; count && i < *count; ++i) {
    const std::size_t row = directory + 12 + i * 16;
    const auto offset = u32(font, row + 8);
    if (!offset || !u32(font, row + 12)) return std::nullopt;
    if (core::as_text(font.subspan(row, 4)) == tag && *offset < font.size())
      return font.subspan(*offset);
  }
  return std::nullopt;
}

// The subtable for Unicode's first plane: platform 3, encoding 1.
std::optional<ByteView> unicode_subtable(ByteView cmap) {
  const auto count = u16(cmap, 2);
  for (std::size_t i = 0; count && i < *count; ++i) {
    const std::size_t row = 4 + i * 8;
    const auto offset = u32(cmap, row + 4);
    if (!offset) return std::nullopt;
    if (u16(cmap, row) == 3U && u16(cmap, row + 2) == 1U && *offset < cmap.size() &&
        u16(cmap, *offset) == 4U)
      return cmap.subspan(*offset);
  }
  return std::nullopt;
}

struct Segment {
  std::uint32_t first = 0, last = 0, delta = 0, range = 0;
  std::size_t range_at = 0;  // where `range` stands: offsets count from there
};

std::optional<Segment> segment(ByteView format4, std::size_t index, std::size_t count) {
  const std::size_t ends = 14;
  const std::size_t starts = ends + count * 2 + 2;  // two bytes of padding between
  const std::size_t deltas = starts + count * 2;
  const std::size_t ranges = deltas + count * 2;
  const auto last = u16(format4, ends + index * 2);
  const auto first = u16(format4, starts + index * 2);
  const auto delta = u16(format4, deltas + index * 2);
  const auto range = u16(format4, ranges + index * 2);
  if (!last || !first || !delta || !range) return std::nullopt;
  return Segment{*first, *last, *delta, *range, ranges + index * 2};
}

// The glyph's number; 0 is the box for what is missing.
std::uint32_t glyph(ByteView format4, const Segment& s, std::uint32_t code_point) {
  if (s.range == 0) return (code_point + s.delta) & 0xFFFFU;
  const auto listed = u16(format4, s.range_at + s.range + std::size_t{code_point - s.first} * 2);
  return listed.value_or(0) == 0 ? 0 : (*listed + s.delta) & 0xFFFFU;
}

}  // namespace

Result<Coverage> Coverage::parse(ByteView font, unsigned face) {
  const auto bad = [](const char* what) {
    return fail(ErrorCode::corrupt, "packet.coverage", what);
  };
  const auto tables = directory(font, face);
  const auto cmap = tables ? table(font, *tables, "cmap") : std::nullopt;
  if (!cmap) return bad("no cmap");
  const auto format4 = unicode_subtable(*cmap);
  if (!format4) return bad("no Unicode table of format 4");
  const auto doubled = u16(*format4, 6);
  if (!doubled || *doubled < 2) return bad("no segments");
  Coverage coverage;
  coverage.drawn_.resize(0x10000);
  for (std::size_t i = 0; i < *doubled / 2; ++i) {
    const auto s = segment(*format4, i, *doubled / 2);
    if (!s) return bad("short table");
    for (std::uint32_t c = s->first; c <= s->last && c < 0xFFFF; ++c)
      if (glyph(*format4, *s, c) != 0) coverage.drawn_[c] = true;
  }
  return coverage;
}

Result<Coverage> Coverage::read(const std::filesystem::path& font, unsigned face) {
  std::ifstream in(font, std::ios::binary);
  if (!in) return fail(ErrorCode::not_found, "packet.coverage", font.filename().string());
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return parse(core::as_bytes(bytes.view()), face);
}

bool Coverage::has(char32_t code_point) const {
  return code_point < drawn_.size() && drawn_[code_point];
}

}  // namespace clearway::packet
