// The center's SQLite file: connection, statement, transaction. Private to sync/central.
//
// The SQL here stays inside what SQLite 3.40 and PostgreSQL 15 both take: BIGINT, BYTEA and
// TEXT columns, $1 parameters, ON CONFLICT DO NOTHING, RETURNING. Only this file and the
// pragmas in database.cpp know which of the two it is.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include "app/core/bytes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace clearway::central {

class Database {
 public:
  // WAL and synchronous=FULL: what a commit has answered for survives a power cut.
  // Errors: not_found (no such folder), busy, corrupt, storage_full. One thread's.
  static core::Result<Database> open(const std::filesystem::path& file);
  core::Result<> run(const char* statements);  // several, without parameters or rows
  // Moves the write-ahead log into the file and empties it. False: somebody reads beside us;
  // it does not wait for them, try again later.
  core::Result<bool> sweep();
  sqlite3& handle() const { return *db_; }

 private:
  struct Close {
    void operator()(sqlite3* db) const noexcept;
  };
  explicit Database(sqlite3* db) : db_(db) {}
  std::unique_ptr<sqlite3, Close> db_;
};

// Columns count from 0 and are valid while the last step() said true.
class Statement {
 public:
  // Binds `values` to $1, $2, … in order.
  template <class... Values>
  static core::Result<Statement> prepare(const Database& db, const char* sql,
                                         const Values&... values) {
    auto statement = TRY(compile(db, sql));
    int index = 0;
    bool good = true;
    ((good = good && statement.bind(++index, values)), ...);
    if (!good) return statement.failure("central.bind");
    return statement;
  }

  core::Result<bool> step();  // true: a row is ready
  std::int64_t number(int column) const;
  std::string text(int column) const;
  core::Bytes blob(int column) const;
  template <class Array>
  Array array(int column) const {  // zeros unless the blob has that size
    Array out{};
    const auto bytes = blob(column);
    if (bytes.size() == out.size()) std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  static core::Result<Statement> compile(const Database& db, const char* sql);
  tl::unexpected<core::Error> failure(const char* where) const;
  bool bind(int index, std::int64_t value);
  bool bind(int index, core::ByteView value);
  bool bind(int index, std::string_view value);
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// For statements whose rows do not matter.
template <class... Values>
core::Result<> execute(const Database& db, const char* sql, const Values&... values) {
  auto statement = TRY(Statement::prepare(db, sql, values...));
  TRY(statement.step());
  return {};
}

// Takes the write lock at once, so `busy` shows at the start. Rolls back unless committed.
class Transaction {
 public:
  static core::Result<Transaction> begin(Database& db);
  core::Result<> commit();
  Transaction(Transaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Database& db) : db_(&db) {}
  Database* db_;
};

}  // namespace clearway::central
