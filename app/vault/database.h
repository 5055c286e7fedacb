// One open, unlocked SQLCipher file.
#pragma once

#include <filesystem>
#include <memory>

#include "app/keys/secret.h"
#include "app/vault/connection.h"

namespace clearway::vault {

// "x'<64 hex digits>'" in locked memory: the form that SQLCipher takes as a raw key. Any
// other length it would silently stretch as a passphrase. Errors: invalid_input unless 32 bytes.
core::Result<keys::Secret> raw_key(core::ByteView key);

// Errors: corrupt when the file is plain SQLite. A missing or empty file is fine.
core::Result<> refuse_plain(const std::filesystem::path& file);

class Database {
 public:
  // Opens or creates the file (mode 0600) and proves that the key decrypts it. SQLCipher 3
  // cannot tell a wrong key from a damaged first page: both are wrong_key.
  static core::Result<Database> open(const std::filesystem::path& file,
                                     const keys::Secret& raw_key);
  // WAL, FULL, foreign keys, secure_delete, no temporary files; each read back.
  core::Result<> configure();
  // Moves the WAL into the file and empties it, so that what was deleted is gone from both. Then
  // the copy of the schema's pages is taken anew (schema_pages.h).
  void checkpoint();

  Connection& handle() { return *db_; }

 private:
  explicit Database(sqlite3* db) : db_(std::make_unique<Connection>(db)) {}
  std::unique_ptr<Connection> db_;
};

// "3.4.1" and the like. Errors: internal when the linked library is not SQLCipher.
core::Result<std::string> cipher_version(Database& db);

}  // namespace clearway::vault
