// A line of text becomes glyphs in their places: which font draws what (Fonts), which way it runs
// (FriBidi), which form and place each glyph takes (HarfBuzz). Letters of most scripts stand at
// whole pixels, so that each looks the same wherever it stands; joined letters stand where their
// script has them, to a quarter of a pixel.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "app/text/bidi.h"
#include "app/text/fonts.h"

namespace clearway::text {

struct FaceKey {
  Family family = Family::sans;
  int px = 0;  // of the em
  auto operator<=>(const FaceKey&) const = default;
};

struct Glyph {  // in the order on the glass, from the left
  int font = 0;
  std::uint32_t id = 0;
  float x = 0, y = 0;  // of its origin, pixels from the line's left end and down from its baseline
};

// What belongs together and has one place for the caret: a letter with its marks.
struct Cluster {  // in the order of the text
  std::size_t byte = 0;
  float x = 0, w = 0;  // from the left end
  bool from_right = false;
};

struct Shaped {
  std::vector<Glyph> glyphs;
  std::vector<Cluster> clusters;
  float width = 0;
};

Shaped shape(Fonts& fonts, FaceKey face, Han han, std::string_view line, Direction base);

// Where a caret before `byte` stands, from the left end of the line.
float caret_at(const Shaped& shaped, std::size_t byte, Direction base);

}  // namespace clearway::text
