// The screen of a kiosk that must not start: what is wrong, in words an operator can read
// aloud over the phone.
#pragma once

#include <filesystem>

#include "app/core/result.h"
#include "app/flow/view.h"
#include "app/screen/screen.h"
#include "app/ui/theme.h"

namespace clearway::kiosk {

flow::View refusal_view(const core::Error& error);

// Shows until the window is closed. The words are for the operator and stand in English.
void show_refusal(const core::Error& error, const std::filesystem::path& fonts,
                  const screen::Options& window, const std::filesystem::path& tree);

}  // namespace clearway::kiosk
