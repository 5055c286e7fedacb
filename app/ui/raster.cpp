#include "app/ui/raster.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace clearway::ui {
namespace {

constexpr int kSubLines = 8;  // per pixel row; across a row coverage is exact
constexpr float kPi = std::numbers::pi_v<float>;

float signed_area(const std::vector<Point>& c) {
  float area = 0;
  for (std::size_t i = 0; i < c.size(); ++i) {
    const Point& a = c[i];
    const Point& b = c[(i + 1) % c.size()];
    area += a.x * b.y - b.x * a.y;
  }
  return area;
}

struct Crossing {
  float x;
  int turn;
};

// The part of [from, to) that lies in each pixel of the row.
void add_span(std::vector<float>& row, float from, float to) {
  from = std::clamp(from, 0.0F, static_cast<float>(row.size()));
  to = std::clamp(to, 0.0F, static_cast<float>(row.size()));
  if (to <= from) return;
  const auto first = static_cast<std::size_t>(from), last = static_cast<std::size_t>(to);
  if (first == last) {
    row[first] += to - from;
    return;
  }
  row[first] += static_cast<float>(first + 1) - from;
  for (std::size_t i = first + 1; i < last; ++i) row[i] += 1;
  if (last < row.size()) row[last] += to - static_cast<float>(last);
}

struct Edge {
  Point a, b;
  float top() const { return std::min(a.y, b.y); }
  float bottom() const { return std::max(a.y, b.y); }
};

// A stroke has thousands of edges, and few of them cross any one row: so they are taken from the
// top down, and left behind as soon as they end.
class Sweep {
 public:
  explicit Sweep(const Path& path) {
    for (const auto& contour : path.contours())
      for (std::size_t i = 0; i < contour.size(); ++i)
        waiting_.push_back({contour[i], contour[(i + 1) % contour.size()]});
    std::erase_if(waiting_, [](const Edge& e) { return e.a.y == e.b.y; });
    std::ranges::sort(waiting_, std::greater{}, &Edge::top);  // the next is the last
  }

  // Where the line at `y` is crossed, from left to right. No `y` is above an earlier one.
  const std::vector<Crossing>& crossings(float y) {
    while (!waiting_.empty() && waiting_.back().top() <= y) {
      active_.push_back(waiting_.back());
      waiting_.pop_back();
    }
    std::erase_if(active_, [&](const Edge& e) { return e.bottom() <= y; });
    found_.clear();
    for (const auto& [a, b] : active_)
      found_.push_back({a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y), a.y <= y ? 1 : -1});
    std::ranges::sort(found_, {}, &Crossing::x);
    return found_;
  }

 private:
  std::vector<Edge> waiting_, active_;
  std::vector<Crossing> found_;
};

}  // namespace

Path& Path::move(float x, float y) {
  contours_.push_back({{x, y}});
  return *this;
}

Path& Path::line(float x, float y) {
  contours_.back().push_back({x, y});
  return *this;
}

Path& Path::curve(float x1, float y1, float x2, float y2, float x, float y) {
  const Point p = contours_.back().back();
  constexpr int kSteps = 24;
  for (int i = 1; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps, s = 1 - t;
    const float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    line(a * p.x + b * x1 + c * x2 + d * x, a * p.y + b * y1 + c * y2 + d * y);
  }
  return *this;
}

Path& Path::close() {
  const Point first = contours_.back().front();
  return line(first.x, first.y);
}

Path& Path::arc(float cx, float cy, float r, float from, float to) {
  const int steps = std::max(6, static_cast<int>(std::abs(to - from) / 6));
  for (int i = 0; i <= steps; ++i) {
    const float a =
        (from + (to - from) * static_cast<float>(i) / static_cast<float>(steps)) * kPi / 180;
    const float x = cx + r * std::cos(a), y = cy + r * std::sin(a);
    i == 0 ? move(x, y) : line(x, y);
  }
  return *this;
}

Path& Path::circle(float cx, float cy, float r) {
  std::vector<Point> contour;
  const int steps = std::clamp(static_cast<int>(r * 3), 32, 256);
  for (int i = 0; i <= steps; ++i) {
    const float a = 2 * kPi * static_cast<float>(i) / static_cast<float>(steps);
    contour.push_back({cx + r * std::cos(a), cy + r * std::sin(a)});
  }
  contours_.push_back(std::move(contour));
  return *this;
}

Path& Path::box(float x, float y, float w, float h, float r) {
  const float k = r * 0.4477F;  // a quarter circle as a cubic
  move(x + r, y).line(x + w - r, y).curve(x + w - k, y, x + w, y + k, x + w, y + r);
  line(x + w, y + h - r).curve(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
  line(x + r, y + h).curve(x + k, y + h, x, y + h - k, x, y + h - r);
  return line(x, y + r).curve(x, y + k, x + k, y, x + r, y);
}

Path Path::scaled(float k, float dx, float dy) const {
  Path out = *this;
  for (auto& contour : out.contours_) {
    for (Point& p : contour) p = {p.x * k + dx, p.y * k + dy};
  }
  return out;
}

Path Path::stroked(float width) const {
  Path out;
  const float r = width / 2;
  for (const auto& contour : contours_) {
    for (std::size_t i = 0; i < contour.size(); ++i) {
      out.circle(contour[i].x, contour[i].y, r);
      if (i + 1 == contour.size()) break;
      const Point a = contour[i], b = contour[i + 1];
      const float length = std::hypot(b.x - a.x, b.y - a.y);
      if (length == 0) continue;
      const float nx = (b.y - a.y) / length * r, ny = (a.x - b.x) / length * r;
      out.contours_.push_back(
          {{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}});
    }
  }
  // One turning sense for all, so that overlaps add up instead of canceling.
  for (auto& contour : out.contours_) {
    if (signed_area(contour) < 0) std::reverse(contour.begin(), contour.end());
  }
  return out;
}

Path Path::dotted(float width, float step) const {
  Path out;
  for (const auto& contour : contours_) {
    float until = 0;
    for (std::size_t i = 0; i + 1 < contour.size(); ++i) {
      const Point a = contour[i], b = contour[i + 1];
      const float length = std::hypot(b.x - a.x, b.y - a.y);
      for (; until <= length; until += step) {
        const float t = length > 0 ? until / length : 0;
        out.circle(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, width / 2);
      }
      until -= length;
    }
  }
  return out;
}

void Path::add(const Path& other) {
  contours_.insert(contours_.end(), other.contours_.begin(), other.contours_.end());
}

Image::Image(int width, int height)
    : w(width),
      h(height),
      pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

std::vector<std::uint8_t> coverage(const Path& path, int w, int h) {
  std::vector<std::uint8_t> out;
  out.reserve(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
  std::vector<float> row(static_cast<std::size_t>(w));
  Sweep sweep(path);
  for (int y = 0; y < h; ++y) {
    std::fill(row.begin(), row.end(), 0.0F);
    for (int sub = 0; sub < kSubLines; ++sub) {
      const auto& crossings =
          sweep.crossings(static_cast<float>(y) + (static_cast<float>(sub) + 0.5F) / kSubLines);
      int winding = 0;
      for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
        winding += crossings[i].turn;
        if (winding != 0) add_span(row, crossings[i].x, crossings[i + 1].x);
      }
    }
    for (const float sum : row) {
      out.push_back(static_cast<std::uint8_t>(std::min(1.0F, sum / kSubLines) * 255 + 0.5F));
    }
  }
  return out;
}

void fill(Image& image, const Path& path, std::uint32_t rgb) {
  const auto mask = coverage(path, image.w, image.h);
  for (std::size_t i = 0; i < mask.size(); ++i) {
    const float a = static_cast<float>(mask[i]) / 255;
    if (a == 0) continue;
    const std::uint32_t old = image.pixels[i];
    const float under = static_cast<float>(old >> 24) / 255 * (1 - a), all = a + under;
    const auto mix = [&](std::uint32_t top, std::uint32_t below) {
      const float v =
          (static_cast<float>(top & 255U) * a + static_cast<float>(below & 255U) * under) / all;
      return static_cast<std::uint32_t>(v + 0.5F);
    };
    image.pixels[i] = mix(rgb >> 16, old) | mix(rgb >> 8, old >> 8) << 8 |
                      mix(rgb, old >> 16) << 16 |
                      static_cast<std::uint32_t>(all * 255 + 0.5F) << 24;
  }
}

Image scaled_down(const Image& image, int w, int h) {
  Image small(w, h);
  const auto at = [](int i, int from, int to) {
    return static_cast<int>(static_cast<std::int64_t>(i) * from / to);
  };
  for (int y = 0; y < h; ++y) {
    const int top = at(y, image.h, h), bottom = std::max(top + 1, at(y + 1, image.h, h));
    for (int x = 0; x < w; ++x) {
      const int left = at(x, image.w, w), right = std::max(left + 1, at(x + 1, image.w, w));
      std::uint64_t r = 0, g = 0, b = 0, a = 0;  // colors weighed by how much of them is seen
      for (int sy = top; sy < bottom; ++sy) {
        for (int sx = left; sx < right; ++sx) {
          const std::uint32_t pixel =
              image.pixels[static_cast<std::size_t>(sy) * static_cast<std::size_t>(image.w) +
                           static_cast<std::size_t>(sx)];
          const std::uint64_t alpha = pixel >> 24U;
          r += (pixel & 255U) * alpha;
          g += (pixel >> 8U & 255U) * alpha;
          b += (pixel >> 16U & 255U) * alpha;
          a += alpha;
        }
      }
      const auto n =
          static_cast<std::uint64_t>(bottom - top) * static_cast<std::uint64_t>(right - left);
      const std::uint64_t seen = std::max<std::uint64_t>(a, 1);
      small.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(w) +
                   static_cast<std::size_t>(x)] =
          static_cast<std::uint32_t>(r / seen | g / seen << 8U | b / seen << 16U | (a / n) << 24U);
    }
  }
  return small;
}

}  // namespace clearway::ui
