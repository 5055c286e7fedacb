// From a damaged vault into a new one: every row that can still be read, so that a page that cannot
// be read takes nothing with it but itself. Needs the database key and no record key; what is
// sealed stays sealed.
//
// Row by row as the tables lead to them; where a table does not, page by page (page_sweep.h). The
// pages of the schema are taken from their copy where they cannot be read (schema_pages.h).
//
// Not promised: pages that came after that copy, and without it the whole file. Then there are the
// backup, the center and the other desks.
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
    bool whole = true;  // the table leads to all of its rows
  };
  std::map<std::string, Table> tables;  // "entries", "links", "wraps", …
};

// `into` must not exist; it becomes a vault folder with a copy of the anchor, to be looked at
// with verify(). The damaged files are only read; nobody else may have them open (busy).
// An older schema becomes the newest. Errors: rejected when `into` is there, those of Vault::open.
core::Result<Salvaged> salvage(const std::filesystem::path& damaged, core::ByteView key,
                               const std::filesystem::path& into);

}  // namespace clearway::vault
