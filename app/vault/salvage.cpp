#include "app/vault/salvage.h"

#include <fmt/format.h>
#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <set>

#include "app/vault/files.h"
#include "app/vault/page_sweep.h"
#include "app/vault/raw_rows.h"
#include "app/vault/rows.h"
#include "app/vault/schema.h"
#include "app/vault/schema_pages.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;
namespace fs = std::filesystem;

// Parents before what refers to them. Summaries are made anew.
constexpr const char* kTables[] = {"devices",           "records",  "entries",      "links",
                                   "receipts",          "wraps",    "visits",       "drafts",
                                   "refused",           "erasures", "erased_links", "forgotten",
                                   "forgotten_entries", "together"};

// An older schema has fewer.
Result<bool> has_table(Connection& db, std::string_view name) {
  auto found =
      TRY(query(db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1", name));
  return found.step();
}

class Rows {  // of one table of the damaged file
 public:
  Rows(Connection& from, std::string table) : from_(from), table_(std::move(table)) {}

  // Every row number that can be found: from the front and from the back as far as the pages can
  // be read, and all numbers between the two, to be tried one by one.
  std::set<std::int64_t> numbers(Salvaged::Table& told) {
    std::set<std::int64_t> found;
    const bool front = walk("ASC", found);
    if (front) return found;
    told.whole = false;
    const auto last = found.empty() ? std::int64_t{0} : *found.rbegin();
    std::set<std::int64_t> behind;
    walk("DESC", behind);
    if (!behind.empty())
      for (auto number = last + 1; number < *behind.begin(); ++number) found.insert(number);
    found.merge(behind);
    return found;
  }

 private:
  bool walk(const char* direction, std::set<std::int64_t>& found) {
    auto rows =
        query(from_, fmt::format("SELECT rowid FROM {} ORDER BY rowid {}", table_, direction));
    if (!rows) return false;
    while (true) {
      const auto more = rows->step();
      if (!more) return false;
      if (!*more) return true;
      found.insert(rows->column_int(0));
    }
  }
  Connection& from_;
  std::string table_;
};

// False: this row cannot be read. Nothing there: true, and nothing copied.
Result<bool> copy_rows(Connection& from, Connection& to, const std::string& select,
                       std::int64_t number, const std::string& table, int& saved) {
  const RawStatement read(from, select);
  if (read.get() == nullptr) return false;
  sqlite3_bind_int64(read.get(), 1, number);
  int code = sqlite3_step(read.get());
  for (; code == SQLITE_ROW; code = sqlite3_step(read.get())) {
    TRY(put_row(to, read.get(), table, sqlite3_column_count(read.get()), Already::replace));
    ++saved;
  }
  return code == SQLITE_DONE;
}

using Numbers = std::map<std::string, std::set<std::int64_t>>;  // of each table

Result<> copy_table(Connection& from, Connection& to, const std::string& table, Salvaged& told,
                    Numbers& lost) {
  auto& mine = told.tables[table];
  for (const auto number : Rows(from, table).numbers(mine))
    if (!TRY(copy_rows(from, to, fmt::format("SELECT * FROM {} WHERE rowid = ?1", table), number,
                       table, mine.saved)))
      lost[table].insert(number);
  return {};
}

// Settings have names instead of numbers: what can be read from either end.
Result<> copy_settings(Connection& from, Connection& to, Salvaged& told) {
  auto& mine = told.tables["settings"];
  for (const char* direction : {"ASC", "DESC"}) {
    mine.saved = 0;
    const auto select =
        fmt::format("SELECT * FROM settings WHERE ?1 = 0 ORDER BY name {}", direction);
    if (TRY(copy_rows(from, to, select, 0, "settings", mine.saved))) return {};
    mine.whole = false;
  }
  return {};
}

// A record's row may be lost while its entries and wraps are there: they tell its id.
Result<> bring_back_records(Transaction& txn) {
  auto lost = TRY(query(txn.handle(),
                        "SELECT record, bytes, 1 FROM entries WHERE record NOT IN"
                        " (SELECT row FROM records) UNION ALL"
                        " SELECT record, bytes, 0 FROM wraps WHERE bytes IS NOT NULL AND record"
                        " NOT IN (SELECT row FROM records)"));
  std::map<std::int64_t, core::RecordId> found;
  while (TRY(lost.step())) {
    if (lost.column_int(2) == 1) {
      if (const auto header = entry::read_header(lost.column_view(1)))
        found[lost.column_int(0)] = header->record;
    } else if (const auto wrap = entry::decode_wrap(lost.column_view(1))) {
      found[lost.column_int(0)] = wrap->record;
    }
  }
  for (const auto& [row, id] : found)
    TRY(txn.run("INSERT OR IGNORE INTO records (row, id) VALUES (?1, ?2)", row, id.view()));
  return {};
}

// A page of an older day may hold what was withdrawn since, or lie where another's row is now.
Result<> drop_withdrawn(Transaction& txn) {
  for (const auto& held : TRY(held_erasures(txn.handle())))
    TRY(destroy_record(txn, held.erasure.record));
  std::vector<std::int64_t> misfiled;
  {
    auto all = TRY(query(txn.handle(),
                         "SELECT e.row, e.bytes, r.id FROM entries e JOIN records r"
                         " ON r.row = e.record"));
    while (TRY(all.step())) {
      const auto header = entry::read_header(all.column_view(1));
      if (!header || !std::ranges::equal(header->record.view(), all.column_view(2)))
        misfiled.push_back(all.column_int(0));
    }
  }
  for (const auto row : misfiled) TRY(txn.run("DELETE FROM entries WHERE row = ?1", row));
  return {};
}

// Rows that refer to what is lost. A link outlives its entry, as after an erasure.
Result<> let_go(Transaction& txn) {
  for (const char* sql :
       {"UPDATE links SET entry = NULL WHERE entry NOT IN (SELECT row FROM entries)",
        "DELETE FROM receipts WHERE entry NOT IN (SELECT row FROM entries)",
        "DELETE FROM entries WHERE record NOT IN (SELECT row FROM records)",
        "DELETE FROM wraps WHERE record IS NOT NULL AND record NOT IN (SELECT row FROM records)",
        "DELETE FROM visits WHERE record NOT IN (SELECT row FROM records)",
        "DELETE FROM drafts WHERE visit NOT IN (SELECT row FROM visits)",
        "DELETE FROM erased_links WHERE link NOT IN (SELECT row FROM links)"})
    TRY(txn.run(sql));
  return {};
}

class Copy {  // gone when it goes out of scope
 public:
  explicit Copy(fs::path folder) : folder_(std::move(folder)) {}
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Result<> take(const fs::path& from) const {
    std::error_code error;
    fs::create_directory(folder_, error);
    for (const char* name : {"vault.db", "vault.db-wal"})
      if (!error && fs::exists(from / name)) fs::copy_file(from / name, folder_ / name, error);
    if (!error) return {};
    return fail(
        error == std::errc::no_space_on_device ? ErrorCode::storage_full : ErrorCode::internal,
        "vault.salvage", "cannot copy the damaged file");
  }
  const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
};

Result<> copy_tables(Database& from, Transaction& into, Salvaged& told, Numbers& lost) {
  TRY(copy_settings(from.handle(), into.handle(), told));
  for (const char* table : kTables)
    if (TRY(has_table(into.handle(), table)))
      TRY(copy_table(from.handle(), into.handle(), table, told, lost));
  return {};
}

// What is still not there after all.
Result<> count_lost(Connection& db, const Numbers& lost, Salvaged& told) {
  for (const auto& [table, numbers] : lost)
    for (const auto number : numbers) {
      auto there = TRY(query(db, fmt::format("SELECT 1 FROM {} WHERE rowid = ?1", table), number));
      if (!TRY(there.step())) ++told.tables[table].lost;
    }
  return {};
}

bool is_whole(const Salvaged& told, const Numbers& lost) {
  return lost.empty() &&
         std::ranges::all_of(told.tables, [](const auto& table) { return table.second.whole; });
}

// Where the scratch file cannot take tables, what was read so far must do.
Result<> add_swept(const fs::path& damaged, const keys::Secret& key, Transaction& into,
                   Salvaged& told) {
  const auto swept = sweep_pages(damaged, key, into);
  if (!swept && swept.error().code != ErrorCode::corrupt) return tl::unexpected(swept.error());
  for (const auto& [table, rows] : swept.value_or(std::map<std::string, int>{}))
    told.tables[table].saved += rows;
  return {};
}

Result<Salvaged> copy_all(const fs::path& damaged, const keys::Secret& key, Database& to) {
  Salvaged told;
  // Before the transaction: inside one this setting does nothing.
  TRY(TRY(query(to.handle(), "PRAGMA foreign_keys = OFF")).step());
  {
    auto txn = TRY(Transaction::begin(to));
    Numbers lost;
    {
      auto from = TRY(Database::open(damaged, key));
      TRY(copy_tables(from, txn, told, lost));
    }
    if (!is_whole(told, lost)) TRY(add_swept(damaged, key, txn, told));
    TRY(count_lost(txn.handle(), lost, told));
    TRY(txn.commit());
  }
  TRY(migrate(to));
  auto txn = TRY(Transaction::begin(to));
  TRY(bring_back_records(txn));
  TRY(drop_withdrawn(txn));
  TRY(let_go(txn));
  TRY(txn.commit());
  to.checkpoint();
  return told;
}

// The schema as it can be read, or as it was copied beside the file (schema_pages.h).
Result<std::int64_t> readable_schema(const fs::path& file, const fs::path& pages,
                                     const keys::Secret& key) {
  const auto read = [&]() -> Result<std::int64_t> {
    auto db = TRY(Database::open(file, key));
    return schema_of(db);
  };
  auto schema = read();
  for (const auto first : {FirstPage::stays, FirstPage::too})
    if (!schema && put_schema_pages_back(pages, file, first)) schema = read();
  return schema;
}

Result<Salvaged> salvage_into(const fs::path& damaged, const keys::Secret& key,
                              const fs::path& into) {
  // SQLite writes to what it opens, be it only to fold in the WAL: so it opens a copy.
  const Copy copy(into / "damaged");
  TRY(copy.take(damaged));
  const auto file = copy.folder() / "vault.db";
  const auto schema = TRY(readable_schema(file, schema_file(damaged / "vault.db"), key));
  if (schema < 1) return fail(ErrorCode::rejected, "vault.salvage", "no vault of any schema");
  auto to = TRY(Database::open(into / "vault.db", key));
  TRY(to.configure());
  // Row by row into a file of the same schema: a damaged one must not be migrated where it lies.
  TRY(migrate(to, schema));
  return copy_all(file, key, to);
}

}  // namespace

Result<Salvaged> salvage(const fs::path& damaged, core::ByteView key, const fs::path& into) {
  std::error_code ignored;
  if (fs::exists(into, ignored))
    return fail(ErrorCode::rejected, "vault.salvage", "the new folder is there already");
  if (!fs::exists(damaged / "vault.db", ignored))
    return fail(ErrorCode::not_found, "vault.salvage", "no vault.db there");
  const auto text = TRY(raw_key(key));
  const auto lock = TRY(FolderLock::take(damaged / "vault.lock"));
  TRY(refuse_plain(damaged / "vault.db"));
  if (!fs::create_directory(into, ignored))
    return fail(ErrorCode::not_found, "vault.salvage", "cannot make the new folder");
  fs::permissions(into, fs::perms::owner_all, ignored);
  auto told = salvage_into(damaged, text, into);
  if (told) {
    for (const char* name : {"anchor", "withdrawn"})
      fs::copy_file(damaged / name, into / name, ignored);
  } else {
    fs::remove_all(into, ignored);  // made above, and nobody's
  }
  return told;
}

}  // namespace clearway::vault
