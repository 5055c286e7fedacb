// A small rasterizer: paths of lines and curves become anti-aliased pixels, once at start.
// What the interface draws each frame are copies of these.
#pragma once

#include <cstdint>
#include <vector>

namespace clearway::ui {

struct Point {
  float x = 0, y = 0;
};

// Contours of straight lines; curves are flattened as they are added. Filled by the
// nonzero rule.
class Path {
 public:
  Path& move(float x, float y);
  Path& line(float x, float y);
  Path& curve(float x1, float y1, float x2, float y2, float x, float y);
  Path& close();
  Path& circle(float cx, float cy, float r);
  // Degrees, clockwise from three o'clock. A new contour.
  Path& arc(float cx, float cy, float r, float from, float to);
  Path& box(float x, float y, float w, float h, float r);

  Path scaled(float k, float dx = 0, float dy = 0) const;
  // The outline with round ends and joins, as a path to fill.
  Path stroked(float width) const;
  // Round dots of `width` every `step` along the outline.
  Path dotted(float width, float step) const;
  void add(const Path& other);
  const std::vector<std::vector<Point>>& contours() const { return contours_; }

 private:
  std::vector<std::vector<Point>> contours_;
};

struct Image {  // RGBA bytes, color not multiplied by alpha
  int w = 0, h = 0;
  std::vector<std::uint32_t> pixels;
  Image() = default;
  Image(int width, int height);
};

// Smaller, each pixel the mean of those it stands for. `w` and `h` at most the image's.
Image scaled_down(const Image& image, int w, int h);

// How much of each pixel the path covers, 0 to 255, row by row.
std::vector<std::uint8_t> coverage(const Path& path, int w, int h);
// Paints over what is there; `rgb` is 0xRRGGBB.
void fill(Image& image, const Path& path, std::uint32_t rgb);

}  // namespace clearway::ui
