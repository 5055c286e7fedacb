// Which characters a TrueType font can draw. libharu prints an empty box for a missing glyph
// and says nothing; a court paper with a box in a name is worse than no paper, so we ask first.
#pragma once

#include <filesystem>
#include <vector>

#include "app/core/bytes.h"

namespace clearway::packet {

class Coverage {
 public:
  // Reads the cmap's Unicode table of format 4, the one libharu reads: characters past
  // U+FFFF have no place in it. Errors: not_found; corrupt for anything else than such a font.
  // `face`: which one of a collection; 0 for a font that stands alone.
  static core::Result<Coverage> read(const std::filesystem::path& font, unsigned face = 0);
  static core::Result<Coverage> parse(core::ByteView font, unsigned face = 0);
  bool has(char32_t code_point) const;

 private:
  std::vector<bool> drawn_;  // by code point, 65,536 of them
};

}  // namespace clearway::packet
