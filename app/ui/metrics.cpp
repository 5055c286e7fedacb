#include "app/ui/metrics.h"

#include <algorithm>
#include <cmath>

namespace clearway::ui {
namespace {

constexpr float kReferencePerMm = 4.03F;  // 21.5 inches at 1920 by 1080
constexpr float kTapMm = 12.7F, kGapMm = 2.54F;
constexpr float kNarrow = 1024, kFull = 1920, kWide = 1400;

float scale_of(flow::TextSize size) {
  switch (size) {
    case flow::TextSize::small:
      return 0.88F;
    case flow::TextSize::large:
      return 1.2F;
    case flow::TextSize::largest:
      return 1.45F;
    case flow::TextSize::medium:
      break;
  }
  return 1;
}

// How much of the person's text size a text takes part in: titles are large already, and
// what stands at the edges must leave room, most of all on a small screen.
enum class Grows { fully, some, edges };

struct Row {
  Type type;
  Family family;
  float full, narrow;  // em in pixels at 1920 and at 1024
  float leading;
  Grows grows;
};
constexpr Row kRows[] = {
    {Type::display, Family::serif_bold, 92, 58, 1.15F, Grows::edges},
    {Type::title, Family::serif_bold, 58, 42, 1.18F, Grows::some},
    {Type::title_less, Family::serif_bold, 48, 36, 1.2F, Grows::some},
    {Type::title_least, Family::serif_bold, 40, 31, 1.22F, Grows::some},
    {Type::heading, Family::serif_bold, 34, 29, 1.25F, Grows::fully},
    {Type::lead, Family::sans, 30, 27, 1.42F, Grows::fully},
    {Type::body, Family::sans, 28, 26, 1.45F, Grows::fully},
    {Type::strong, Family::sans_bold, 28, 26, 1.45F, Grows::fully},
    {Type::option, Family::sans, 31, 27, 1.3F, Grows::fully},
    {Type::option_on, Family::sans_bold, 31, 27, 1.3F, Grows::fully},
    {Type::card_button, Family::sans_bold, 27, 24, 1.25F, Grows::some},
    {Type::intro, Family::sans, 35, 28, 1.42F, Grows::some},
    {Type::button, Family::sans_bold, 30, 26, 1.25F, Grows::some},
    {Type::foot, Family::sans_bold, 30, 26, 1.25F, Grows::edges},
    {Type::begin, Family::sans_bold, 40, 31, 1.25F, Grows::edges},
    {Type::small, Family::sans, 25, 23, 1.4F, Grows::fully},
    {Type::small_strong, Family::sans_bold, 25, 23, 1.4F, Grows::fully},
    {Type::tool, Family::sans, 22, 20, 1.18F, Grows::edges},
    {Type::step, Family::sans, 24, 20, 1.2F, Grows::edges},
    {Type::step_now, Family::sans_bold, 24, 20, 1.2F, Grows::edges},
    {Type::brand, Family::serif_bold, 34, 27, 1.3F, Grows::edges},
    {Type::key_word, Family::sans, 29, 26, 1.3F, Grows::edges},
    {Type::key, Family::sans, 34, 29, 1.3F, Grows::edges},
    {Type::field, Family::sans, 38, 30, 1.32F, Grows::some},
    {Type::statement, Family::serif, 29, 27, 1.6F, Grows::fully},
    {Type::number, Family::serif_bold, 112, 76, 1.05F, Grows::edges},
    {Type::code, Family::sans_bold, 64, 46, 1.3F, Grows::edges},
};

}  // namespace

Metrics::Metrics(Size size, float pixels_per_mm, flow::TextSize text_size, const Theme& theme) {
  w = static_cast<float>(size.w), h = static_cast<float>(size.h);
  panel = pixels_per_mm / kReferencePerMm;
  const float room = std::clamp((w / panel - kNarrow) / (kFull - kNarrow), 0.0F, 1.0F);
  const float tall = std::clamp(h / panel / 1080, 0.6F, 1.0F);
  unit = panel * std::min(0.58F + 0.42F * room, 0.4F + 0.6F * tall);
  wide = w / panel >= kWide;
  tap = std::ceil(kTapMm * pixels_per_mm);
  gap = std::ceil(kGapMm * pixels_per_mm);
  margin = u(wide ? 72 : 64);
  radius = std::max(u(theme.radius), 12 * panel),
  card_radius = std::max(u(theme.card_radius), 16 * panel);
  radius = std::round(radius), card_radius = std::round(card_radius);
  border = std::max(1.0F, std::round(theme.border * panel));
  strong_border = std::max(border, std::round(theme.strong_border * panel));
  text_scale = scale_of(text_size);
  chrome_scale = 1 + (text_scale - 1) * 0.5F;
  for (const Row& row : kRows) {
    const float em = row.narrow + (row.full - row.narrow) * room;
    const float share = row.grows == Grows::fully  ? 1.0F
                        : row.grows == Grows::some ? 0.7F
                                                   : 0.1F + 0.4F * room;
    const float px = em * panel * (1 + (text_scale - 1) * share);
    types[static_cast<std::size_t>(row.type)] = {{row.family, static_cast<int>(px + 0.5F)},
                                                 row.leading};
  }
}

float Metrics::u(float reference) const { return std::round(reference * unit * air); }

float Metrics::line(Type t) const {
  const float leading = type(t).leading;
  return std::round(em(t) * (air < 1 ? std::min(leading, 1.3F + leading * 0.06F) : leading));
}

}  // namespace clearway::ui
