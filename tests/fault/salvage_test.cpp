// A bit is flipped in each page of the file in its turn: it is seen at once, and all that lies on
// other pages is saved. What can still be read is asked row by row, by numbers that are known from
// the sound file, and held against what the salvage finds without knowing them.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "app/vault/rows.h"
#include "app/vault/salvage.h"
#include "tests/app/vault/edit_file.h"
#include "tests/fault/tamper.h"

namespace clearway::fault {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

// Of one file: table -> row number -> the row as it is.
using Table = std::map<std::int64_t, std::string>;
using Tables = std::map<std::string, Table>;
using Numbers = std::set<std::int64_t>;  // of rows

// Where a record's bytes lie; a link's entry and a state may change in a salvage, these do not.
constexpr std::pair<const char*, const char*> kSealed[] = {
    {"entries", "SELECT row, hex(id) || hex(bytes) FROM entries"},
    {"links", "SELECT row, hex(hash) || hex(bytes) FROM links"},
    {"wraps", "SELECT row, hex(id) || hex(bytes) FROM wraps WHERE bytes IS NOT NULL"},
};

constexpr core::Byte kFirst = 20, kPeople = 30;

vault::Database raw(const fs::path& folder) {
  return vault::Database::open(folder / "vault.db", vault::raw_key(core::Bytes(32, 7)).value())
      .value();
}

Numbers numbers(vault::Connection& db, const std::string& table) {
  Numbers out;
  auto rows = vault::query(db, "SELECT rowid FROM " + table).value();
  while (rows.step().value()) out.insert(rows.column_int(0));
  return out;
}

class Salvage : public Tamper {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(Tamper::SetUp());
    ASSERT_NO_FATAL_FAILURE(fill());
    sound_ = support::read_file(home() / "vault.db");
    copy(home(), image());
    auto db = raw(image());
    const auto told = vault::salvage(home(), core::Bytes(32, 7), scratch_ / "all").value();
    for (const auto& [table, rows] : told.tables)
      if (table != "settings") rows_[table] = numbers(db.handle(), table);
    truth_ = sealed(image());
  }

  // People of other desks, so that tables have more than one page.
  void fill() {
    auto vault = Story::open(home());
    ASSERT_TRUE(vault);
    std::vector<core::Bytes> entries;
    std::vector<entry::Wrap> wraps;
    auto wrap = story_.person(kFirst).wrap;  // whose it is, nobody can tell of a pulled one
    for (core::Byte n = kFirst; n < kFirst + kPeople; ++n) {
      people_.push_back(story_.stranger(n));
      entries.push_back(people_.back().entry);
      wrap.id.bytes.fill(n);
      wrap.record = people_.back().record;
      wraps.push_back(wrap);
    }
    ASSERT_TRUE(vault->keep_pulled(entries, wraps, {}, "11"));
    filled_ = *story_.seen(*vault);
  }

  static Tables sealed(const fs::path& folder) {
    auto db = raw(folder);
    Tables out;
    for (const auto& [table, select] : kSealed) {
      auto rows = vault::query(db.handle(), select).value();
      while (rows.step().value()) out[table][rows.column_int(0)] = rows.column_text(1);
    }
    return out;
  }

  // The rows of the sound file that can still be read in this one.
  std::map<std::string, Numbers> readable(const fs::path& folder) {
    auto db = raw(folder);
    std::map<std::string, Numbers> out;
    for (const auto& [table, all] : rows_)
      for (const auto number : all) {
        auto row =
            vault::query(db.handle(), "SELECT * FROM " + table + " WHERE rowid = ?1", number);
        if (row && row->step().value_or(false)) out[table].insert(number);
      }
    return out;
  }

  void flip_in(std::size_t page) {
    copy(home(), image());
    damaged_ = sound_;
    flip_a_bit(damaged_[page * kPage + random_() % kPage], random_);
    support::write_file(image() / "vault.db", damaged_);
  }

  Numbers missing(const std::string& table, const Numbers& found) {
    Numbers out;
    std::ranges::set_difference(rows_.at(table), found, std::inserter(out, out.end()));
    return out;
  }

  // Every row that a table still leads to; and what one page hides is of one table.
  void expect_saved(const vault::Salvaged& told, bool opens) {
    const auto readable_now = opens ? readable(copy_of_image()) : rows_;
    std::string hurt;
    for (const auto& [table, all] : rows_) {
      SCOPED_TRACE(table);
      const auto& rows = told.tables.at(table);
      const auto found = readable_now.contains(table) ? readable_now.at(table) : Numbers{};
      const auto hidden = missing(table, found);
      EXPECT_GE(rows.saved, static_cast<int>(found.size()));
      EXPECT_TRUE(!rows.whole || (hidden.empty() && rows.lost == 0));
      if (hidden.empty()) continue;
      EXPECT_EQ(hurt, "") << "one page took rows of two tables";
      hurt = table;
      ++hurt_[table];
      if (!found.empty()) ++in_part_[table];
    }
    for (const auto& [table, rows] : truth_)
      expect_same_bytes(told, table,
                        readable_now.contains(table) ? readable_now.at(table) : Numbers{});
  }

  // What a table leads to, and more of it is saved byte for byte. A page that holds rows takes
  // these rows with it; one that only leads to pages takes nothing.
  void expect_same_bytes(const vault::Salvaged& told, const std::string& table,
                         const Numbers& found) {
    SCOPED_TRACE(table);
    const auto saved = sealed(scratch_ / "saved")[table];
    Numbers lost;
    for (const auto& [number, row] : truth_.at(table)) {
      const auto there = saved.find(number);
      EXPECT_TRUE(there != saved.end() || !found.contains(number)) << "row " << number;
      EXPECT_TRUE(there == saved.end() || there->second == row) << "row " << number;
      if (there == saved.end()) lost.insert(number);
    }
    const auto hidden = missing(table, found);
    if (lost.size() < hidden.size()) ++led_around_[table];
    // Where both ends of the table can be read, each that is missing is known.
    const auto& all = rows_.at(table);
    const bool ends = !all.empty() && found.contains(*all.begin()) && found.contains(*all.rbegin());
    EXPECT_TRUE(!ends || told.tables.at(table).lost >= static_cast<int>(lost.size()));
    if (lost.size() < 2) return;  // a page of one long row
    for (const auto number : lost)
      EXPECT_TRUE(lost_[table].insert(number).second) << number << ": two pages took it";
  }

  // Whose entries are all there opens, and whose entry is not there is not made up.
  void expect_opens(vault::Vault& vault) {
    for (const auto& who : people_) {
      const auto id = entry::read_header(who.entry)->id;
      const bool there = vault.entry_bytes(id).has_value();
      const auto record = vault.open_record(who.record, who.key);
      EXPECT_EQ(record.has_value(), there) << who.record.hex();
      EXPECT_TRUE(!record || record->fields().size() == 1) << who.record.hex();
      opened_ += there ? 1 : 0;
    }
  }

  fs::path copy_of_image() {
    copy(image(), scratch_ / "looked at");
    return scratch_ / "looked at";
  }

  std::mt19937 random_{7};
  std::vector<Story::Person> people_;
  std::map<std::string, Numbers> rows_;  // of each table
  Tables truth_;
  std::string filled_, sound_, damaged_;
  std::map<std::string, int> hurt_, in_part_;  // how many pages hid rows of a table, not all
  std::map<std::string, int> led_around_;      // of these, how many hid more than they took
  std::map<std::string, Numbers> lost_;        // with a page that took several rows
  int opened_ = 0;
};

TEST_F(Salvage, ABitInAnyPageIsSeenAtOnceAndEveryRowOfTheOthersIsSaved) {
  ASSERT_GT(sound_.size(), 20 * kPage);
  int of_the_schema = 0;
  for (std::size_t page = 0; page < sound_.size() / kPage && !HasFatalFailure(); ++page) {
    SCOPED_TRACE(page);
    flip_in(page);
    copy(image(), scratch_ / "looked at");
    const Found found = look(scratch_ / "looked at");
    EXPECT_FALSE(found.hidden(filled_)) << found.seen;
    EXPECT_TRUE(page > 0 || !found.opens);
    of_the_schema += found.opens ? 0 : 1;
    fs::remove_all(scratch_ / "saved");
    const auto saved = vault::salvage(image(), core::Bytes(32, 7), scratch_ / "saved");
    ASSERT_TRUE(saved) << core::describe(saved.error());
    EXPECT_TRUE(support::read_file(image() / "vault.db") == damaged_) << "it is only read";
    expect_saved(*saved, found.opens);
    auto vault = Story::open(scratch_ / "saved");
    ASSERT_TRUE(vault) << core::describe(vault.error());
    expect_opens(*vault);
    EXPECT_TRUE(
        vault->begin_visit(keys::random_id<core::VisitId>(), keys::random_id<core::RecordId>(), {}))
        << "the next person can be helped";
  }
  EXPECT_GE(of_the_schema, 2) << "a schema of one page would show nothing of the others";
  for (const auto* table : {"entries", "wraps", "links"})
    EXPECT_GT(hurt_[table], 0) << "no page of it was hit: the test saw nothing of " << table;
  for (const auto* table : {"entries", "wraps"})
    EXPECT_GT(led_around_[table], 0) << "no page above others was hit: " << table;
  EXPECT_GT(in_part_["entries"], 1) << "no page of entries beside others was hit";
  EXPECT_GT(opened_, 0);
  for (const auto& [table, pages] : hurt_) RecordProperty("pages_" + table, pages);
}

TEST_F(Salvage, TheCopyOfTheSchemaKeepsUpWithAFileThatGrowsWhileItIsOpen) {
  auto vault = Story::open(home());
  ASSERT_TRUE(vault);
  constexpr int kMany = 1500;
  for (int i = 0; i < kMany; ++i)
    ASSERT_TRUE(vault->put(fmt::format("any.{}", i), core::Bytes(3000, 1)));
  // So much more that the WAL is written from its start again, without the first page.
  for (int i = 0; i < kMany; ++i) ASSERT_TRUE(vault->put("any", core::Bytes(9, 1)));
  copy(home(), image());
  auto bytes = support::read_file(image() / "vault.db");
  flip_a_bit(bytes[kPage / 2], random_);
  support::write_file(image() / "vault.db", bytes);
  const auto saved = vault::salvage(image(), core::Bytes(32, 7), scratch_ / "saved");
  ASSERT_TRUE(saved) << core::describe(saved.error());
  EXPECT_TRUE(saved->tables.at("settings").whole);
  EXPECT_GE(saved->tables.at("settings").saved, kMany);
}

// After a power cut the newest first page lies in the WAL, and an opening that fails folds it in.
TEST_F(Salvage, AnOlderCopyOfTheFirstPageIsNotPutOverASoundOne) {
  constexpr int kMany = 200;
  {
    auto vault = Story::open(home());
    ASSERT_TRUE(vault);
    for (int i = 0; i < kMany; ++i)
      ASSERT_TRUE(vault->put(fmt::format("any.{}", i), core::Bytes(3000, 1)));
    copy(home(), image());
  }
  const auto pages = support::read_file(image() / "vault.schema");
  ASSERT_GE(pages.size(), 2 * (4 + kPage)) << "a schema of one page";
  const auto second = static_cast<unsigned char>(pages[4 + kPage]);  // below 256
  auto bytes = support::read_file(image() / "vault.db");
  flip_a_bit(bytes[(second - 1) * kPage + kPage / 2], random_);
  support::write_file(image() / "vault.db", bytes);
  ASSERT_FALSE(Story::open(image()));
  const auto saved = vault::salvage(image(), core::Bytes(32, 7), scratch_ / "saved");
  ASSERT_TRUE(saved) << core::describe(saved.error());
  EXPECT_TRUE(saved->tables.at("settings").whole);
  EXPECT_GE(saved->tables.at("settings").saved, kMany);
}

TEST_F(Salvage, WithoutTheCopyOfTheSchemaAFileWithoutItIsSaidToBeUnreadable) {
  for (const std::string& pages : {std::string(), std::string(4100, 'x'), std::string("short")}) {
    flip_in(0);
    if (pages.empty())
      fs::remove(image() / "vault.schema");
    else
      support::write_file(image() / "vault.schema", pages);
    const auto saved = vault::salvage(image(), core::Bytes(32, 7), scratch_ / "saved");
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code, core::ErrorCode::wrong_key);
    EXPECT_FALSE(fs::exists(scratch_ / "saved"));
  }
}

// As a page of an older day would have it, which lies where another's row is now.
TEST_F(Salvage, WhatLiesUnderAnotherPersonOrWasWithdrawnDoesNotComeAlong) {
  copy(home(), image());
  vault::edit_file(image() / "vault.db", core::Bytes(32, 7),
                   "INSERT INTO records (row, id) SELECT 9000, record FROM erasures LIMIT 1;"
                   "INSERT INTO wraps (id, record, own, stored) VALUES (x'01', 9000, 0, 1);"
                   "UPDATE entries SET record = (SELECT min(row) FROM records)"
                   " WHERE row = (SELECT max(row) FROM entries)");
  ASSERT_TRUE(vault::salvage(image(), core::Bytes(32, 7), scratch_ / "saved"));
  auto db = raw(scratch_ / "saved");
  const auto count = [&](const char* of) {
    auto found = vault::query(db.handle(), of).value();
    return found.step().value() ? found.column_int(0) : -1;
  };
  EXPECT_EQ(count("SELECT count(*) FROM records WHERE row = 9000"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM wraps WHERE record = 9000"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM entries"),
            static_cast<std::int64_t>(truth_.at("entries").size()) - 1);
}

TEST_F(Salvage, OfASoundVaultIsTheVault) {
  const auto saved = vault::salvage(home(), core::Bytes(32, 7), scratch_ / "saved");
  ASSERT_TRUE(saved) << core::describe(saved.error());
  for (const auto& [table, rows] : saved->tables) EXPECT_TRUE(rows.whole) << table;
  const Found found = look(scratch_ / "saved");
  EXPECT_EQ(found.seen, filled_);
  EXPECT_THAT(found.problems, IsEmpty());
  EXPECT_FALSE(vault::salvage(home(), core::Bytes(32, 7), scratch_ / "saved")) << "never over one";
  EXPECT_EQ(vault::salvage(home(), core::Bytes(32, 8), scratch_ / "other").error().code,
            core::ErrorCode::wrong_key);
  EXPECT_FALSE(fs::exists(scratch_ / "other")) << "one that failed leaves nothing behind";
}

}  // namespace
}  // namespace clearway::fault
