// What somebody may have in hand, and everything that can be tried with it on a vault that they
// have as well. The tests of this folder build what an actor holds for real and then try it all.
#pragma once

#include "app/station/settings.h"
#include "app/vault/database.h"
#include "app/vault/statement.h"
#include "tests/app/station/office.h"

namespace clearway::station {

namespace fs = std::filesystem;
inline constexpr core::UnixTime kMorning = 1'800'000'000;

struct Held {
  std::vector<core::Bytes> secrets;  // tried as the key of a record, of a site and of the office
  std::vector<std::string> words;    // tried on every staff slot
  std::vector<keys::ReturnCode> codes;

  void add(core::ByteView secret) { secrets.emplace_back(secret.begin(), secret.end()); }
  // Every 32 bytes of these, wherever they begin.
  void add_windows(core::ByteView bytes) {
    for (std::size_t at = 0; at + 32 <= bytes.size(); ++at) add(bytes.subspan(at, 32));
  }
};

// One person's whole visit.
inline VisitKeys came(Station& station, Keep keep, const std::string& name) {
  auto keys = must(station.start_record(keep));
  must(station.keep_field(keys, "person.name.court", name));
  EXPECT_TRUE(must(station.end_visit(keys, {}, {record::ActorKind::person, ""}, kMorning)));
  return keys;
}

// Everything of one vault to another, as a center would carry it.
inline void carry(vault::Vault& from, vault::Vault& to) {
  std::vector<core::Bytes> entries;
  std::vector<entry::Wrap> wraps;
  std::set<core::RecordId> records;
  for (const auto& info : must(from.entries())) {
    entries.push_back(must(from.entry_bytes(info.id)));
    records.insert(info.record);
  }
  for (const auto& record : records)
    for (auto& wrap : must(from.wraps(record))) wraps.push_back(std::move(wrap));
  must(to.keep_pulled(entries, wraps, {}, "1"));
}

// The folder as it lies on the disk at this moment, the machine switched off.
inline void image(const fs::path& from, const fs::path& to) {
  fs::copy(from, to, fs::copy_options::recursive);
}

// Each value of each table, by somebody with the database key and the program.
inline std::vector<core::Bytes> everything_in(const fs::path& folder, core::ByteView key) {
  auto db = must(vault::Database::open(folder / "vault.db", must(vault::raw_key(key))));
  std::vector<std::string> tables;
  auto names = must(
      vault::query(db.handle(), "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"));
  while (must(names.step())) tables.push_back(names.column_text(0));
  std::vector<core::Bytes> values;
  for (const auto& table : tables) {
    std::vector<std::string> columns;
    auto info = must(vault::query(db.handle(), "PRAGMA table_info(" + table + ")"));
    while (must(info.step())) columns.push_back(info.column_text(1));
    for (const auto& column : columns) {
      auto found = must(vault::query(db.handle(), "SELECT " + column + " FROM " + table));
      while (must(found.step())) values.push_back(found.column_bytes(0));
    }
  }
  return values;
}

inline std::string all_bytes(const fs::path& folder) {
  std::string all;
  for (const auto& file : fs::recursive_directory_iterator(folder))
    if (file.is_regular_file()) all += support::read_file(file.path()) + "\n";
  return all;
}

namespace held {

inline bool opens_with(vault::Vault& vault, core::RecordId record, core::ByteView key) {
  return vault.open_record(record, key).has_value();
}

inline bool opens_wrap(vault::Vault& vault, const entry::Wrap& wrap, const Held& with) {
  const auto right = [&](const core::Result<keys::Secret>& key) {
    return key && opens_with(vault, wrap.record, key->view());
  };
  for (const auto& secret : with.secrets) {
    const auto box = keys::BoxKey::from_secret(secret);
    if (box && right(entry::unwrap(wrap, *box))) return true;
  }
  if (wrap.recipient != entry::Recipient::code) return false;
  for (auto code : with.codes) {
    code.locator = wrap.locator;  // the locator is no secret: each is tried everywhere
    if (right(entry::unwrap(wrap, code))) return true;
  }
  return false;
}

}  // namespace held

// The records that can be read with what is held. A slot that opens adds what is in it.
inline std::set<core::RecordId> opened_with(vault::Vault& vault, Held held) {
  const auto staff = must(vault.get(kStaff));
  const auto root = must(vault.get(kRoot));
  if (staff && root) {
    keys::VerifyKey verify{};
    std::ranges::copy(*root, verify.begin());
    const auto list = must(entry::read_staff(verify, *staff));
    for (const auto& member : list.members)
      for (const auto& words : held.words)
        if (const auto inside =
                keys::open_slot(staff_slot_name(list.site, member.name), words, member.slot))
          held.add(inside->view());
  }
  std::set<core::RecordId> records;
  for (const auto& info : must(vault.entries())) records.insert(info.record);
  std::set<core::RecordId> opened;
  for (const auto& record : records) {
    for (const auto& secret : held.secrets)
      if (held::opens_with(vault, record, secret)) opened.insert(record);
    for (const auto& wrap : must(vault.wraps(record)))
      if (held::opens_wrap(vault, wrap, held)) opened.insert(record);
  }
  return opened;
}

}  // namespace clearway::station
