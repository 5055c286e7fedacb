// The parsed lines of a .po file, before anything is made of them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/result.h"

namespace clearway::text {

struct PoMessage {
  std::string id;
  std::string plural;              // empty: no plural
  std::vector<std::string> forms;  // one, or as many as the language has
  std::string context;             // its msgctxt; empty: none
};

struct PoFile {
  std::string header;
  std::vector<PoMessage> messages;  // without fuzzy and obsolete ones
  std::string text;                 // the file as it stands, to find a line in it

  int line_of(std::string_view id) const;  // 1 when it cannot be told
};

// Errors: not_found; invalid_input with "file:line: message", a line each. One at a time:
// the parser underneath is not made for threads, so a lock is held.
core::Result<PoFile> read_po(const std::filesystem::path& file);
// The header alone, and no message: `text` goes as far. A tenth of a millisecond, not ten.
core::Result<PoFile> read_po_header(const std::filesystem::path& file);

// One field of a header, such as "Plural-Forms"; empty when it is not there.
std::string header_field(std::string_view header, std::string_view name);

}  // namespace clearway::text
