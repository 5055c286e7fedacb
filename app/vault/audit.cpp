// What was done, in the same chain as what people told.
#include <fmt/format.h>

#include "app/vault/anchor.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

// In the order of arrival: for this device that of its chain, whatever its clock said.
const std::string kSelect = fmt::format(
    "SELECT e.bytes, e.own, l.sequence, e.state FROM entries e"
    " JOIN records r ON r.row = e.record LEFT JOIN links l ON l.entry = e.row"
    " WHERE NOT e.{} AND (e.own = 1 OR ?1 = 0) ",
    kOfPeople);

Result<std::vector<AuditRow>> rows_of(Statement found) {
  std::vector<AuditRow> out;
  while (TRY(found.step())) {
    auto audit = entry::read_audit(found.column_view(0));
    if (!audit) continue;
    out.push_back({*std::move(audit), found.column_int(1) != 0, unsigned_of(found.column_int(2)),
                   static_cast<EntryState>(found.column_int(3))});
  }
  return out;
}

Result<bool> is_known(Connection& db, core::EntryId id) {
  auto found = TRY(query(db, "SELECT 1 FROM entries WHERE id = ?1", id.view()));
  return found.step();
}

}  // namespace

Result<> append_audit(Transaction& txn, const AuditEntries& audit) {
  if (audit.empty()) return {};
  if (audit.size() > kMostAudits) return fail(ErrorCode::invalid_input, "vault.audit", "too many");
  const auto device = TRY(read_device(txn.handle()));
  for (const auto& bytes : audit) {
    const auto read = entry::read_audit(bytes);
    if (!read) return fail(ErrorCode::invalid_input, "vault.audit", "not an audit entry");
    if (TRY(is_known(txn.handle(), read->id))) continue;
    if (TRY(is_erased(txn.handle(), read->record)))
      return fail(ErrorCode::rejected, "vault.audit", "its record was erased");
    TRY(append_entry(txn, device, {entry::EntryKind::audit, read->record, read->id}, bytes,
                     read->at));
  }
  return {};
}

// As at the end of a visit: an anchor that could not be written is repaired by verify().
void Vault::Impl::chained(const AuditEntries& audit) {
  if (audit.empty()) return;
  const auto device = read_device(handle());
  if (device) static_cast<void>(advance_anchor(handle(), anchor(), *device));
}

Result<> Vault::keep_audit(const AuditEntries& audit) {
  auto txn = TRY(Transaction::begin(impl_->database));
  TRY(append_audit(txn, audit));
  TRY(txn.commit());
  impl_->chained(audit);
  return {};
}

Result<std::vector<AuditRow>> Vault::audit(const AuditQuery& wanted) {
  const std::int64_t own = wanted.own_only ? 1 : 0;
  const auto limit = signed_of(wanted.limit);
  const auto skip = signed_of(wanted.skip);
  constexpr std::string_view kOrder = "ORDER BY e.row DESC LIMIT ?2 OFFSET ?3";
  if (!wanted.record)
    return rows_of(TRY(query(impl_->handle(), kSelect + std::string(kOrder), own, limit, skip)));
  return rows_of(TRY(query(impl_->handle(), kSelect + "AND r.id = ?4 " + std::string(kOrder), own,
                           limit, skip, wanted.record->view())));
}

}  // namespace clearway::vault
