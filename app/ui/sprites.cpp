#include "app/ui/sprites.h"

#include <algorithm>
#include <utility>

#include "app/ui/icons.h"

namespace clearway::ui {
namespace {

// As wide as it ever is, and at first as high as most pages need: what is not there is neither
// filled nor handed to the window.
constexpr int kSide = 1024, kLeastHeight = 256;
constexpr std::uint32_t kClear = 0x00FFFFFFU;

std::size_t pixels_of(int height) {
  return static_cast<std::size_t>(kSide) * static_cast<std::size_t>(height);
}

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

Sprites::Sprites(Texture& texture) : texture_(texture) { forget(); }

void Sprites::forget() {
  places_.clear();
  texture_.size = {kSide, kLeastHeight};
  texture_.pixels.assign(pixels_of(kLeastHeight), kClear);
  texture_.pixels.shrink_to_fit();
  ++texture_.version;
  x_ = y_ = tall_ = 0;
}

bool Sprites::take_started_again() { return std::exchange(started_again_, false); }

// What was laid out against the lower one has to be laid out again.
void Sprites::grow() {
  texture_.size.h *= 2;
  texture_.pixels.resize(pixels_of(texture_.size.h), kClear);
  ++texture_.version;
  started_again_ = true;
}

Uv Sprites::find(SpriteKey key) {
  key.px = std::clamp(key.px, 1, kSide - 2);
  auto found = places_.find(key);
  if (found == places_.end()) {
    // A pixel of margin, so that what is scaled by a hair never shows its neighbor.
    const int side = key.px + 2;
    if (x_ + side > kSide) x_ = 0, y_ += tall_, tall_ = 0;
    while (y_ + side > texture_.size.h && texture_.size.h < kSide) grow();
    if (y_ + side > texture_.size.h) {
      forget();
      started_again_ = true;
      while (side > texture_.size.h) grow();
    }
    paint(key, x_ + 1, y_ + 1);
    found = places_.emplace(key, Place{x_ + 1, y_ + 1}).first;
    x_ += side, tall_ = std::max(tall_, side);
  }
  const auto [left, top] = found->second;
  const auto w = static_cast<float>(kSide), h = static_cast<float>(texture_.size.h);
  const auto x = static_cast<float>(left), y = static_cast<float>(top);
  const auto px = static_cast<float>(key.px);
  return {x / w, y / h, (x + px) / w, (y + px) / h};
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
