// Plays a recorded session on the glass again. Nothing is carried out: the workers' answers are in
// the session too, so no vault, printer or voice is needed.
#pragma once

#include <filesystem>

#include "app/flow/world.h"
#include "app/kiosk/session.h"
#include "app/ui/theme.h"

namespace clearway::kiosk {

struct Replayed {
  long trees = 0;         // that were compared
  long different = 0;     // from what was recorded
  std::size_t first = 0;  // line of the first of those, from 1
};

struct ReplayOptions {
  std::filesystem::path fonts;
  std::filesystem::path tree;               // empty: the semantic tree is not written
  std::chrono::milliseconds longest{1000};  // wait between two steps
};

// Ends early when the window is closed. Errors: of the screen, or of a missing font.
core::Result<Replayed> replay(const flow::World& world, const ui::Theme& theme,
                              const std::vector<Line>& session, const ReplayOptions& options);

}  // namespace clearway::kiosk
