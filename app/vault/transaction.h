// Holding a Transaction& is the permission to write: every function that changes the vault
// takes one, so that no write can happen outside a transaction.
#pragma once

#include <utility>

#include "app/vault/database.h"
#include "app/vault/statement.h"

namespace clearway::vault {

class Transaction {
 public:
  // BEGIN IMMEDIATE takes the write lock now, so that `busy` shows here and not half way.
  static core::Result<Transaction> begin(Database& db);

  // On error the transaction is still open and the destructor rolls it back.
  core::Result<> commit();

  ~Transaction();  // rolls back unless committed
  Transaction(Transaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;

  Connection& handle() { return *db_; }

  // Runs one statement to its end.
  template <class... Values>
  core::Result<> run(std::string_view sql, const Values&... values) {
    auto statement = TRY(query(*db_, sql, values...));
    while (TRY(statement.step())) {
    }
    return {};
  }
  std::int64_t last_row();  // of the last INSERT
  int changed();            // rows, by the last statement

 private:
  explicit Transaction(Connection& db) : db_(&db) {}
  Connection* db_;  // null once committed or moved from
};

}  // namespace clearway::vault
