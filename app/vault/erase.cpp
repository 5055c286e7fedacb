// Withdrawn records: what of them goes, and what stays so that they never come again.
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr std::string_view kSelect = "SELECT bytes, signer, server_epoch FROM erasures ";

Result<HeldErasure> held_in(const Statement& found) {
  return HeldErasure{TRY(entry::decode_erasure(found.column_view(0))), found.column_bytes(1),
                     static_cast<std::uint32_t>(found.column_int(2))};
}

Result<std::optional<HeldErasure>> find_erasure(Connection& db, core::RecordId record) {
  auto found = TRY(query(db, std::string(kSelect) + "WHERE record = ?1", record.view()));
  if (!TRY(found.step())) return std::optional<HeldErasure>{};
  return std::optional(TRY(held_in(found)));
}

Result<std::vector<HeldErasure>> all_held(Statement found) {
  std::vector<HeldErasure> out;
  while (TRY(found.step())) out.push_back(TRY(held_in(found)));
  return out;
}

// Links of our own entries stay, and are offered without the entry until the center has them. The
// receipt is the center's own word that it once had what it will be asked to do without.
Result<> keep_links(Transaction& txn, std::int64_t row, core::RecordId record) {
  return txn.run(
      "INSERT INTO erased_links (link, record, entry, state, server_epoch, receipt)"
      " SELECT l.row, ?2, e.id, e.state, coalesce((SELECT max(r.server_epoch) FROM receipts r"
      "  WHERE r.entry = e.row), 0), (SELECT r.bytes FROM receipts r WHERE r.entry = e.row"
      "  ORDER BY r.server_epoch DESC LIMIT 1)"
      " FROM entries e JOIN links l ON l.entry = e.row WHERE e.record = ?1",
      row, record.view());
}

}  // namespace

Result<> destroy_record(Transaction& txn, core::RecordId record) {
  const auto row = TRY(find_record(txn.handle(), record));
  if (!row) return {};
  TRY(keep_links(txn, *row, record));
  TRY(txn.run("DELETE FROM drafts WHERE visit IN (SELECT row FROM visits WHERE record = ?1)",
              *row));
  for (const char* sql :
       {"DELETE FROM visits WHERE record = ?1", "DELETE FROM entries WHERE record = ?1",
        "DELETE FROM wraps WHERE record = ?1", "DELETE FROM records WHERE row = ?1"})
    TRY(txn.run(sql, *row));
  return {};
}

Result<bool> is_erased(Connection& db, core::RecordId record) {
  auto found = TRY(query(db, "SELECT 1 FROM erasures WHERE record = ?1", record.view()));
  return found.step();
}

Result<std::vector<HeldErasure>> held_erasures(Connection& db) {
  return all_held(TRY(query(db, std::string(kSelect) + "ORDER BY row")));
}

Result<> erase(Transaction& txn, const HeldErasure& held) {
  const auto& record = held.erasure.record;
  const std::int64_t epoch{held.server_epoch};
  if (TRY(is_erased(txn.handle(), record))) {
    // Our own waits for its receipt, whatever another desk has said since.
    return txn.run(
        "UPDATE erasures SET server_epoch = max(server_epoch, ?2)"
        " WHERE record = ?1 AND length(signer) > 0",
        record.view(), epoch);
  }
  TRY(destroy_record(txn, record));
  TRY(no_longer_forgotten(txn, record));
  TRY(txn.run("DELETE FROM together WHERE record = ?1 OR other = ?1", record.view()));
  return txn.run(
      "INSERT INTO erasures (record, bytes, signer, server_epoch) VALUES (?1, ?2, ?3, ?4)",
      record.view(), core::ByteView(entry::encode(held.erasure)), core::ByteView(held.signer),
      epoch);
}

Result<> Vault::erase_record(const entry::Erasure& erasure, const AuditEntries& audit) {
  auto txn = TRY(Transaction::begin(impl_->database));
  const bool again = TRY(is_erased(txn.handle(), erasure.record));
  TRY(erase(txn, {erasure, {}, 0}));
  if (!again) TRY(append_audit(txn, audit));
  TRY(txn.commit());
  impl_->chained(audit);
  impl_->erased();
  return {};
}

Result<std::optional<HeldErasure>> Vault::erasure(core::RecordId record) {
  return find_erasure(impl_->handle(), record);
}

Result<std::vector<HeldErasure>> Vault::waiting_erasures(std::size_t limit) {
  return all_held(TRY(query(impl_->handle(),
                            std::string(kSelect) + "WHERE server_epoch = 0 ORDER BY row LIMIT ?1",
                            signed_of(limit))));
}

Result<> Vault::keep_erasure_receipt(const entry::ErasureReceipt& receipt) {
  auto txn = TRY(Transaction::begin(impl_->database));
  const auto held = TRY(find_erasure(txn.handle(), receipt.record));
  if (!held || !entry::speaks_of(receipt, held->erasure))
    return fail(ErrorCode::rejected, "vault.erasure_receipt", "for an erasure that is not here");
  TRY(txn.run("UPDATE erasures SET server_epoch = ?2, receipt = ?3 WHERE record = ?1",
              receipt.record.view(), std::int64_t{receipt.server_epoch},
              core::ByteView(entry::encode(receipt))));
  return txn.commit();
}

}  // namespace clearway::vault
