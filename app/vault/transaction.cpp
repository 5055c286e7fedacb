#include "app/vault/transaction.h"

#include <sqlcipher/sqlite3.h>

namespace clearway::vault {

using core::Result;

Result<Transaction> Transaction::begin(Database& db) {
  auto begin = TRY(query(db.handle(), "BEGIN IMMEDIATE"));
  TRY(begin.step());
  return Transaction{db.handle()};
}

Result<> Transaction::commit() {
  TRY(run("COMMIT"));
  db_ = nullptr;
  return {};
}

Transaction::~Transaction() {
  if (db_ == nullptr) return;
  // After a full disk SQLite may have rolled back by itself.
  if (sqlite3_get_autocommit(db_->raw()) == 0)
    sqlite3_exec(db_->raw(), "ROLLBACK", nullptr, nullptr, nullptr);
}

std::int64_t Transaction::last_row() { return sqlite3_last_insert_rowid(db_->raw()); }
int Transaction::changed() { return sqlite3_changes(db_->raw()); }

}  // namespace clearway::vault
