// Rows as SQLite has them, values untouched, from one database into another: for salvage(), which
// copies what it cannot always name.
#pragma once

#include <string>

#include "app/vault/connection.h"

namespace clearway::vault {

class RawStatement {  // null when it could not be prepared
 public:
  RawStatement(Connection& db, const std::string& sql);
  RawStatement(const RawStatement&) = delete;
  RawStatement& operator=(const RawStatement&) = delete;
  ~RawStatement();
  sqlite3_stmt* get() const { return raw_; }

 private:
  sqlite3_stmt* raw_ = nullptr;
};

// The first `columns` values of the row that `read` stands on. What is there already is replaced,
// or stays and false is the answer.
enum class Already { replace, stays };
core::Result<bool> put_row(Connection& to, sqlite3_stmt* read, const std::string& table,
                           int columns, Already already);

}  // namespace clearway::vault
