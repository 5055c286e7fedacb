// What parts of the screen differ from what was drawn last.
#pragma once

#include <cstdint>
#include <vector>

#include "app/ui/ui.h"

namespace clearway::screen {

struct Box {  // pixels
  int x = 0, y = 0, w = 0, h = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

// The screen in tiles, each with a digest of the quads that touch it, in their order. A tile
// whose digest stayed draws the same; a letter that is typed far from the line it adds to
// leaves everything between them alone.
class Damage {
 public:
  static constexpr int kTileWidth = 64;
  static constexpr int kTileHeight = 32;
  // More than this many are drawn as the one box around them.
  static constexpr std::size_t kMostBoxes = 24;

  // The boxes to draw anew, apart from each other and inside the screen; none when nothing
  // changed. Everything at first, and when the size or the background is another one.
  std::vector<Box> next(const std::vector<ui::Quad>& quads, ui::Size screen,
                        std::uint32_t background);
  void forget() { tiles_.clear(); }  // the next is everything

 private:
  std::vector<std::uint64_t> tiles_;
  ui::Size screen_;
  std::uint32_t background_ = 0;
};

}  // namespace clearway::screen
