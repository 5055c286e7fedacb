// What is offered to the center, what it answers, and what comes from other desks.
#include <fmt/format.h>

#include <algorithm>

#include "app/vault/anchor.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr auto kSafe = static_cast<std::int64_t>(EntryState::safe);
constexpr auto kSetAside = static_cast<std::int64_t>(EntryState::set_aside);
constexpr std::size_t kMaxReason = 200;

// The own entry that a receipt speaks of; rejected unless every word of it is true here.
Result<std::int64_t> entry_of(Connection& db, const entry::Receipt& receipt) {
  auto found = TRY(query(db,
                         "SELECT e.row, e.hash FROM links l JOIN entries e ON e.row = l.entry"
                         " WHERE l.device = ?1 AND l.epoch = ?2 AND l.sequence = ?3 AND e.own = 1",
                         receipt.device.view(), std::int64_t{receipt.device_epoch},
                         signed_of(receipt.sequence)));
  if (!TRY(found.step()))
    return fail(ErrorCode::rejected, "vault.keep_receipt", "for an entry that is not here");
  if (!std::ranges::equal(receipt.entry, found.column_view(1)))
    return fail(ErrorCode::rejected, "vault.keep_receipt", "for other bytes");
  return found.column_int(0);
}

Result<> refuse(Transaction& txn, core::ByteView bytes, std::string_view reason) {
  return txn.run("INSERT OR IGNORE INTO refused (hash, reason) VALUES (?1, ?2)",
                 core::ByteView(keys::hash(bytes)), reason);
}

// The link of an erased entry that a receipt speaks of; nothing when there is none.
Result<std::optional<std::int64_t>> erased_link_of(Connection& db, const entry::Receipt& receipt) {
  auto found = TRY(query(db,
                         "SELECT x.link, l.bytes FROM erased_links x JOIN links l ON l.row = x.link"
                         " WHERE l.device = ?1 AND l.epoch = ?2 AND l.sequence = ?3",
                         receipt.device.view(), std::int64_t{receipt.device_epoch},
                         signed_of(receipt.sequence)));
  if (!TRY(found.step())) return std::optional<std::int64_t>{};
  if (TRY(entry::decode_link(found.column_view(1))).entry != receipt.entry)
    return fail(ErrorCode::rejected, "vault.keep_receipt", "for other bytes");
  return std::optional(found.column_int(0));
}

// One pulled entry. What cannot be taken is noted and does not hold up what stands behind it.
Result<> take_pulled(Transaction& txn, const core::Bytes& bytes) {
  const auto header = entry::read_header(bytes);
  if (!header) return refuse(txn, bytes, "not an entry");
  if (TRY(is_erased(txn.handle(), header->record))) return {};
  if (TRY(is_forgotten(txn.handle(), header->record))) return pass_over(txn, *header);
  const auto hash = keys::hash(bytes);
  auto known =
      TRY(query(txn.handle(), "SELECT hash FROM entries WHERE id = ?1", header->id.view()));
  if (TRY(known.step())) {  // ours come back too
    if (std::ranges::equal(hash, known.column_view(0))) return {};
    return refuse(txn, bytes, "other bytes under a known id");
  }
  return txn.run(
      "INSERT INTO entries (id, record, kind, own, kept_at, hash, bytes, state)"
      " VALUES (?1, ?2, ?3, 0, 0, ?4, ?5, ?6)",
      header->id.view(), TRY(record_row(txn, header->record)),
      static_cast<std::int64_t>(header->kind), core::ByteView(hash), core::ByteView(bytes), kSafe);
}

Result<> take_pulled(Transaction& txn, const entry::Wrap& wrap) {
  auto taken = put_wrap(txn, wrap, WrapOrigin::pulled);
  if (!taken && taken.error().code == ErrorCode::rejected)
    return refuse(txn, entry::encode(wrap), taken.error().detail);
  return taken;
}

Result<> take_destroyed(Transaction& txn, core::WrapId id) {
  if (TRY(is_held_fast(txn.handle(), id))) {
    if (TRY(has_newer_site_wrap(txn.handle(), id))) return {};  // the next sign-in here replaces it
    return refuse(txn, id.view(), "destroys a wrap that was made here");
  }
  return destroy_wrap(txn, id);
}

}  // namespace

Result<std::vector<StoredEntry>> Vault::waiting(std::size_t limit) {
  auto found = TRY(query(impl_->handle(),
                         "SELECT l.bytes, e.bytes, l.sequence, e.id, NULL, NULL, l.row AS place"
                         " FROM entries e JOIN links l ON l.entry = e.row"
                         " WHERE e.own = 1 AND e.state = 0"
                         " UNION ALL"
                         " SELECT l.bytes, NULL, l.sequence, x.entry, x.record, x.receipt, l.row"
                         " FROM erased_links x JOIN links l ON l.row = x.link WHERE x.state = 0"
                         " ORDER BY place LIMIT ?1",
                         signed_of(limit)));
  std::vector<StoredEntry> out;
  while (TRY(found.step())) {
    StoredEntry stored{found.column_bytes(0), found.column_bytes(1),
                       unsigned_of(found.column_int(2)), EntryState::waiting,
                       TRY(core::EntryId::from(found.column_view(3)))};
    if (!found.column_null(4)) stored.erased = TRY(core::RecordId::from(found.column_view(4)));
    stored.receipt = found.column_bytes(5);
    out.push_back(std::move(stored));
  }
  return out;
}

Result<> Vault::keep_receipt(const entry::Receipt& receipt) {
  auto txn = TRY(Transaction::begin(impl_->database));
  if (const auto link = TRY(erased_link_of(txn.handle(), receipt))) {
    TRY(txn.run("UPDATE erased_links SET state = ?2, server_epoch = ?3 WHERE link = ?1", *link,
                kSafe, std::int64_t{receipt.server_epoch}));
    return txn.commit();
  }
  const auto row = TRY(entry_of(txn.handle(), receipt));
  TRY(
      txn.run("INSERT OR REPLACE INTO receipts (entry, center, server_epoch, bytes)"
              " VALUES (?1, ?2, ?3, ?4)",
              row, receipt.center.view(), std::int64_t{receipt.server_epoch},
              core::ByteView(entry::encode(receipt))));
  TRY(txn.run("UPDATE entries SET state = ?2, reason = '' WHERE row = ?1", row, kSafe));
  return txn.commit();
}

Result<> Vault::set_aside(core::EntryId id, std::string_view reason) {
  auto txn = TRY(Transaction::begin(impl_->database));
  // A receipt is a signed word and stands above an unsigned refusal.
  TRY(
      txn.run("UPDATE entries SET state = ?2, reason = ?3"
              " WHERE id = ?1 AND own = 1 AND state <> ?4",
              id.view(), kSetAside, reason.substr(0, kMaxReason), kSafe));
  if (txn.changed() == 0)
    TRY(txn.run("UPDATE erased_links SET state = ?2 WHERE entry = ?1 AND state <> ?3", id.view(),
                kSetAside, kSafe));
  if (txn.changed() == 0)
    return fail(ErrorCode::not_found, "vault.set_aside", "no such entry without a receipt");
  return txn.commit();
}

Result<> Vault::keep_pulled(const std::vector<core::Bytes>& entries,
                            const std::vector<entry::Wrap>& wraps,
                            const std::vector<core::WrapId>& destroyed, std::string_view cursor,
                            const std::vector<HeldErasure>& erasures) {
  auto txn = TRY(Transaction::begin(impl_->database));
  for (const auto& held : erasures) TRY(erase(txn, held));
  for (const auto& bytes : entries) TRY(take_pulled(txn, bytes));
  for (const auto& wrap : wraps) TRY(take_pulled(txn, wrap));
  for (const auto id : destroyed) TRY(take_destroyed(txn, id));
  TRY(txn.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)", kPullCursor,
              core::as_bytes(cursor)));
  TRY(txn.commit());
  if (!erasures.empty())
    impl_->erased();
  else if (!destroyed.empty())
    impl_->database.checkpoint();
  return {};
}

Result<int> Vault::offer_again(core::CenterId center, std::uint32_t server_epoch) {
  auto txn = TRY(Transaction::begin(impl_->database));
  TRY(
      txn.run("UPDATE entries SET state = 0 WHERE own = 1 AND state = ?3 AND NOT EXISTS"
              " (SELECT 1 FROM receipts r WHERE r.entry = entries.row AND r.center = ?1"
              "  AND r.server_epoch >= ?2)",
              center.view(), std::int64_t{server_epoch}, kSafe));
  const int waiting = txn.changed();
  if (waiting > 0) TRY(txn.run("UPDATE wraps SET stored = 0 WHERE own = 1"));
  const std::int64_t epoch{server_epoch};
  TRY(txn.run("UPDATE erased_links SET state = 0 WHERE state = ?2 AND server_epoch < ?1", epoch,
              kSafe));
  TRY(txn.run("UPDATE erasures SET server_epoch = 0 WHERE server_epoch < ?1", epoch));
  // Links of an earlier epoch of ours would be refused: this device speaks for its newest.
  const auto device = read_device(txn.handle());
  const bool reissued = device && TRY(reissue(txn, *device)) > 0;
  TRY(txn.commit());
  if (reissued) static_cast<void>(advance_anchor(impl_->handle(), impl_->anchor(), *device));
  return waiting;
}

// A record is safe when the center has all its own entries and every way to open them: an
// entry whose wraps are still only here would die with this machine. What was done (kind 3) is
// nobody's file, and keeps nobody waiting.
Result<Counts> Vault::counts(core::UnixTime since) {
  auto found =
      TRY(query(impl_->handle(),
                fmt::format("SELECT aside, waiting, count(*) FROM ("
                            "  SELECT max(e.state = 2) AS aside,"
                            "    max(e.state = 0 OR EXISTS (SELECT 1 FROM wraps w"
                            "      WHERE w.record = e.record AND w.own = 1 AND w.stored = 0"
                            "      AND w.bytes IS NOT NULL)) AS waiting"
                            "  FROM entries e WHERE e.own = 1 AND e.{} GROUP BY e.record"
                            "  HAVING max(e.kept_at) >= ?1) GROUP BY aside, waiting",
                            kOfPeople),
                since));
  Counts counts;
  while (TRY(found.step())) {
    const int people = static_cast<int>(found.column_int(2));
    counts.taken += people;
    if (found.column_int(0) != 0)
      counts.set_aside += people;
    else if (found.column_int(1) != 0)
      counts.waiting += people;
    else
      counts.safe += people;
  }
  return counts;
}

}  // namespace clearway::vault
