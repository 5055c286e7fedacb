// One face of one font file, mapped into memory and read as far as it is used: HarfBuzz reads
// its tables, FreeType paints its glyphs. Private to app/text but for the pixels.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "app/core/result.h"

struct hb_font_t;

namespace clearway::text {

struct Bitmap {  // how much of each pixel is covered, 0 to 255, row by row
  int w = 0, h = 0;
  int left = 0, top = 0;  // of the first pixel, from the glyph's origin; `top` counts upward
  std::vector<std::uint8_t> coverage;
};

class FontFile {
 public:
  // `index`: the face in a collection. Errors: not_found; corrupt.
  static core::Result<FontFile> open(const std::filesystem::path& file, unsigned index);
  FontFile(FontFile&&) noexcept;
  FontFile& operator=(FontFile&&) noexcept;
  ~FontFile();

  bool has(std::uint32_t point) const;
  hb_font_t* shaping() const;  // measures in font units
  float units() const;         // in an em
  // `px` of the em; the glyph stands `phase` quarters of a pixel to the right. Nothing for a
  // glyph that cannot be painted.
  Bitmap paint(std::uint32_t glyph, int px, int phase);

 private:
  struct Impl;
  explicit FontFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace clearway::text
