#include "app/screen/damage.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace clearway::screen {
namespace {

std::uint64_t mixed(std::uint64_t digest, std::uint64_t value) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // the golden ratio: spreads every bit
  digest = (digest ^ value) * kOdd;
  return digest ^ (digest >> 29);
}

std::uint64_t mixed(std::uint64_t digest, const ui::Rect& rect) {
  for (const float side : {rect.x, rect.y, rect.w, rect.h})
    digest = mixed(digest, std::bit_cast<std::uint32_t>(side));
  return digest;
}

std::uint64_t digest_of(const ui::Quad& quad) {
  std::uint64_t digest = mixed(mixed(1, quad.to), quad.clip);
  for (const float side : {quad.u0, quad.v0, quad.u1, quad.v1})
    digest = mixed(digest, std::bit_cast<std::uint32_t>(side));
  return mixed(mixed(digest, quad.color), static_cast<std::uint64_t>(quad.texture));
}

struct Grid {
  int across = 0, down = 0;
  explicit Grid(ui::Size screen)
      : across((screen.w + Damage::kTileWidth - 1) / Damage::kTileWidth),
        down((screen.h + Damage::kTileHeight - 1) / Damage::kTileHeight) {}
  std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(across) +
           static_cast<std::size_t>(x);
  }
};

struct Span {
  int first = 0, end = 0;
};

// The tiles between two edges. Half a pixel more, for edges are rounded when they are drawn.
Span tiles(float from, float to, int tile, int count) {
  const auto side = static_cast<float>(tile);
  const int first = static_cast<int>(std::floor((from - 0.5F) / side));
  const int end = static_cast<int>(std::floor((to + 0.5F) / side)) + 1;
  return {std::clamp(first, 0, count), std::clamp(end, 0, count)};
}

std::vector<std::uint64_t> digests(const std::vector<ui::Quad>& quads, const Grid& grid) {
  std::vector<std::uint64_t> all(grid.at(0, grid.down));
  for (const ui::Quad& quad : quads) {
    const float left = std::max(quad.to.x, quad.clip.x), top = std::max(quad.to.y, quad.clip.y);
    const float right = std::min(quad.to.x + quad.to.w, quad.clip.x + quad.clip.w);
    const float bottom = std::min(quad.to.y + quad.to.h, quad.clip.y + quad.clip.h);
    if (right <= left || bottom <= top) continue;
    const std::uint64_t digest = digest_of(quad);
    const Span across = tiles(left, right, Damage::kTileWidth, grid.across);
    const Span down = tiles(top, bottom, Damage::kTileHeight, grid.down);
    for (int y = down.first; y < down.end; ++y)
      for (int x = across.first; x < across.end; ++x)
        all[grid.at(x, y)] = mixed(all[grid.at(x, y)], digest);
  }
  return all;
}

void add(std::vector<Box>& boxes, const Box& run) {
  for (Box& above : boxes) {
    if (above.x != run.x || above.w != run.w || above.y + above.h != run.y) continue;
    above.h += run.h;
    return;
  }
  boxes.push_back(run);
}

Box around(const std::vector<Box>& boxes) {
  Box all = boxes.front();
  for (const Box& box : boxes) {
    const int right = std::max(all.x + all.w, box.x + box.w);
    const int bottom = std::max(all.y + all.h, box.y + box.h);
    all.x = std::min(all.x, box.x), all.y = std::min(all.y, box.y);
    all.w = right - all.x, all.h = bottom - all.y;
  }
  return all;
}

}  // namespace

std::vector<Box> Damage::next(const std::vector<ui::Quad>& quads, ui::Size screen,
                              std::uint32_t background) {
  const Grid grid(screen);
  std::vector<std::uint64_t> now = digests(quads, grid);
  const bool all = tiles_.size() != now.size() || screen.w != screen_.w || screen.h != screen_.h ||
                   background != background_;
  std::vector<Box> boxes;
  for (int y = 0; y < grid.down && !all; ++y) {
    for (int x = 0; x < grid.across; ++x) {
      const int first = x;
      while (x < grid.across && tiles_[grid.at(x, y)] != now[grid.at(x, y)]) ++x;
      if (x > first)
        add(boxes, {first * kTileWidth, y * kTileHeight, (x - first) * kTileWidth, kTileHeight});
    }
  }
  if (all) boxes = {{0, 0, screen.w, screen.h}};
  if (boxes.size() > kMostBoxes) boxes = {around(boxes)};
  for (Box& box : boxes) {
    box.w = std::min(box.w, screen.w - box.x);
    box.h = std::min(box.h, screen.h - box.y);
  }
  tiles_ = std::move(now), screen_ = screen, background_ = background;
  return boxes;
}

}  // namespace clearway::screen
