#include "app/vault/page_sweep.h"

#include <fmt/format.h>
#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <vector>

#include "app/vault/raw_rows.h"
#include "sync/entry/entry.h"
#include "sync/entry/erasure.h"
#include "sync/entry/link.h"
#include "sync/entry/receipt.h"
#include "sync/entry/wrap.h"

namespace clearway::vault {
namespace {

using core::Result;
namespace fs = std::filesystem;

constexpr std::int64_t kPagesAtOnce = 200;  // tables beside the others, in one opening

// A row of no known table. Column 0 is its number.
class PageRow {
 public:
  explicit PageRow(sqlite3_stmt* on) : on_(on) {}
  bool is(int column, int type) const { return sqlite3_column_type(on_, column) == type; }
  bool blob(int column) const { return is(column, SQLITE_BLOB); }
  bool number(int column) const { return is(column, SQLITE_INTEGER); }
  bool null(int column) const { return is(column, SQLITE_NULL); }
  core::ByteView view(int column) const {
    const auto* bytes = static_cast<const core::Byte*>(sqlite3_column_blob(on_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(on_, column))};
  }
  bool equal(int column, core::ByteView bytes) const {
    return blob(column) && std::ranges::equal(view(column), bytes);
  }

 private:
  sqlite3_stmt* on_;
};

bool is_entry(const PageRow& row) {
  const auto header = entry::read_header(row.view(7));
  return header && row.equal(1, header->id.view());
}

bool is_link(const PageRow& row) {
  const auto link = entry::decode_link(row.view(5));
  return link && row.equal(1, link->device.view()) && row.equal(4, entry::hash_of(*link));
}

bool is_receipt(const PageRow& row) {
  const auto receipt = entry::decode_receipt(row.view(4));
  return receipt && row.number(1) && row.equal(2, receipt->center.view());
}

// One that was destroyed has no bytes: then its shape must do.
bool is_wrap(const PageRow& row) {
  if (!row.null(8)) {
    const auto wrap = entry::decode_wrap(row.view(8));
    return wrap && row.equal(1, wrap->id.view());
  }
  return row.blob(1) && row.view(1).size() == core::WrapId{}.view().size() && row.number(3) &&
         (row.null(4) || row.blob(4)) && (row.null(5) || row.is(5, SQLITE_TEXT)) && row.number(6) &&
         row.number(7);
}

bool is_erasure(const PageRow& row) {
  const auto erasure = entry::decode_erasure(row.view(2));
  return erasure && row.equal(1, erasure->record.view());
}

// Sealed, so that it tells nothing; of its shape only receipts are too.
bool is_draft(const PageRow& row) {
  return row.number(1) && row.blob(2) && row.view(2).size() == std::tuple_size_v<core::Hash> &&
         row.number(3) && row.blob(4) && row.null(5) && !is_receipt(row);
}

struct Kind {
  const char* table;
  bool (*is)(const PageRow&);
};
constexpr Kind kKinds[] = {
    {"entries", is_entry}, {"links", is_link},       {"receipts", is_receipt},
    {"wraps", is_wrap},    {"erasures", is_erasure}, {"drafts", is_draft},
};

std::string name_of(std::int64_t page) { return fmt::format("page_{}", page); }

std::string definition_of(std::int64_t page, int width) {
  std::string columns;
  for (int i = 0; i < width; ++i) columns += fmt::format("{}c{}", i == 0 ? "" : ", ", i);
  return fmt::format("CREATE TABLE {} ({})", name_of(page), columns);
}

// Until one cannot be read: there the page, or one below it, is damaged or no table's at all.
std::vector<std::int64_t> row_numbers(Connection& db, std::int64_t page) {
  std::vector<std::int64_t> out;
  auto rows = query(db, "SELECT rowid FROM " + name_of(page));
  while (rows && rows->step().value_or(false)) out.push_back(rows->column_int(0));
  return out;
}

class Sweep {
 public:
  Sweep(const fs::path& scratch, const keys::Secret& key, Transaction& into)
      : scratch_(scratch), key_(key), into_(into) {}

  Result<std::map<std::string, int>> all() {
    for (const Kind& kind : kKinds) {
      const RawStatement select(into_.handle(), fmt::format("SELECT * FROM {}", kind.table));
      if (select.get() == nullptr) continue;
      width_ = std::max(width_, columns_[kind.table] = sqlite3_column_count(select.get()));
    }
    const auto pages = TRY(number_of_pages());
    for (std::int64_t first = 2; first <= pages; first += kPagesAtOnce) {
      const auto last = std::min(first + kPagesAtOnce - 1, pages);
      TRY(make_tables_of(first, last));
      auto db = TRY(Database::open(scratch_, key_));  // anew, so that it knows them
      for (auto page = first; page <= last; ++page) TRY(read(db.handle(), page));
    }
    return std::move(came_);
  }

 private:
  Result<std::int64_t> number_of_pages() {
    auto db = TRY(Database::open(scratch_, key_));
    auto found = TRY(query(db.handle(), "PRAGMA page_count"));
    TRY(found.step());
    return found.column_int(0);
  }

  Result<> make_tables_of(std::int64_t first, std::int64_t last) {
    auto db = TRY(Database::open(scratch_, key_));
    TRY(TRY(query(db.handle(), "PRAGMA writable_schema = ON")).step());
    auto txn = TRY(Transaction::begin(db));
    TRY(txn.run("DELETE FROM sqlite_master WHERE name LIKE 'page!_%' ESCAPE '!'"));
    for (auto page = first; page <= last; ++page)
      TRY(txn.run(
          "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql)"
          " VALUES ('table', ?1, ?1, ?2, ?3)",
          std::string_view(name_of(page)), page, std::string_view(definition_of(page, width_))));
    return txn.commit();
  }

  Result<> read(Connection& db, std::int64_t page) {
    std::string select = "SELECT rowid";
    for (int i = 1; i < width_; ++i) select += fmt::format(", c{}", i);
    const RawStatement one(db, fmt::format("{} FROM {} WHERE rowid = ?1", select, name_of(page)));
    if (one.get() == nullptr) return {};
    for (const auto number : row_numbers(db, page)) {
      sqlite3_reset(one.get());
      sqlite3_bind_int64(one.get(), 1, number);
      if (sqlite3_step(one.get()) == SQLITE_ROW) TRY(take(one.get()));
    }
    return {};
  }

  Result<> take(sqlite3_stmt* row) {
    for (const Kind& kind : kKinds) {
      const auto columns = columns_.find(kind.table);
      if (columns == columns_.end() || !kind.is(PageRow(row))) continue;
      if (TRY(put_row(into_.handle(), row, kind.table, columns->second, Already::stays)))
        ++came_[kind.table];
      return {};
    }
    return {};
  }

  const fs::path& scratch_;
  const keys::Secret& key_;
  Transaction& into_;
  std::map<std::string, int> columns_;  // of each table that this schema has
  int width_ = 0;                       // of the widest
  std::map<std::string, int> came_;
};

}  // namespace

Result<std::map<std::string, int>> sweep_pages(const fs::path& scratch, const keys::Secret& key,
                                               Transaction& into) {
  return Sweep(scratch, key, into).all();
}

}  // namespace clearway::vault
