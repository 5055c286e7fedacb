// Everything the kiosk says and asks, read at start.
#pragma once

#include <filesystem>

#include "app/core/result.h"
#include "app/flow/world.h"

namespace clearway::kiosk {

// How much of the catalogs is read at once: all, or their headers; then the rest comes when it is
// first wanted, and check_catalogs() says whether it is sound.
enum class Catalogs { whole, when_wanted };

// `config` is kiosk-config/, `assets` is assets/. Errors: those of the readers; detail has
// "file:line: what was expected", one problem a line.
core::Result<flow::World> load_world(const std::filesystem::path& config,
                                     const std::filesystem::path& assets,
                                     Catalogs catalogs = Catalogs::whole);

// On any thread. Errors: as above.
core::Result<> check_catalogs(const flow::World& world, const std::filesystem::path& assets);

}  // namespace clearway::kiosk
