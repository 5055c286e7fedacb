#include "app/text/font_file.h"

#include <ft2build.h>
#include <hb-ot.h>
#include <hb.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <string>

namespace clearway::text {
namespace {

struct Free {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

}  // namespace

struct FontFile::Impl {
  std::filesystem::path file;
  unsigned index = 0;
  Owned<hb_face_t> face;
  Owned<hb_font_t> font;
  // Only once a glyph is painted: many faces are asked what they have and paint nothing.
  Owned<std::remove_pointer_t<FT_Library>> library;
  Owned<std::remove_pointer_t<FT_Face>> painter;
  int px = 0;

  bool ready_to_paint(int wanted_px) {
    if (!painter) {
      FT_Library made = nullptr;
      if (FT_Init_FreeType(&made) != 0) return false;
      library.reset(made);
      FT_Face opened = nullptr;
      if (FT_New_Face(made, file.c_str(), static_cast<FT_Long>(index), &opened) != 0) return false;
      painter.reset(opened);
    }
    if (px == wanted_px) return true;
    if (FT_Set_Pixel_Sizes(painter.get(), 0, static_cast<FT_UInt>(wanted_px)) != 0) return false;
    px = wanted_px;
    return true;
  }
};

FontFile::FontFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontFile::FontFile(FontFile&&) noexcept = default;
FontFile& FontFile::operator=(FontFile&&) noexcept = default;
FontFile::~FontFile() = default;

core::Result<FontFile> FontFile::open(const std::filesystem::path& file, unsigned index) {
  const std::string name = file.filename().string();
  const Owned<hb_blob_t> blob(hb_blob_create_from_file_or_fail(file.c_str()));
  if (!blob) return core::fail(core::ErrorCode::not_found, "text.font", name);
  auto impl = std::make_unique<Impl>();
  impl->file = file;
  impl->index = index;
  impl->face.reset(hb_face_create(blob.get(), index));
  if (hb_face_get_glyph_count(impl->face.get()) == 0)
    return core::fail(core::ErrorCode::corrupt, "text.font", name);
  impl->font.reset(hb_font_create(impl->face.get()));
  return FontFile(std::move(impl));
}

bool FontFile::has(std::uint32_t point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(impl_->font.get(), point, &glyph) != 0;
}

hb_font_t* FontFile::shaping() const { return impl_->font.get(); }

float FontFile::units() const { return static_cast<float>(hb_face_get_upem(impl_->face.get())); }

Bitmap FontFile::paint(std::uint32_t glyph, int px, int phase) {
  if (!impl_->ready_to_paint(px)) return {};
  FT_Face face = impl_->painter.get();
  if (FT_Load_Glyph(face, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return {};
  if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return {};
  constexpr FT_Pos kQuarter = 16;  // of a pixel, in 64ths
  FT_Outline_Translate(&face->glyph->outline, phase * kQuarter, 0);
  if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return {};
  const FT_Bitmap& from = face->glyph->bitmap;
  Bitmap to{static_cast<int>(from.width),
            static_cast<int>(from.rows),
            face->glyph->bitmap_left,
            face->glyph->bitmap_top,
            {}};
  for (unsigned y = 0; y < from.rows; ++y) {
    const unsigned char* row = from.buffer + static_cast<std::ptrdiff_t>(y) * from.pitch;
    to.coverage.insert(to.coverage.end(), row, row + from.width);
  }
  return to;
}

}  // namespace clearway::text
