// The picture of who runs the kiosk, as site.toml names it: a PNG file, read once and bounded.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/config/site.h"

namespace clearway::config {

struct Logo {  // RGBA bytes, row by row; color not multiplied by alpha
  int w = 0, h = 0;
  std::vector<std::uint32_t> pixels;
};

// None when the site names none. Errors: invalid_input, with the line of site.toml, when the file
// is missing, no PNG, smaller than a sign or larger than any screen shows.
core::Result<std::optional<Logo>> read_logo(const Site& site);

}  // namespace clearway::config
