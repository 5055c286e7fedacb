#include "app/kiosk/theme_file.h"

#include <array>
#include <charconv>

#include "app/config/toml.h"

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

void read_color(config::Table& table, const char* key, ui::Color& color) {
  if (!table.has(key)) return;
  const std::string text = table.text(key);
  ui::Color value = 0;
  const auto* end = text.data() + text.size();
  const bool form = text.size() == 7 && text[0] == '#';
  if (form && std::from_chars(text.data() + 1, end, value, 16).ptr == end) {
    color = value;
  } else {
    table.problem(key, "expected a color as \"#RRGGBB\"");
  }
}

void read_palette(config::Table& root, const char* name, ui::Palette& palette) {
  auto table = root.table(name);
  if (!table) return;
  for (const auto& row : kColors) read_color(*table, row.key, palette.*row.color);
  table->refuse_unknown();
}

float length(config::Table& table, const char* key, float fallback) {
  constexpr int kWidest = 80;
  return static_cast<float>(table.integer(key, static_cast<std::int64_t>(fallback), 0, kWidest));
}

}  // namespace

core::Result<ui::Theme> read_theme(const std::filesystem::path& file) {
  auto document = TRY(config::Document::read(file));
  auto root = document.root();
  ui::Theme theme = ui::default_theme();
  read_palette(root, "normal", theme.normal);
  read_palette(root, "high_light", theme.high_light);
  read_palette(root, "high_dark", theme.high_dark);
  read_palette(root, "low", theme.low);
  theme.radius = length(root, "radius", theme.radius);
  theme.card_radius = length(root, "card_radius", theme.card_radius);
  theme.border = length(root, "border", theme.border);
  theme.strong_border = length(root, "strong_border", theme.strong_border);
  theme.grid = length(root, "grid", theme.grid);
  constexpr std::int64_t kSlowest = 200;
  theme.transition_ms =
      static_cast<int>(root.integer("transition_ms", theme.transition_ms, 0, kSlowest));
  root.refuse_unknown();
  TRY(document.finish());
  return theme;
}

}  // namespace clearway::kiosk
