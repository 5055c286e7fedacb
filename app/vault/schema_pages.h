// The pages that hold the schema of a database (the first one among them), a second time beside
// it: a file in which one of them is damaged is read by the others, and without them by nobody.
//
//   "vault.schema": for each page its number u32, then its 4096 bytes as they lie in the file,
//   sealed by SQLCipher; the first page first.
//
// Only salvage() reads them. Pages of the database that came after a copy of its first page are
// not seen through that copy; so it is taken anew whenever the WAL has been folded in
// (database.cpp). After a failed opening SQLite folds it in by itself, and the copy is older then.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "app/core/bytes.h"

struct sqlite3;

namespace clearway::vault {

inline constexpr std::size_t kPageSize = 4096;

std::filesystem::path schema_file(const std::filesystem::path& database);

// What SQLite reads of the file for the schema, and could decrypt; in the form above. Empty when
// the first page is not read from the file itself, because it waits in the WAL.
core::Result<core::Bytes> read_schema_pages(sqlite3* db);

// Does nothing when the file has them already. Errors: storage_full, internal.
core::Result<> keep_schema_pages(sqlite3* db);

struct SchemaPage {
  std::uint32_t number = 0;  // from 1
  core::ByteView bytes;      // kPageSize of them, inside what was decoded
};
// Errors: corrupt for another form, or with a page that a database of this many bytes has not.
core::Result<std::vector<SchemaPage>> decode_schema_pages(core::ByteView bytes,
                                                          std::uintmax_t database_size);

// Over the pages of `database`, which nobody may have open. The first one changes with each page
// that comes: so it is only put back where it cannot be read itself. Errors: not_found without a
// copy; corrupt as above, and nothing is written.
enum class FirstPage { stays, too };
core::Result<> put_schema_pages_back(const std::filesystem::path& copy,
                                     const std::filesystem::path& database, FirstPage first);

}  // namespace clearway::vault
