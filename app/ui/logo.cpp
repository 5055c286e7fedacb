// The logo of who runs the kiosk, as large as its place and its own pixels allow.
#include <algorithm>
#include <cmath>

#include "app/ui/page.h"

namespace clearway::ui {
namespace {

// A logo is made for paper: where the page is dark it stands on a plate of its own.
constexpr Color kPlate = 0xFFFFFF;

bool needs_plate(Canvas& c) {
  return contrast_ratio(c.p.paper, 0x000000) < contrast_ratio(c.p.paper, 0xFFFFFF);
}

float plate_edge(Canvas& c) { return needs_plate(c) ? c.m.u(8) : 0; }

Size shown_size(Canvas& c, float most_w, float most_h) {
  const auto w = static_cast<float>(c.logo.w), h = static_cast<float>(c.logo.h);
  const float k = std::min({1.0F, most_w / w, most_h / h});
  return {std::max(1, static_cast<int>(w * k)), std::max(1, static_cast<int>(h * k))};
}

}  // namespace

float logo_width(Canvas& c, const flow::View& view, float most_w, float h) {
  if (view.logo.empty() || c.logo.w == 0) return 0;
  const float edge = plate_edge(c);
  return static_cast<float>(shown_size(c, most_w - 2 * edge, h - 2 * edge).w) + 2 * edge;
}

void draw_logo(Canvas& c, const flow::View& view, Rect r) {
  if (view.logo.empty() || c.logo.w == 0 || c.dry) return;
  const float edge = plate_edge(c);
  c.logo_size = shown_size(c, r.w - 2 * edge, r.h - 2 * edge);
  const auto w = static_cast<float>(c.logo_size.w), h = static_cast<float>(c.logo_size.h);
  const Rect to{std::round(r.x + edge), std::round(r.y + (r.h - h) / 2), w, h};
  if (edge > 0) c.box(inset(to, -edge), c.m.u(12), kPlate);
  c.picture(to, kLogo);
  c.element(
      {.role = "image", .name = view.logo, .value = {}, .states = {}, .action = {}, .rect = to});
}

}  // namespace clearway::ui
