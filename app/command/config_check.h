// Reads every file of the configuration as the kiosk would.
#pragma once

#include <string>
#include <vector>

#include "app/command/commands.h"

namespace clearway::command {

// "file:line: message", one a problem; empty when all is well.
std::vector<std::string> check_config(const Places& places);

// A line for each translation that the site names: who signed it off, or that it is
// machine-drafted, whether people see it, and how much of it is missing. No problem of the kiosk's.
std::vector<std::string> translation_notes(const Places& places);

}  // namespace clearway::command
