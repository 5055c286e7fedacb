// From a damaged vault into a new one: every row that can still be read, one by one, so that a
// page that cannot be read takes nothing with it but itself. Needs the database key and no
// record key; what is sealed stays sealed.
//
// Not promised: a damaged page of the schema (the first one: wrong_key; its second: corrupt) hides
// the whole file, and the root page of a table its table. Then there are the backup, the center
// and the other desks.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "app/core/bytes.h"

namespace clearway::vault {

struct Salvaged {
  struct Table {
    int saved = 0;
    int lost = 0;  // rows that are known to have been there; there may have been more at its end
    bool whole = true;
  };
  std::map<std::string, Table> tables;  // "entries", "links", "wraps", …
};

// `into` must not exist; it becomes a vault folder with a copy of the anchor, to be looked at
// with verify(). The damaged files are only read; nobody else may have them open (busy).
// An older schema becomes the newest. Errors: rejected when `into` is there, those of Vault::open.
core::Result<Salvaged> salvage(const std::filesystem::path& damaged, core::ByteView key,
                               const std::filesystem::path& into);

}  // namespace clearway::vault
