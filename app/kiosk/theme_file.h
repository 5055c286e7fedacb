// kiosk-config/theme.toml becomes the interface's tokens.
#pragma once

#include <filesystem>

#include "app/core/result.h"
#include "app/ui/theme.h"

namespace clearway::kiosk {

// Every token is optional; what is left out keeps its default. Errors: invalid_input with
// file and line.
core::Result<ui::Theme> read_theme(const std::filesystem::path& file);

}  // namespace clearway::kiosk
