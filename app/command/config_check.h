// Reads every file of the configuration as the kiosk would.
#pragma once

#include <string>
#include <vector>

#include "app/command/commands.h"

namespace clearway::command {

// "file:line: message", one a problem; empty when all is well.
std::vector<std::string> check_config(const Places& places);

}  // namespace clearway::command
