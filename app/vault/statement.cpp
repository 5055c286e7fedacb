#include "app/vault/statement.h"

#include <sqlcipher/sqlite3.h>

#include <cerrno>

namespace clearway::vault {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

// SQLite reports a full file system as FULL, but a file-size limit or a quota as IOERR.
ErrorCode code_of_io_error(sqlite3* db) {
  switch (sqlite3_system_errno(db)) {
    case ENOSPC:
    case EFBIG:
    case EDQUOT:
      return ErrorCode::storage_full;
    default:
      return ErrorCode::corrupt;
  }
}

}  // namespace

// SQLite's message speaks of the SQL text, which is a literal of ours, never of bound values.
tl::unexpected<core::Error> sqlite_failure(sqlite3* db, const char* where) {
  switch (sqlite3_errcode(db) & 0xFF) {
    case SQLITE_FULL:
      return fail(ErrorCode::storage_full, where);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(ErrorCode::busy, where);
    case SQLITE_CANTOPEN:
      return fail(ErrorCode::not_found, where);
    case SQLITE_NOTADB:
      return fail(ErrorCode::wrong_key, where);
    case SQLITE_CORRUPT:
      return fail(ErrorCode::corrupt, where);
    case SQLITE_ERROR:
      // Without a word of its own: SQLCipher's, for a page whose HMAC is wrong.
      if (std::string_view(sqlite3_errmsg(db)) == sqlite3_errstr(SQLITE_ERROR))
        return fail(ErrorCode::corrupt, where, "a page of the file is damaged");
      return fail(ErrorCode::internal, where, sqlite3_errmsg(db));
    case SQLITE_IOERR:
      return fail(code_of_io_error(db), where, sqlite3_errmsg(db));
    default:
      return fail(ErrorCode::internal, where, sqlite3_errmsg(db));
  }
}

Result<Statement> Statement::prepare(Connection& db, std::string_view sql) {
  return Statement{db, TRY(db.take(sql))};
}

Result<> Statement::check(int code) {
  if (code != SQLITE_OK) return sqlite_failure(sqlite3_db_handle(stmt_.get()), "vault.bind");
  return {};
}

Result<> Statement::bind(int index, std::int64_t value) {
  return check(sqlite3_bind_int64(stmt_.get(), index, value));
}

Result<> Statement::bind(int index, std::string_view utf8) {
  return check(sqlite3_bind_text64(stmt_.get(), index, utf8.data(), utf8.size(), SQLITE_TRANSIENT,
                                   SQLITE_UTF8));
}

Result<> Statement::bind(int index, core::ByteView blob) {
  // A null pointer would bind NULL; an empty blob is still a blob.
  if (blob.empty()) return check(sqlite3_bind_zeroblob(stmt_.get(), index, 0));
  return check(sqlite3_bind_blob64(stmt_.get(), index, blob.data(), blob.size(), SQLITE_TRANSIENT));
}

Result<bool> Statement::step() {
  switch (sqlite3_step(stmt_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      return sqlite_failure(sqlite3_db_handle(stmt_.get()), "vault.step");
  }
}

std::int64_t Statement::column_int(int column) const {
  return sqlite3_column_int64(stmt_.get(), column);
}

std::string Statement::column_text(int column) const { return core::as_text(column_view(column)); }

core::ByteView Statement::column_view(int column) const {
  const auto* data = static_cast<const core::Byte*>(sqlite3_column_blob(stmt_.get(), column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(stmt_.get(), column))};
}

core::Bytes Statement::column_bytes(int column) const {
  const auto view = column_view(column);
  return {view.begin(), view.end()};
}

bool Statement::column_null(int column) const {
  return sqlite3_column_type(stmt_.get(), column) == SQLITE_NULL;
}

}  // namespace clearway::vault
