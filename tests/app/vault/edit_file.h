// Somebody who has the database key, and nothing else of the program, at a closed vault.
#pragma once

#include <gtest/gtest.h>
#include <sqlcipher/sqlite3.h>

#include <filesystem>
#include <functional>
#include <string>

#include "app/core/bytes.h"

namespace clearway::vault {

inline void with_database(const std::filesystem::path& file, core::ByteView key,
                          const std::function<void(sqlite3*)>& work) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
  const std::string raw = "x'" + core::to_hex(key) + "'";
  sqlite3_key(db, raw.data(), static_cast<int>(raw.size()));
  EXPECT_EQ(sqlite3_exec(db, "PRAGMA cipher_page_size = 4096", nullptr, nullptr, nullptr), 0);
  work(db);
  sqlite3_close(db);
}

inline void edit_file(const std::filesystem::path& file, core::ByteView key,
                      const std::string& sql) {
  with_database(file, key, [&](sqlite3* db) {
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(db) << "\n"
        << sql;
  });
}

}  // namespace clearway::vault
