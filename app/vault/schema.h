// The tables of the vault, by version (user_version).
#pragma once

#include "app/vault/database.h"

namespace clearway::vault {

// Brings the file to the newest schema, one transaction for each step. Errors: rejected for
// a file that a newer program has written; it is never taken back.
core::Result<> migrate(Database& db);
// The same as far as this version, for what is to become a copy of an older file.
core::Result<> migrate(Database& db, std::int64_t version);
core::Result<std::int64_t> schema_of(Database& db);

}  // namespace clearway::vault
