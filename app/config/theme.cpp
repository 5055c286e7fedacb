#include "app/config/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "app/config/toml.h"
#include "app/core/contrast.h"

namespace clearway::config {
namespace {

struct PaletteRow {
  const char* name;
  double least;  // contrast of what is read
};
constexpr PaletteRow kPalettes[] = {
    {"normal", 10}, {"high_light", 20}, {"high_dark", 20}, {"low", 6.5}};

struct LengthRow {
  const char* key;
  int most;
};
constexpr LengthRow kLengths[] = {{"radius", 80}, {"card_radius", 80},
                                  {"border", 80}, {"strong_border", 80},
                                  {"grid", 80},   {"transition_ms", 200}};

struct Pair {  // words and what is behind them
  const char* words;
  const char* behind;
};
constexpr Pair kPairs[] = {
    {"ink", "paper"},        {"ink", "card"},         {"ink", "teal_wash"},
    {"ink", "gold_wash"},    {"ink", "sky_wash"},     {"ink", "footer"},
    {"ink", "key"},          {"ink", "key_soft"},     {"ink", "good_wash"},
    {"soft", "paper"},       {"soft", "card"},        {"soft", "teal_wash"},
    {"soft", "gold_wash"},   {"soft", "sky_wash"},    {"soft", "footer"},
    {"soft", "good_wash"},   {"teal", "paper"},       {"teal", "card"},
    {"on_teal", "teal"},     {"good", "good_wash"},   {"judge", "judge_wash"},
    {"later", "later_wash"}, {"alarm", "alarm_wash"}, {"alarm", "card"},
    {"good", "paper"}};

void read_color(Table& table, const std::string& key, ThemeFile::Colors& colors) {
  if (!table.has(key)) return;
  const std::string text = table.text(key);
  std::uint32_t value = 0;
  const auto* end = text.data() + text.size();
  const bool form = text.size() == 7 && text[0] == '#';
  if (form && std::from_chars(text.data() + 1, end, value, 16).ptr == end) {
    colors[key] = value;
  } else {
    table.problem(key, "expected a color as \"#RRGGBB\"");
  }
}

void check_contrast(Table& table, const ThemeFile::Colors& colors, double least) {
  for (const auto& pair : kPairs) {
    const auto words = colors.find(pair.words), behind = colors.find(pair.behind);
    if (words == colors.end() || behind == colors.end()) continue;
    const double contrast = core::contrast_ratio(words->second, behind->second);
    if (contrast < least)
      table.problem(pair.words, fmt::format("{:.1f}:1 on `{}`; words must be read at {}:1 or more",
                                            contrast, pair.behind, least));
  }
}

}  // namespace

const std::vector<std::string>& color_names() {
  static const std::vector<std::string> kNames = {
      "paper",    "card",        "line",     "ink",        "soft",      "teal", "teal_wash",
      "gold",     "gold_wash",   "sky_wash", "alarm",      "footer",    "edge", "on_teal",
      "mark",     "choice_edge", "step",     "track",      "good_wash", "good", "judge_wash",
      "judge",    "later_wash",  "later",    "alarm_wash", "keyboard",  "key",  "key_soft",
      "key_edge", "hill",        "valley",   "sun",        "path"};
  return kNames;
}

core::Result<ThemeFile> read_theme(const std::filesystem::path& file) {
  auto document = TRY(Document::read(file));
  Table root = document.root();
  ThemeFile theme;
  for (const auto& row : kPalettes) {
    auto table = root.table(row.name);
    if (!table) continue;
    auto& colors = theme.palettes[row.name];
    for (const auto& name : color_names()) read_color(*table, name, colors);
    check_contrast(*table, colors, row.least);
    table->refuse_unknown();
  }
  for (const auto& row : kLengths) {
    if (root.has(row.key))
      theme.lengths[row.key] = static_cast<int>(root.integer(row.key, 0, 0, row.most));
  }
  root.refuse_unknown();
  TRY(document.finish());
  return theme;
}

}  // namespace clearway::config
