#include "sync/central/database.h"

#include <sqlite3.h>

#include <string>

namespace clearway::central {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr int kBusyMilliseconds = 5000;  // an operator's command beside the server

tl::unexpected<core::Error> sqlite_failure(sqlite3* db, const char* where) {
  switch (sqlite3_errcode(db)) {
    case SQLITE_FULL:
      return fail(ErrorCode::storage_full, where);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(ErrorCode::busy, where);
    case SQLITE_CANTOPEN:
      return fail(ErrorCode::not_found, where);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return fail(ErrorCode::corrupt, where);
    default:
      return fail(ErrorCode::internal, where, sqlite3_errmsg(db));
  }
}

}  // namespace

void Database::Close::operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }

Result<Database> Database::open(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  const int opened =
      sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Database db(raw);
  if (opened != SQLITE_OK) return sqlite_failure(raw, "central.open");
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  // SQLite answers OK to a pragma it does not know: a setting counts when it reads back.
  auto journal = TRY(Statement::prepare(db, "PRAGMA journal_mode = WAL"));
  if (!TRY(journal.step()) || journal.text(0) != "wal")
    return fail(ErrorCode::internal, "central.open", "no write-ahead log");
  TRY(db.run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON"));
  auto durable = TRY(Statement::prepare(db, "PRAGMA synchronous"));
  if (!TRY(durable.step()) || durable.number(0) != 2)
    return fail(ErrorCode::internal, "central.open", "not synchronous");
  return db;
}

Result<> Database::run(const char* statements) {
  if (sqlite3_exec(db_.get(), statements, nullptr, nullptr, nullptr) != SQLITE_OK)
    return sqlite_failure(db_.get(), "central.run");
  return {};
}

Result<bool> Database::sweep() {
  sqlite3_busy_timeout(db_.get(), 0);
  const int code =
      sqlite3_wal_checkpoint_v2(db_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(db_.get(), kBusyMilliseconds);
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return false;
  if (code != SQLITE_OK) return sqlite_failure(db_.get(), "central.sweep");
  return true;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

Result<Statement> Statement::compile(const Database& db, const char* sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(&db.handle(), sql, -1, &raw, nullptr) != SQLITE_OK)
    return sqlite_failure(&db.handle(), "central.prepare");
  return Statement(raw);
}

tl::unexpected<core::Error> Statement::failure(const char* where) const {
  return sqlite_failure(sqlite3_db_handle(statement_.get()), where);
}

// SQLite numbers $1, $2 by first appearance; PostgreSQL by the digit. Look the name up.
static int index_of(sqlite3_stmt* statement, int number) {
  return sqlite3_bind_parameter_index(statement, ("$" + std::to_string(number)).c_str());
}

bool Statement::bind(int index, std::int64_t value) {
  auto* raw = statement_.get();
  return sqlite3_bind_int64(raw, index_of(raw, index), value) == SQLITE_OK;
}

bool Statement::bind(int index, core::ByteView value) {
  auto* raw = statement_.get();
  const int at = index_of(raw, index);
  // A null pointer would bind NULL, which is not an empty value.
  if (value.empty()) return sqlite3_bind_zeroblob(raw, at, 0) == SQLITE_OK;
  return sqlite3_bind_blob64(raw, at, value.data(), value.size(), SQLITE_TRANSIENT) == SQLITE_OK;
}

bool Statement::bind(int index, std::string_view value) {
  auto* raw = statement_.get();
  return sqlite3_bind_text64(raw, index_of(raw, index), value.empty() ? "" : value.data(),
                             value.size(), SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK;
}

Result<bool> Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      return failure("central.step");
  }
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const { return core::as_text(blob(column)); }

core::Bytes Statement::blob(int column) const {
  const auto* data = static_cast<const core::Byte*>(sqlite3_column_blob(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return data == nullptr ? core::Bytes{} : core::Bytes(data, data + size);
}

Result<Transaction> Transaction::begin(Database& db) {
  TRY(db.run("BEGIN IMMEDIATE"));
  return Transaction(db);
}

Result<> Transaction::commit() {
  TRY(db_->run("COMMIT"));
  db_ = nullptr;
  return {};
}

Transaction::~Transaction() {
  if (db_ != nullptr) sqlite3_exec(&db_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace clearway::central
