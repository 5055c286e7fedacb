// Round corners, rings and signs, each rasterized once in the size it is first asked for, in
// a texture of their own: a new one costs a millisecond and no font is built again.
#pragma once

#include <compare>
#include <map>

#include "app/ui/ui.h"

namespace clearway::ui {

struct SpriteKey {
  enum class Kind { disc, ring, icon } kind = Kind::disc;
  int px = 0;     // width and height
  int extra = 0;  // a ring's thickness, an icon's number
  auto operator<=>(const SpriteKey&) const = default;
};

struct Uv {
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

class Sprites {
 public:
  explicit Sprites(Texture& texture);
  // White on nothing; tinted where it is drawn. When the sheet is full it grows, and at its largest
  // starts again; `started_again` says that what was drawn before in this frame is stale.
  Uv find(SpriteKey key);
  bool take_started_again();
  void forget();

 private:
  struct Place {  // pixels, of the upper left corner
    int x = 0, y = 0;
  };
  void grow();
  void paint(SpriteKey key, int left, int top);

  Texture& texture_;
  std::map<SpriteKey, Place> places_;
  int x_ = 0, y_ = 0, tall_ = 0;  // where the next one goes, and the height of its row
  bool started_again_ = false;
};

}  // namespace clearway::ui
