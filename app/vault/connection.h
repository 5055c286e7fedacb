// An open database handle and the statements that were prepared on it, kept for the next time:
// to prepare one takes longer than to run it. Only this folder sees one.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/core/bytes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace clearway::vault {

class Connection {
 public:
  explicit Connection(sqlite3* raw) : raw_(raw) {}  // owns it
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  sqlite3* raw() const { return raw_; }

  // A statement that nobody else holds: one that rests here, or a new one.
  core::Result<sqlite3_stmt*> take(std::string_view sql);
  // Without what was bound to it. At most one of a text rests; a PRAGMA never does, because some
  // take effect when they are prepared.
  void give_back(sqlite3_stmt* statement) noexcept;

 private:
  sqlite3* raw_;
  std::map<std::string, sqlite3_stmt*, std::less<>> resting_;
};

}  // namespace clearway::vault
