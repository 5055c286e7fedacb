// A consistent encrypted copy of the open vault.
#include <sqlcipher/sqlite3.h>

#include "app/vault/impl.h"
#include "app/vault/statement.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

Result<> copy_into(Connection& from, Connection& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.raw(), "main", from.raw(), "main");
  if (backup == nullptr) return sqlite_failure(to.raw(), "vault.backup");
  const int code = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (finished != SQLITE_OK) return sqlite_failure(to.raw(), "vault.backup");
  if (code != SQLITE_DONE) return fail(ErrorCode::busy, "vault.backup");
  return {};
}

Result<> write_copy(Database& from, const std::filesystem::path& part, const keys::Secret& key) {
  auto copy = TRY(Database::open(part, key));
  TRY(copy_into(from.handle(), copy.handle()));
  // One file and no WAL beside it, whoever copies it on.
  auto mode = TRY(query(copy.handle(), "PRAGMA journal_mode = DELETE"));
  while (TRY(mode.step())) {
  }
  return {};
}

void remove_part(const std::filesystem::path& part) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"})
    std::filesystem::remove(std::filesystem::path(part) += suffix, ignored);
}

}  // namespace

Result<> Vault::backup(const std::filesystem::path& file) {
  const auto part = std::filesystem::path(file) += ".part";
  remove_part(part);
  auto written = write_copy(impl_->database, part, impl_->key);
  if (written) written = refuse_plain(part);
  if (written) written = settle_file(part, file);
  if (!written) remove_part(part);
  return written;
}

Result<std::string> Vault::cipher_version() { return vault::cipher_version(impl_->database); }

}  // namespace clearway::vault
