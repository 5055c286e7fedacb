#include "app/vault/rows.h"

#include <fmt/format.h>

namespace clearway::vault {

using core::ErrorCode;
using core::fail;
using core::Result;

Result<std::optional<std::int64_t>> find_record(Connection& db, core::RecordId record) {
  auto found = TRY(query(db, "SELECT row FROM records WHERE id = ?1", record.view()));
  if (!TRY(found.step())) return std::optional<std::int64_t>{};
  return std::optional(found.column_int(0));
}

Result<std::int64_t> record_row(Transaction& txn, core::RecordId record) {
  if (const auto row = TRY(find_record(txn.handle(), record))) return *row;
  TRY(txn.run("INSERT INTO records (id) VALUES (?1)", record.view()));
  return txn.last_row();
}

Result<std::optional<VisitRow>> find_visit(Connection& db, core::VisitId visit) {
  auto found = TRY(query(db,
                         "SELECT v.row, r.id, r.row, v.seen FROM visits v"
                         " JOIN records r ON r.row = v.record WHERE v.id = ?1",
                         visit.view()));
  if (!TRY(found.step())) return std::optional<VisitRow>{};
  VisitRow out{found.column_int(0), visit, {}, found.column_int(2), found.column_int(3)};
  out.record = TRY(core::RecordId::from(found.column_view(1)));
  return std::optional(out);
}

Result<> erase_drafts(Transaction& txn, const VisitRow& visit) {
  TRY(txn.run("DELETE FROM drafts WHERE visit = ?1", visit.row));
  return txn.run("DELETE FROM visits WHERE row = ?1", visit.row);
}

// That something was done to a record (kind 3) is nothing of the record: its wraps go all the
// same, and only its row stays, for as long as that refers to it.
Result<> erase_visit(Transaction& txn, const VisitRow& visit) {
  TRY(erase_drafts(txn, visit));
  auto other =
      TRY(query(txn.handle(),
                fmt::format("SELECT EXISTS (SELECT 1 FROM entries WHERE record = ?1 AND {})"
                            " OR EXISTS (SELECT 1 FROM visits WHERE record = ?1)"
                            " OR EXISTS (SELECT 1 FROM wraps WHERE record = ?1 AND own = 0)",
                            kOfPeople),
                visit.record_row));
  TRY(other.step());
  if (other.column_int(0) != 0) return {};
  TRY(txn.run("DELETE FROM wraps WHERE record = ?1", visit.record_row));
  return txn.run(
      "DELETE FROM records WHERE row = ?1"
      " AND NOT EXISTS (SELECT 1 FROM entries WHERE record = ?1)",
      visit.record_row);
}

Result<Device> read_device(Connection& db) {
  auto found = TRY(query(db, "SELECT id, epoch, secret FROM devices WHERE secret IS NOT NULL"));
  if (!TRY(found.step())) return fail(ErrorCode::not_found, "vault.device", "not enrolled");
  const auto id = TRY(core::DeviceId::from(found.column_view(0)));
  return Device{id, static_cast<std::uint32_t>(found.column_int(1)),
                TRY(keys::SigningKey::from_seed(found.column_view(2)))};
}

namespace {

Result<entry::Link> next_link(Connection& db, const Device& device, const core::Hash& entry) {
  entry::Link link;
  link.device = device.id;
  link.device_epoch = device.epoch;
  link.entry = entry;
  auto last = TRY(query(db,
                        "SELECT sequence, hash FROM links WHERE device = ?1 AND epoch = ?2"
                        " ORDER BY sequence DESC LIMIT 1",
                        device.id.view(), std::int64_t{device.epoch}));
  if (TRY(last.step())) {
    link.sequence = unsigned_of(last.column_int(0)) + 1;
    const auto previous = last.column_view(1);
    if (previous.size() != link.previous.size()) return fail(ErrorCode::corrupt, "vault.link");
    std::ranges::copy(previous, link.previous.begin());
  }
  return entry::make_link(device.key, link);
}

}  // namespace

Result<entry::Link> append_link(Transaction& txn, const Device& device, const core::Hash& entry,
                                std::int64_t entry_row) {
  const auto link = TRY(next_link(txn.handle(), device, entry));
  TRY(txn.run(
      "INSERT INTO links (device, epoch, sequence, hash, bytes, entry)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      device.id.view(), std::int64_t{device.epoch}, signed_of(link.sequence),
      core::ByteView(entry::hash_of(link)), core::ByteView(entry::encode(link)), entry_row));
  return link;
}

Result<entry::Link> append_entry(Transaction& txn, const Device& device,
                                 const entry::EntryHeader& header, core::ByteView bytes,
                                 core::UnixTime now) {
  const auto hash = keys::hash(bytes);
  TRY(
      txn.run("INSERT INTO entries (id, record, kind, own, kept_at, hash, bytes)"
              " VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6)",
              header.id.view(), TRY(record_row(txn, header.record)),
              static_cast<std::int64_t>(header.kind), now, core::ByteView(hash), bytes));
  return append_link(txn, device, hash, txn.last_row());
}

}  // namespace clearway::vault
