// Retention: what is safe at the center and has rested here long enough goes from this machine.
//
// How long something has rested is read off the center's clock, in the receipts it signed: a
// record goes when the newest receipt here is so much younger than the record's own. This
// machine's clock can only hold it back: it must have moved on as far, and it must not be before
// the newest receipt. So no wrong clock here, ahead or behind, makes it forget too early, and a
// machine that no longer sends anything forgets nothing.
#include <algorithm>
#include <map>

#include "app/vault/impl.h"
#include "app/vault/rows.h"
#include "sync/entry/wire.h"

namespace clearway::vault {
namespace {

using core::Result;
using core::UnixTime;

constexpr std::int64_t kAtRest = 0, kStirred = 1, kComesAgain = 2;  // forgotten.state

class Receipts {  // when the center received what is here
 public:
  static Result<Receipts> read(Connection& db) {
    Receipts out;
    auto found = TRY(query(db, "SELECT entry, server_epoch, bytes FROM receipts"));
    while (TRY(found.step())) {
      const auto receipt = entry::decode_receipt(found.column_view(2));
      if (!receipt) continue;  // then its entry has none, and stays
      const auto epoch = found.column_int(1);
      const auto received = std::max<UnixTime>(receipt->received, 0);
      out.times_.push_back(received);
      if (epoch > out.epoch_) out.by_entry_.clear();  // of a center that was restored since
      out.epoch_ = std::max(out.epoch_, epoch);
      if (epoch == out.epoch_) out.by_entry_[found.column_int(0)] = received;
    }
    std::ranges::sort(out.times_);
    return out;
  }
  bool empty() const { return times_.empty(); }
  UnixTime newest() const { return times_.back(); }
  // Of an own entry, from the center as it is now.
  std::optional<UnixTime> of(std::int64_t entry) const {
    const auto found = by_entry_.find(entry);
    return found == by_entry_.end() ? std::nullopt : std::optional(found->second);
  }
  // The first that came after a pulled entry was seen: by then the entry was here.
  std::optional<UnixTime> after(UnixTime seen) const {
    const auto found = std::ranges::upper_bound(times_, seen);
    return found == times_.end() ? std::nullopt : std::optional(*found);
  }

 private:
  std::vector<UnixTime> times_;
  std::map<std::int64_t, UnixTime> by_entry_;
  std::int64_t epoch_ = 0;
};

struct Candidate {
  std::int64_t row = 0;
  core::RecordId record;
};

// Safe at the center in every part, with nobody at it, and rested by this machine's clock.
Result<std::vector<Candidate>> candidates(Connection& db, UnixTime before) {
  auto found =
      TRY(query(db,
                "SELECT r.row, r.id FROM records r"
                " WHERE r.id <> zeroblob(16)"  // what was done here, of no record (audit.h)
                " AND EXISTS (SELECT 1 FROM entries e WHERE e.record = r.row)"
                " AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.record = r.row AND e.own = 1"
                "  AND (e.state <> ?2 OR e.kept_at > ?1))"
                " AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.record = r.row)"
                " AND NOT EXISTS (SELECT 1 FROM wraps w WHERE w.record = r.row AND w.own = 1"
                "  AND w.stored = 0 AND w.bytes IS NOT NULL)",
                before, static_cast<std::int64_t>(EntryState::safe)));
  std::vector<Candidate> out;
  while (TRY(found.step()))
    out.push_back({found.column_int(0), TRY(core::RecordId::from(found.column_view(1)))});
  return out;
}

Result<bool> rested(Connection& db, const Candidate& candidate, const Receipts& receipts,
                    UnixTime before) {
  auto found =
      TRY(query(db, "SELECT row, own, seen FROM entries WHERE record = ?1", candidate.row));
  while (TRY(found.step())) {
    const auto since = found.column_int(1) != 0 ? receipts.of(found.column_int(0))
                       : found.column_null(2)   ? std::nullopt
                                                : receipts.after(found.column_int(2));
    if (!since || *since > before) return false;
  }
  return true;
}

// Takes out every record of somebody who has another here that stays.
Result<> keep_companions(Connection& db, std::map<core::RecordId, std::int64_t>& may_go) {
  std::vector<std::pair<core::RecordId, core::RecordId>> together;
  auto found = TRY(query(db,
                         "SELECT t.record, t.other FROM together t"
                         " JOIN records r ON r.id = t.other"));
  while (TRY(found.step()))
    together.emplace_back(TRY(core::RecordId::from(found.column_view(0))),
                          TRY(core::RecordId::from(found.column_view(1))));
  for (bool again = true; again;) {
    again = false;
    for (const auto& [record, other] : together)
      if (!may_go.contains(other) && may_go.erase(record) > 0) again = true;
  }
  return {};
}

Result<bool> are_together(Connection& db, core::RecordId one, core::RecordId other) {
  auto found = TRY(query(db, "SELECT 1 FROM together WHERE record = ?1 AND other = ?2", one.view(),
                         other.view()));
  return found.step();
}

// A wrap that was destroyed stays destroyed, whatever an older center still has: its row stays,
// of no record.
Result<> forget_one(Transaction& txn, const Candidate& candidate) {
  TRY(txn.run("INSERT INTO forgotten (record) VALUES (?1)", candidate.record.view()));
  TRY(
      txn.run("INSERT OR IGNORE INTO forgotten_entries (entry, record)"
              " SELECT id, ?2 FROM entries WHERE record = ?1",
              candidate.row, candidate.record.view()));
  TRY(txn.run("UPDATE wraps SET record = NULL WHERE record = ?1 AND bytes IS NULL", candidate.row));
  return destroy_record(txn, candidate.record);
}

Result<std::vector<core::RecordId>> coming_again(Connection& db) {
  auto found = TRY(query(db, "SELECT record FROM forgotten WHERE state = ?1", kComesAgain));
  std::vector<core::RecordId> out;
  while (TRY(found.step())) out.push_back(TRY(core::RecordId::from(found.column_view(0))));
  return out;
}

}  // namespace

Result<bool> is_forgotten(Connection& db, core::RecordId record) {
  auto found = TRY(query(db, "SELECT 1 FROM forgotten WHERE record = ?1", record.view()));
  return found.step();
}

Result<> pass_over(Transaction& txn, const entry::EntryHeader& header) {
  if (header.kind == entry::EntryKind::audit) return {};  // that it was read brings nothing back
  return txn.run(
      "UPDATE forgotten SET state = ?3 WHERE record = ?1 AND state = ?4"
      " AND NOT EXISTS (SELECT 1 FROM forgotten_entries WHERE entry = ?2)",
      header.record.view(), header.id.view(), kStirred, kAtRest);
}

Result<> no_longer_forgotten(Transaction& txn, core::RecordId record) {
  TRY(txn.run("DELETE FROM forgotten_entries WHERE record = ?1", record.view()));
  return txn.run("DELETE FROM forgotten WHERE record = ?1", record.view());
}

Result<Forgotten> Vault::forget(std::chrono::days rest, UnixTime now) {
  const auto receipts = TRY(Receipts::read(impl_->handle()));
  if (receipts.empty()) return Forgotten{};
  if (now < receipts.newest()) return Forgotten{0, true};
  const UnixTime seconds = std::chrono::seconds(rest).count();
  auto txn = TRY(Transaction::begin(impl_->database));
  // Once a day at most: to have a record again means to pull everything again.
  TRY(txn.run("UPDATE forgotten SET state = ?2 WHERE state = ?1", kStirred, kComesAgain));
  TRY(txn.run("UPDATE entries SET seen = ?1 WHERE own = 0 AND seen IS NULL", receipts.newest()));
  std::map<core::RecordId, std::int64_t> may_go;
  for (const auto& candidate : TRY(candidates(txn.handle(), now - seconds)))
    if (TRY(rested(txn.handle(), candidate, receipts, receipts.newest() - seconds)))
      may_go.emplace(candidate.record, candidate.row);
  TRY(keep_companions(txn.handle(), may_go));
  for (const auto& [record, row] : may_go) TRY(forget_one(txn, {row, record}));
  TRY(txn.commit());
  const Forgotten forgotten{static_cast<int>(may_go.size()), false};
  if (forgotten.records > 0) impl_->database.checkpoint();
  return forgotten;
}

Result<int> Vault::recall() {
  auto txn = TRY(Transaction::begin(impl_->database));
  TRY(txn.run("UPDATE forgotten SET state = ?1", kComesAgain));
  const int records = txn.changed();
  TRY(txn.commit());
  return records;
}

Result<int> Vault::recall(core::RecordId record) {
  if (!TRY(is_forgotten(impl_->handle(), record))) return 0;
  auto txn = TRY(Transaction::begin(impl_->database));
  TRY(txn.run("UPDATE forgotten SET state = ?2 WHERE record = ?1", record.view(), kComesAgain));
  TRY(txn.commit());
  return 1;
}

Result<> Vault::keep_together(const std::vector<core::RecordId>& records) {
  std::vector<std::pair<core::RecordId, core::RecordId>> fresh;
  for (const auto& one : records)
    for (const auto& other : records)
      if (one != other && !TRY(are_together(impl_->handle(), one, other)))
        fresh.emplace_back(one, other);
  if (fresh.empty()) return {};  // as nearly always: a list of records writes nothing
  auto txn = TRY(Transaction::begin(impl_->database));
  for (const auto& [one, other] : fresh)
    TRY(txn.run("INSERT OR IGNORE INTO together (record, other) VALUES (?1, ?2)", one.view(),
                other.view()));
  return txn.commit();
}

// Where a pull begins is the one moment when no answer to an earlier cursor is on its way.
Result<std::string> Vault::begin_pull() {
  const auto records = TRY(coming_again(impl_->handle()));
  if (!records.empty()) {
    auto txn = TRY(Transaction::begin(impl_->database));
    for (const auto& record : records) TRY(no_longer_forgotten(txn, record));
    TRY(txn.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)", kPullCursor,
                core::as_bytes(entry::kEverything)));
    TRY(txn.commit());
  }
  const auto cursor = TRY(get(kPullCursor));
  return cursor ? core::as_text(*cursor) : std::string();
}

}  // namespace clearway::vault
