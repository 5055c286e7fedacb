#include "app/vault/connection.h"

#include <sqlcipher/sqlite3.h>

#include "app/vault/statement.h"

namespace clearway::vault {
namespace {

constexpr std::size_t kMostResting = 64;  // about as many as the vault has

}  // namespace

Connection::~Connection() {
  for (const auto& [sql, statement] : resting_) sqlite3_finalize(statement);
  sqlite3_close_v2(raw_);
}

core::Result<sqlite3_stmt*> Connection::take(std::string_view sql) {
  if (const auto found = resting_.find(sql); found != resting_.end()) {
    auto* statement = found->second;
    resting_.erase(found);
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(raw_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) return sqlite_failure(raw_, "vault.prepare");
  return statement;
}

void Connection::give_back(sqlite3_stmt* statement) noexcept {
  sqlite3_reset(statement);  // repeats the last step's error, already reported
  sqlite3_clear_bindings(statement);
  try {
    const std::string_view sql = sqlite3_sql(statement);
    if (!sql.starts_with("PRAGMA") && resting_.size() < kMostResting &&
        resting_.emplace(sql, statement).second)
      return;
  } catch (const std::exception&) {  // no memory for the list: then it does not rest
  }
  sqlite3_finalize(statement);
}

}  // namespace clearway::vault
