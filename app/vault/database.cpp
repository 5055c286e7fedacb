#include "app/vault/database.h"

#include <fcntl.h>
#include <sqlcipher/sqlite3.h>
#include <unistd.h>

#include <fstream>
#include <string_view>

#include "app/vault/schema_pages.h"
#include "app/vault/statement.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

Result<std::string> query_text(Connection& db, std::string_view sql) {
  auto statement = TRY(query(db, sql));
  if (!TRY(statement.step())) return std::string{};
  auto text = statement.column_text(0);
  // To its end: a change of journal_mode answers first and is committed, or fails, after that.
  while (TRY(statement.step())) {
  }
  return text;
}

// SQLite answers OK to a PRAGMA it does not know, so a setting counts only when it reads back.
Result<> require(Connection& db, std::string_view set, std::string_view get,
                 std::string_view want) {
  TRY(query_text(db, set));
  if (TRY(query_text(db, get)) != want)
    return fail(ErrorCode::corrupt, "vault.setting", std::string(set));
  return {};
}

// SQLite gives the WAL the mode of the database file; so that file is made first.
Result<> make_private_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return fail(ErrorCode::not_found, "vault.open", "cannot make the file");
  ::close(descriptor);
  return {};
}

// Best effort: the data is already safe in the WAL; a full disk only delays the clean-up.
void fold_in(sqlite3* db, int mode) noexcept {
  sqlite3_wal_checkpoint_v2(db, nullptr, mode, nullptr, nullptr);
  try {
    static_cast<void>(keep_schema_pages(db));
  } catch (const std::exception&) {  // no memory for a copy: SQLite calls this, and must go on
  }
}

// In place of SQLite's own, which would leave the copy of the schema's pages behind. The WAL keeps
// its length: to write over it is quicker than to let it grow again.
int fold_in_when_long(void*, sqlite3* db, const char*, int pages) {
  constexpr int kLong = 1000;
  if (pages >= kLong) fold_in(db, SQLITE_CHECKPOINT_PASSIVE);
  return SQLITE_OK;
}

}  // namespace

Result<keys::Secret> raw_key(core::ByteView key) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (key.size() != 32) return fail(ErrorCode::invalid_input, "vault.open", "key of 32 bytes");
  auto text = TRY(keys::Secret::of_size(3 + 64));
  const auto out = text.bytes();
  std::size_t at = 0;
  const auto put = [&](char c) { out[at++] = static_cast<core::Byte>(c); };
  put('x');
  put('\'');
  for (const core::Byte byte : key) {
    put(kDigits[byte >> 4]);
    put(kDigits[byte & 15]);
  }
  put('\'');
  return text;
}

Result<> refuse_plain(const std::filesystem::path& file) {
  constexpr std::string_view kPlain = "SQLite format 3";
  std::ifstream in(file, std::ios::binary);
  std::string start(kPlain.size(), '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  if (start == kPlain) return fail(ErrorCode::corrupt, "vault.open", "the file is not encrypted");
  return {};
}

Result<std::string> cipher_version(Database& db) {
  auto version = TRY(query_text(db.handle(), "PRAGMA cipher_version"));
  if (version.empty()) return fail(ErrorCode::internal, "vault.cipher_version", "not SQLCipher");
  return version;
}

Result<Database> Database::open(const std::filesystem::path& file, const keys::Secret& raw_key) {
  TRY(make_private_file(file));
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE, nullptr);
  Database db{raw};  // owns `raw` even when open failed, as SQLite requires
  if (opened != SQLITE_OK) return sqlite_failure(raw, "vault.open");

  // Not as a PRAGMA: the text of a statement would be copied to the ordinary heap.
  const auto key = raw_key.view();
  sqlite3_key_v2(raw, "main", key.data(), static_cast<int>(key.size()));
  TRY(cipher_version(db));
  TRY(query_text(db.handle(), "PRAGMA cipher_page_size = 4096"));
  // The key is only tried when the first page is read.
  const auto tried = query_text(db.handle(), "SELECT count(*) FROM sqlite_master");
  if (!tried && tried.error().code == ErrorCode::wrong_key)
    return fail(ErrorCode::wrong_key, "vault.open",
                "this key is another store's, or the first page of vault.db is damaged: then "
                "`clearway vault salvage` saves the others");
  if (!tried) return tl::unexpected(tried.error());
  return db;
}

Result<> Database::configure() {
  struct Setting {
    const char* set;
    const char* get;
    const char* want;
  };
  constexpr Setting kSettings[] = {
      {"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"},
      {"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"},
      {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
      {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},
      {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
      {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
  };
  for (const auto& setting : kSettings)
    TRY(require(handle(), setting.set, setting.get, setting.want));
  sqlite3_wal_hook(handle().raw(), fold_in_when_long, nullptr);
  return {};
}

void Database::checkpoint() { fold_in(handle().raw(), SQLITE_CHECKPOINT_TRUNCATE); }

}  // namespace clearway::vault
