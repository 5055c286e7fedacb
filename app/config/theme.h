// theme.toml: colors and lengths. What can be said of them without drawing: are they colors, and
// can what they write be read?
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/core/result.h"

namespace clearway::config {

struct ThemeFile {  // what the file names and no more; whoever draws has a default for the rest
  using Colors = std::map<std::string, std::uint32_t, std::less<>>;  // 0xRRGGBB, by name
  std::map<std::string, Colors, std::less<>> palettes;               // "normal", "high_light", …
  std::map<std::string, int, std::less<>> lengths;                   // pixels; transition_ms
};

// The names a palette may have.
const std::vector<std::string>& color_names();

// Errors: not_found; invalid_input, a line each, also where the file names words and what is behind
// them and the two are too alike: 10:1 in `normal`, 20:1 in the high contrasts, 6.5:1 in `low`.
core::Result<ThemeFile> read_theme(const std::filesystem::path& file);

}  // namespace clearway::config
