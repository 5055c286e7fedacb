#include "app/vault/schema_pages.h"

#include <sqlcipher/sqlite3.h>

#include <fstream>
#include <map>

#include "app/vault/byte_io.h"
#include "app/vault/files.h"
#include "app/vault/statement.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;
namespace fs = std::filesystem;

constexpr std::size_t kMostPages = 64;  // today there are three

// Looks over SQLite's shoulder while it reads the database's own file. The methods of an open file
// are a table that its maker chose; for a while this one stands in its place.
class PagesRead {
 public:
  explicit PagesRead(sqlite3* db) {
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file_);
    if (file_ == nullptr || file_->pMethods == nullptr) return;
    real_ = file_->pMethods;
    static_cast<sqlite3_io_methods&>(mine_) = *real_;
    mine_.xRead = &PagesRead::read;
    mine_.pages = this;
    file_->pMethods = &mine_;
  }
  PagesRead(const PagesRead&) = delete;
  PagesRead& operator=(const PagesRead&) = delete;
  ~PagesRead() {
    if (real_ != nullptr) file_->pMethods = real_;
  }
  const std::map<std::uint32_t, core::Bytes>& found() const { return found_; }

 private:
  struct Methods : sqlite3_io_methods {
    PagesRead* pages = nullptr;
  };
  static int read(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
    PagesRead& self = *static_cast<const Methods*>(file->pMethods)->pages;
    const int code = self.real_->xRead(file, into, size, offset);
    constexpr sqlite3_int64 kSize{kPageSize};
    if (code != SQLITE_OK || size != kSize || offset % kSize != 0) return code;
    const auto* bytes = static_cast<const core::Byte*>(into);
    try {
      self.found_[static_cast<std::uint32_t>(offset / kSize + 1)].assign(bytes, bytes + size);
    } catch (const std::exception&) {  // no memory: then there is no copy, and SQLite goes on
      self.found_.clear();
    }
    return code;
  }
  sqlite3_file* file_ = nullptr;
  const sqlite3_io_methods* real_ = nullptr;
  Methods mine_{};
  std::map<std::uint32_t, core::Bytes> found_;
};

}  // namespace

fs::path schema_file(const fs::path& database) {
  return fs::path(database).replace_extension(".schema");
}

Result<core::Bytes> read_schema_pages(sqlite3* db) {
  sqlite3_db_release_memory(db);  // or SQLite would not read what it remembers
  PagesRead pages(db);
  constexpr const char* kAll = "SELECT sum(length(sql)) FROM sqlite_master";
  if (sqlite3_exec(db, kAll, nullptr, nullptr, nullptr) != SQLITE_OK)
    return sqlite_failure(db, "vault.schema_pages");
  ByteWriter out;
  if (!pages.found().contains(1)) return out.take();
  for (const auto& [number, bytes] : pages.found()) {
    out.number(number);
    out.bytes(bytes);
  }
  return out.take();
}

Result<> keep_schema_pages(sqlite3* db) {
  const auto pages = TRY(read_schema_pages(db));
  if (pages.empty()) return {};
  const auto file = schema_file(sqlite3_db_filename(db, "main"));
  const auto there = read_file(file, kMostPages * (4 + kPageSize));
  if (there && *there == pages) return {};
  return replace_file(file, pages);
}

Result<std::vector<SchemaPage>> decode_schema_pages(core::ByteView bytes,
                                                    std::uintmax_t database_size) {
  std::vector<SchemaPage> pages;
  for (ByteReader in(bytes); !in.rest().empty();) {
    const auto number = in.number<std::uint32_t>();
    pages.push_back({number, in.view(kPageSize)});
    if (!in.ok() || number == 0 || number > database_size / kPageSize)
      return fail(ErrorCode::corrupt, "vault.schema_pages");
  }
  if (pages.empty() || pages.front().number != 1)
    return fail(ErrorCode::corrupt, "vault.schema_pages");
  return pages;
}

Result<> put_schema_pages_back(const fs::path& copy, const fs::path& database, FirstPage first) {
  const auto bytes = TRY(read_file(copy, kMostPages * (4 + kPageSize)));
  std::error_code error;
  const auto size = fs::file_size(database, error);
  const auto pages = TRY(decode_schema_pages(bytes, error ? 0 : size));
  std::fstream out(database, std::ios::binary | std::ios::in | std::ios::out);
  for (const SchemaPage& page : pages) {
    if (page.number == 1 && first == FirstPage::stays) continue;
    out.seekp(static_cast<std::streamoff>((page.number - 1) * kPageSize));
    out.write(reinterpret_cast<const char*>(page.bytes.data()),
              static_cast<std::streamsize>(page.bytes.size()));
  }
  out.close();
  if (!out) return fail(ErrorCode::internal, "vault.schema_pages", "cannot write");
  return {};
}

}  // namespace clearway::vault
