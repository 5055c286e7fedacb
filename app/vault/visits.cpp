// The beginning and the end of a visit.
#include "app/vault/anchor.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {

using core::ErrorCode;
using core::fail;
using core::Result;

Result<> Vault::begin_visit(core::VisitId visit, core::RecordId record,
                            const std::vector<entry::Wrap>& wraps, const AuditEntries& audit) {
  for (const auto& wrap : wraps)
    if (wrap.record != record)
      return fail(ErrorCode::invalid_input, "vault.begin_visit", "a wrap of another record");
  auto txn = TRY(Transaction::begin(impl_->database));
  const auto known = TRY(find_visit(txn.handle(), visit));
  if (known && known->record != record)
    return fail(ErrorCode::invalid_input, "vault.begin_visit", "the visit has another record");
  if (TRY(is_erased(txn.handle(), record)))
    return fail(ErrorCode::rejected, "vault.begin_visit", "the record was erased");
  if (TRY(is_forgotten(txn.handle(), record)))
    return fail(ErrorCode::rejected, "vault.begin_visit", "the record was forgotten");
  if (!known)
    TRY(
        txn.run("INSERT INTO visits (id, record, seen)"
                " VALUES (?1, ?2, (SELECT coalesce(max(row), 0) FROM entries))",
                visit.view(), TRY(record_row(txn, record))));
  for (const auto& wrap : wraps) TRY(put_wrap(txn, wrap, WrapOrigin::own));
  TRY(append_audit(txn, audit));
  TRY(txn.commit());
  impl_->chained(audit);
  return {};
}

namespace {

// The link of an entry that is already here. Nothing: not known.
Result<std::optional<entry::Link>> link_of(Connection& db, core::EntryId id) {
  auto found = TRY(query(db,
                         "SELECT l.bytes FROM links l JOIN entries e ON e.row = l.entry"
                         " WHERE e.id = ?1",
                         id.view()));
  if (!TRY(found.step())) return std::optional<entry::Link>{};
  return std::optional(TRY(entry::decode_link(found.column_view(0))));
}

}  // namespace

Result<entry::Link> Vault::end_visit(core::VisitId visit, core::ByteView entry, core::UnixTime now,
                                     const AuditEntries& audit) {
  const auto header = entry::read_header(entry);
  if (!header) return fail(ErrorCode::invalid_input, "vault.end_visit", "not an entry");
  if (const auto kept = TRY(link_of(impl_->handle(), header->id))) return *kept;

  const auto device = TRY(read_device(impl_->handle()));
  auto txn = TRY(Transaction::begin(impl_->database));
  const auto row = TRY(find_visit(txn.handle(), visit));
  if (!row) return fail(ErrorCode::not_found, "vault.end_visit", "no such visit");
  if (row->record != header->record)
    return fail(ErrorCode::invalid_input, "vault.end_visit", "the entry is of another record");
  const auto link = TRY(append_entry(txn, device, *header, entry, now));
  TRY(append_audit(txn, audit));
  TRY(erase_drafts(txn, *row));
  TRY(txn.commit());

  // The entry is kept from here on. An anchor that could not be written is one write behind, which
  // verify() repairs; it must not look to the person like words that were lost.
  static_cast<void>(advance_anchor(impl_->handle(), impl_->anchor(), device));
  impl_->database.checkpoint();
  return link;
}

Result<> Vault::drop_visit(core::VisitId visit) {
  auto txn = TRY(Transaction::begin(impl_->database));
  const auto row = TRY(find_visit(txn.handle(), visit));
  if (!row) return {};
  TRY(erase_visit(txn, *row));
  TRY(txn.commit());
  impl_->database.checkpoint();
  return {};
}

}  // namespace clearway::vault
