// The outlines under a kiosk-config: of the sworn statement, and of each letter.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "app/declaration/outline.h"

namespace clearway::command {

// "" is the statement, "employer" is letters/employer.toml. Errors: those of read_outline.
using Outlines = std::map<std::string, declaration::Outline>;
core::Result<Outlines> read_outlines(const std::filesystem::path& config);
std::map<std::string, std::filesystem::path> outline_files(const std::filesystem::path& config);
std::string letters_of(const Outlines& outlines);  // "employer, landlord"

}  // namespace clearway::command
