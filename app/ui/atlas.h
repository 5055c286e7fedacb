// Glyphs in one texture, each painted the first time a screen draws it; and lines of text
// shaped, kept while they are on the glass. So a screen pays only for the sizes, scripts and
// letters it shows.
#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "app/core/result.h"
#include "app/text/shape.h"
#include "app/ui/ui.h"

namespace clearway::ui {

using text::Direction;
using text::FaceKey;
using text::Family;

struct PlacedGlyph {
  Rect box;                              // from its origin on the baseline, y downward
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;  // empty box: nothing to draw, a space
};

class Atlas {
 public:
  // Paints into `texture`, whose first pixel stays white. Errors: as text::Fonts::open.
  static core::Result<std::unique_ptr<Atlas>> make(const std::filesystem::path& fonts,
                                                   Texture& texture);

  // Which forms Han characters take from now on.
  void write_han(text::Han han) { han_ = han; }
  // A new frame: what the last one did not draw is forgotten.
  void next_frame();
  // Stays until the frame after the next.
  const text::Shaped& shape(FaceKey face, std::string_view line, Direction base);
  // `phase`: quarters of a pixel to the right.
  PlacedGlyph glyph(const text::Glyph& glyph, int px, int phase);
  // The texture grew or started again: what was placed before in this frame is stale.
  bool take_stale() { return std::exchange(stale_, false); }
  void forget();  // other sizes are coming: start small again

 private:
  Atlas(text::Fonts fonts, Texture& texture);

  struct Line {
    FaceKey face;
    text::Han han = text::Han::traditional;
    Direction base = Direction::left_to_right;
    std::string text;
    auto operator<=>(const Line&) const = default;
  };
  struct Key {
    int font = 0;
    std::uint32_t id = 0;
    int px = 0, phase = 0;
    auto operator<=>(const Key&) const = default;
  };
  struct Place {
    int x = 0, y = 0, w = 0, h = 0, left = 0, top = 0;
  };
  Place paint(const Key& key);
  bool make_room(int w, int h);
  void grow(int height);
  void start_again();  // no glyph is painted

  text::Fonts fonts_;
  text::Han han_ = text::Han::traditional;
  std::map<Line, text::Shaped> now_, before_;
  Texture& texture_;
  std::map<Key, Place> places_;
  int x_ = 0, y_ = 0, tall_ = 0;  // where the next one goes, and the height of its row
  bool stale_ = false;
};

}  // namespace clearway::ui
