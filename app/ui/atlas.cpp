#include "app/ui/atlas.h"

#include <algorithm>
#include <utility>

namespace clearway::ui {
namespace {

constexpr int kWidth = 1024, kLeastHeight = 256, kMostHeight = 4096;
constexpr std::uint32_t kClear = 0x00FFFFFFU;

std::size_t pixels(int height) { return std::size_t{kWidth} * static_cast<std::size_t>(height); }

}  // namespace

Atlas::Atlas(text::Fonts fonts, Texture& texture) : fonts_(std::move(fonts)), texture_(texture) {
  forget();
}

core::Result<std::unique_ptr<Atlas>> Atlas::make(const std::filesystem::path& fonts,
                                                 Texture& texture) {
  return std::unique_ptr<Atlas>(new Atlas(TRY(text::Fonts::open(fonts)), texture));
}

void Atlas::next_frame() {
  before_ = std::move(now_);
  now_.clear();
}

const text::Shaped& Atlas::shape(FaceKey face, std::string_view line, Direction base) {
  Line key{face, han_, base, std::string(line)};
  if (const auto found = now_.find(key); found != now_.end()) return found->second;
  if (auto old = before_.extract(key)) return now_.insert(std::move(old)).position->second;
  text::Shaped shaped = text::shape(fonts_, face, han_, line, base);
  return now_.emplace(std::move(key), std::move(shaped)).first->second;
}

PlacedGlyph Atlas::glyph(const text::Glyph& glyph, int px, int phase) {
  const Key key{glyph.font, glyph.id, px, phase};
  const auto found = places_.find(key);
  const Place p = found != places_.end() ? found->second : (places_[key] = paint(key));
  const auto left = static_cast<float>(p.x), top = static_cast<float>(p.y);
  const auto w = static_cast<float>(p.w), h = static_cast<float>(p.h);
  const auto across = static_cast<float>(kWidth), down = static_cast<float>(texture_.size.h);
  return {{static_cast<float>(p.left), -static_cast<float>(p.top), w, h},
          left / across,
          top / down,
          (left + w) / across,
          (top + h) / down};
}

Atlas::Place Atlas::paint(const Key& key) {
  const text::Bitmap bitmap = fonts_.file(key.font).paint(key.id, key.px, key.phase);
  if (bitmap.w == 0 || !make_room(bitmap.w, bitmap.h)) return {};
  const Place place{x_, y_, bitmap.w, bitmap.h, bitmap.left, bitmap.top};
  auto from = bitmap.coverage.begin();
  for (int y = place.y; y < place.y + place.h; ++y) {
    const auto to = pixels(y) + static_cast<std::size_t>(place.x);
    for (std::size_t i = to; i < to + static_cast<std::size_t>(place.w); ++i)
      texture_.pixels[i] = kClear | static_cast<std::uint32_t>(*from++) << 24;
  }
  ++texture_.version;
  x_ += place.w + 1;  // a pixel between two, so that none shows its neighbor's edge
  tall_ = std::max(tall_, place.h + 1);
  return place;
}

// At (x_, y_) afterwards; false for what is larger than the whole texture.
bool Atlas::make_room(int w, int h) {
  if (w >= kWidth || h >= kMostHeight) return false;
  if (x_ + w >= kWidth) x_ = 0, y_ += tall_, tall_ = 0;
  int height = texture_.size.h;
  while (y_ + h > height) height *= 2;
  if (height > kMostHeight) {
    start_again();
    stale_ = true;
    return make_room(w, h);
  }
  if (height != texture_.size.h) grow(height);
  return true;
}

void Atlas::grow(int height) {
  texture_.size = {kWidth, height};
  texture_.pixels.resize(pixels(height), kClear);
  ++texture_.version;
  stale_ = true;
}

void Atlas::forget() {
  now_.clear();
  before_.clear();
  start_again();
}

void Atlas::start_again() {
  places_.clear();
  texture_.size = {kWidth, kLeastHeight};
  texture_.pixels.assign(pixels(kLeastHeight), kClear);
  texture_.pixels.shrink_to_fit();
  constexpr int kWhite = 2;  // square; what is one color is drawn with its middle
  for (int y = 0; y < kWhite; ++y)
    std::fill_n(texture_.pixels.begin() + static_cast<std::ptrdiff_t>(pixels(y)), kWhite,
                0xFFFFFFFFU);
  ++texture_.version;
  x_ = kWhite + 1, y_ = 0, tall_ = kWhite + 1;
}

}  // namespace clearway::ui
