#include "app/vault/raw_rows.h"

#include <fmt/format.h>
#include <sqlcipher/sqlite3.h>

#include "app/vault/statement.h"

namespace clearway::vault {

RawStatement::RawStatement(Connection& db, const std::string& sql) {
  sqlite3_prepare_v2(db.raw(), sql.c_str(), -1, &raw_, nullptr);
}

RawStatement::~RawStatement() { sqlite3_finalize(raw_); }

core::Result<bool> put_row(Connection& to, sqlite3_stmt* read, const std::string& table,
                           int columns, Already already) {
  std::string places;
  for (int i = 1; i <= columns; ++i) places += fmt::format("{}?{}", i == 1 ? "" : ", ", i);
  const auto* verb = already == Already::replace ? "REPLACE" : "IGNORE";
  const RawStatement write(to,
                           fmt::format("INSERT OR {} INTO {} VALUES ({})", verb, table, places));
  if (write.get() == nullptr) return sqlite_failure(to.raw(), "vault.salvage");
  for (int i = 0; i < columns; ++i)
    sqlite3_bind_value(write.get(), i + 1, sqlite3_column_value(read, i));
  if (sqlite3_step(write.get()) != SQLITE_DONE) return sqlite_failure(to.raw(), "vault.salvage");
  return sqlite3_changes(to.raw()) > 0;
}

}  // namespace clearway::vault
