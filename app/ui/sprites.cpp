#include "app/ui/sprites.h"

#include <algorithm>
#include <utility>

#include "app/ui/icons.h"

namespace clearway::ui {
namespace {

constexpr int kSide = 1024;

Path sprite_path(SpriteKey key) {
  const float r = static_cast<float>(key.px) / 2;
  switch (key.kind) {
    case SpriteKey::Kind::disc:
      return Path().circle(r, r, r);
    case SpriteKey::Kind::ring: {
      const auto t = static_cast<float>(key.extra);
      return Path().circle(r, r, r - t / 2).stroked(t);
    }
    case SpriteKey::Kind::icon:
      break;
  }
  return icon_path(key.extra, static_cast<float>(key.px));
}

}  // namespace

Sprites::Sprites(Texture& texture) : texture_(texture) {
  texture_.size = {kSide, kSide};
  forget();
}

void Sprites::forget() {
  places_.clear();
  texture_.pixels.assign(static_cast<std::size_t>(kSide) * kSide, 0x00FFFFFFU);
  ++texture_.version;
  x_ = y_ = tall_ = 0;
}

bool Sprites::take_started_again() { return std::exchange(started_again_, false); }

Uv Sprites::find(SpriteKey key) {
  key.px = std::clamp(key.px, 1, kSide - 2);
  const auto found = places_.find(key);
  if (found != places_.end()) return found->second;
  // A pixel of margin, so that what is scaled by a hair never shows its neighbor.
  const int side = key.px + 2;
  if (x_ + side > kSide) x_ = 0, y_ += tall_, tall_ = 0;
  if (y_ + side > kSide) {
    forget();
    started_again_ = true;
  }
  paint(key, x_ + 1, y_ + 1);
  const float x = static_cast<float>(x_ + 1) / kSide, y = static_cast<float>(y_ + 1) / kSide;
  const float px = static_cast<float>(key.px) / kSide;
  x_ += side, tall_ = std::max(tall_, side);
  return places_[key] = {x, y, x + px, y + px};
}

void Sprites::paint(SpriteKey key, int left, int top) {
  const auto mask = coverage(sprite_path(key), key.px, key.px);
  auto from = mask.begin();
  for (int y = top; y < top + key.px; ++y) {
    for (int x = left; x < left + key.px; ++x) {
      const auto at = static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x);
      texture_.pixels[at] = 0xFFFFFFU | static_cast<std::uint32_t>(*from++) << 24;
    }
  }
  ++texture_.version;
}

}  // namespace clearway::ui
