#include "app/ui/raster.h"

#include <gtest/gtest.h>

#include <numeric>

#include "app/ui/icons.h"

namespace clearway::ui {
namespace {

double area_of(const Path& path, int w, int h) {
  const auto mask = coverage(path, w, h);
  return std::accumulate(mask.begin(), mask.end(), 0.0) / 255;
}

TEST(Coverage, IsTheAreaOfTheShape) {
  EXPECT_NEAR(area_of(Path().circle(20, 20, 15), 40, 40), 706.9, 3);
  EXPECT_NEAR(area_of(Path().box(2, 2, 10, 5, 0), 20, 10), 50, 0.5);
  EXPECT_NEAR(area_of(Path().move(2, 5).line(12, 5).stroked(2), 20, 10), 20 + 3.14, 0.5);
}

TEST(Coverage, OfOverlappingStrokesIsNotDoubled) {
  const auto mask = coverage(Path().move(2, 5).line(12, 5).line(2, 5).stroked(2), 20, 10);
  EXPECT_EQ(mask[5 * 20 + 6], 255);
}

TEST(Icons, EachIsDrawnAndKeepsInsideItsSquare) {
  for (int icon = 1; icon <= static_cast<int>(flow::Icon::lock); ++icon) {
    SCOPED_TRACE(icon);
    const Path path = icon_path(icon, 48);
    EXPECT_GT(area_of(path, 48, 48), 80);
    for (const auto& contour : path.contours()) {
      for (const Point& p : contour) {
        EXPECT_TRUE(p.x >= -0.5F && p.y >= -0.5F && p.x <= 48.5F && p.y <= 48.5F)
            << p.x << " " << p.y;
      }
    }
  }
}

}  // namespace
}  // namespace clearway::ui
