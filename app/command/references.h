// Where each string of the configuration stands: "kiosk-config/words.toml:12".
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/core/result.h"

namespace clearway::command {

using References = std::map<std::string, std::vector<std::string>, std::less<>>;

// Of every *.toml below the folder; a file that is not TOML is left out.
References find_references(const std::filesystem::path& config);

}  // namespace clearway::command
