// Everything the kiosk says and asks, read at start.
#pragma once

#include <filesystem>

#include "app/core/result.h"
#include "app/flow/world.h"

namespace clearway::kiosk {

// `config` is kiosk-config/, `assets` is assets/. Errors: those of the readers; detail has
// "file:line: what was expected", one problem a line.
core::Result<flow::World> load_world(const std::filesystem::path& config,
                                     const std::filesystem::path& assets);

}  // namespace clearway::kiosk
