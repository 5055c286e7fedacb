// Rows that no table leads to any more, because a page between its root and them is damaged. Each
// page of the file is read as if it were a table of its own; a row counts when its bytes say by
// themselves what they are: an entry, a link, a wrap, a receipt, an erasure, a draft.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "app/keys/secret.h"
#include "app/vault/transaction.h"

namespace clearway::vault {

// `scratch` is a copy of the damaged file that nobody else needs: tables are written into its
// schema. Rows that are in `into` already stay as they are. How many came, of each table.
core::Result<std::map<std::string, int>> sweep_pages(const std::filesystem::path& scratch,
                                                     const keys::Secret& key, Transaction& into);

}  // namespace clearway::vault
