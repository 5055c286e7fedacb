#include "app/kiosk/theme_file.h"

#include <type_traits>

#include "app/config/theme.h"

namespace clearway::kiosk {
namespace {

struct ColorRow {
  const char* key;
  ui::Color ui::Palette::*color;
};
using P = ui::Palette;
constexpr ColorRow kColors[] = {
    {"paper", &P::paper},
    {"card", &P::card},
    {"line", &P::line},
    {"ink", &P::ink},
    {"soft", &P::soft},
    {"teal", &P::teal},
    {"teal_wash", &P::teal_wash},
    {"gold", &P::gold},
    {"gold_wash", &P::gold_wash},
    {"sky_wash", &P::sky_wash},
    {"alarm", &P::alarm},
    {"footer", &P::footer},
    {"edge", &P::edge},
    {"on_teal", &P::on_teal},
    {"mark", &P::mark},
    {"choice_edge", &P::choice_edge},
    {"step", &P::step},
    {"track", &P::track},
    {"good_wash", &P::good_wash},
    {"good", &P::good},
    {"judge_wash", &P::judge_wash},
    {"judge", &P::judge},
    {"later_wash", &P::later_wash},
    {"later", &P::later},
    {"alarm_wash", &P::alarm_wash},
    {"keyboard", &P::keyboard},
    {"key", &P::key},
    {"key_soft", &P::key_soft},
    {"key_edge", &P::key_edge},
    {"hill", &P::hill},
    {"valley", &P::valley},
    {"sun", &P::sun},
    {"path", &P::path},
};

void take_colors(const config::ThemeFile& file, const char* name, ui::Palette& palette) {
  const auto found = file.palettes.find(name);
  if (found == file.palettes.end()) return;
  for (const auto& row : kColors) {
    const auto color = found->second.find(row.key);
    if (color != found->second.end()) palette.*row.color = color->second;
  }
}

}  // namespace

core::Result<ui::Theme> read_theme(const std::filesystem::path& file) {
  const auto read = TRY(config::read_theme(file));
  ui::Theme theme = ui::default_theme();
  take_colors(read, "normal", theme.normal);
  take_colors(read, "high_light", theme.high_light);
  take_colors(read, "high_dark", theme.high_dark);
  take_colors(read, "low", theme.low);
  const auto length = [&](const char* key, auto& value) {
    const auto found = read.lengths.find(key);
    if (found != read.lengths.end())
      value = static_cast<std::remove_reference_t<decltype(value)>>(found->second);
  };
  length("radius", theme.radius);
  length("card_radius", theme.card_radius);
  length("border", theme.border);
  length("strong_border", theme.strong_border);
  length("grid", theme.grid);
  length("transition_ms", theme.transition_ms);
  return theme;
}

}  // namespace clearway::kiosk
