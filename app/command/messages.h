// Every English sentence that the kiosk can show or print, with where it stands.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/core/result.h"

namespace clearway::command {

struct Message {
  std::string id;
  std::string plural;                   // of words "x_one" and "x_many"; else empty
  std::vector<std::string> references;  // "kiosk-config/words.toml:12"
};

// By file and line. Errors: invalid_input with "file:line: message" lines.
core::Result<std::vector<Message>> collect_messages(const std::filesystem::path& config);

// A gettext template. The same messages give the same bytes: no date, no machine's name.
std::string po_template(const std::vector<Message>& messages);

}  // namespace clearway::command
