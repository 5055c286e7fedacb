// A prepared SQL statement that goes back to its connection by itself. Only app/vault calls the
// sqlite3 C API; outside it nobody sees a statement.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "app/vault/connection.h"

namespace clearway::vault {

// Every SQLite result code becomes one of ours here, and nowhere else. `where` is static
// text. Call it straight after the call that failed: SQLite remembers only the last error.
tl::unexpected<core::Error> sqlite_failure(sqlite3* db, const char* where);

// Parameters count from 1 and columns from 0, as in SQLite. What is bound is copied. Column
// readers are valid only while the last step() returned true.
class Statement {
 public:
  // `sql` is a literal. Everything else goes through bind(), never into `sql`.
  static core::Result<Statement> prepare(Connection& db, std::string_view sql);

  core::Result<> bind(int index, std::int64_t value);
  core::Result<> bind(int index, std::string_view utf8);
  core::Result<> bind(int index, core::ByteView blob);

  // true: a row is ready. false: finished. Errors: busy, storage_full, corrupt, wrong_key.
  core::Result<bool> step();

  std::int64_t column_int(int column) const;
  std::string column_text(int column) const;
  core::ByteView column_view(int column) const;  // until the next step
  core::Bytes column_bytes(int column) const;
  bool column_null(int column) const;

 private:
  struct GiveBack {
    Connection* connection = nullptr;
    void operator()(sqlite3_stmt* stmt) const noexcept { connection->give_back(stmt); }
  };
  Statement(Connection& connection, sqlite3_stmt* stmt) : stmt_(stmt, GiveBack{&connection}) {}
  core::Result<> check(int code);
  std::unique_ptr<sqlite3_stmt, GiveBack> stmt_;
};

// A statement with its parameters bound in order: query(db, "… WHERE id = ?1", id.view()).
template <class... Values>
core::Result<Statement> query(Connection& db, std::string_view sql, const Values&... values) {
  auto statement = TRY(Statement::prepare(db, sql));
  core::Result<> bound;
  int index = 0;
  static_cast<void>(((bound = statement.bind(++index, values)).has_value() && ...));
  if (!bound) return tl::unexpected<core::Error>(std::move(bound).error());
  return statement;
}

}  // namespace clearway::vault
