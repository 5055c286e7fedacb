// The ways to open a record, apart from its entries.
#include <fmt/format.h>

#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

Result<std::vector<entry::Wrap>> wraps_of(Statement found) {
  std::vector<entry::Wrap> wraps;
  while (TRY(found.step())) wraps.push_back(TRY(entry::decode_wrap(found.column_view(0))));
  return wraps;
}

// Whether the wrap is known to belong to some other record.
Result<bool> of_another_record(Connection& db, core::WrapId id, core::RecordId record) {
  auto found = TRY(query(db,
                         "SELECT 1 FROM wraps w JOIN records r ON r.row = w.record"
                         " WHERE w.id = ?1 AND r.id <> ?2",
                         id.view(), record.view()));
  return found.step();
}

// Whether another way to the record, for the site or the office, was made here and still is.
Result<bool> clinic_can_open(Connection& db, core::RecordId record) {
  auto found = TRY(query(db,
                         "SELECT 1 FROM wraps w JOIN records r ON r.row = w.record WHERE r.id = ?1"
                         " AND w.own = 1 AND w.bytes IS NOT NULL AND w.recipient <> ?2",
                         record.view(), static_cast<std::int64_t>(entry::Recipient::code)));
  return found.step();
}

}  // namespace

Result<bool> is_held_fast(Connection& db, core::WrapId id) {
  auto found = TRY(query(
      db, "SELECT bytes FROM wraps WHERE id = ?1 AND own = 1 AND bytes IS NOT NULL", id.view()));
  if (!TRY(found.step())) return false;
  const auto wrap = TRY(entry::decode_wrap(found.column_view(0)));
  if (wrap.recipient != entry::Recipient::code) return true;
  if (wrap.replaces) return false;  // given by staff: they can give another
  return !TRY(clinic_can_open(db, wrap.record));
}

Result<> destroy_wrap(Transaction& txn, core::WrapId id) {
  TRY(
      txn.run("DELETE FROM summaries WHERE record IN"
              " (SELECT record FROM wraps WHERE id = ?1 AND site IS NOT NULL)",
              id.view()));
  TRY(txn.run("UPDATE wraps SET bytes = NULL, locator = NULL, site = NULL WHERE id = ?1",
              id.view()));
  if (txn.changed() > 0) return {};
  return txn.run("INSERT INTO wraps (id, own, stored) VALUES (?1, 0, 1)", id.view());
}

Result<> put_wrap(Transaction& txn, const entry::Wrap& wrap, WrapOrigin origin) {
  auto known = TRY(query(txn.handle(), "SELECT 1 FROM wraps WHERE id = ?1", wrap.id.view()));
  if (TRY(known.step())) return {};
  if (TRY(is_erased(txn.handle(), wrap.record))) {
    if (origin == WrapOrigin::pulled) return {};
    return fail(ErrorCode::rejected, "vault.wrap", "its record was erased");
  }
  if (TRY(is_forgotten(txn.handle(), wrap.record))) {
    if (origin == WrapOrigin::pulled) return {};
    return fail(ErrorCode::rejected, "vault.wrap", "its record was forgotten");
  }
  if (wrap.replaces && TRY(of_another_record(txn.handle(), *wrap.replaces, wrap.record)))
    return fail(ErrorCode::rejected, "vault.wrap", "replaces a wrap of another record");
  const bool held = wrap.replaces && origin == WrapOrigin::pulled &&
                    TRY(is_held_fast(txn.handle(), *wrap.replaces));
  // A site's wrap to its newer key stands beside ours, which the next sign-in here replaces too.
  if (held && wrap.recipient != entry::Recipient::site)
    return fail(ErrorCode::rejected, "vault.wrap", "replaces a wrap that was made here");
  const std::int64_t own = origin == WrapOrigin::own ? 1 : 0;
  TRY(txn.run(
      "INSERT INTO wraps (id, record, recipient, own, stored, bytes)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      wrap.id.view(), TRY(record_row(txn, wrap.record)), static_cast<std::int64_t>(wrap.recipient),
      own, 1 - own, core::ByteView(entry::encode(wrap))));
  const auto row = txn.last_row();
  if (wrap.site) TRY(txn.run("UPDATE wraps SET site = ?2 WHERE row = ?1", row, wrap.site->view()));
  if (!wrap.locator.empty())
    TRY(txn.run("UPDATE wraps SET locator = ?2 WHERE row = ?1", row, wrap.locator));
  if (wrap.replaces && !held) TRY(destroy_wrap(txn, *wrap.replaces));
  return {};
}

Result<bool> has_newer_site_wrap(Connection& db, core::WrapId id) {
  auto found = TRY(query(db,
                         "SELECT old.bytes, new.bytes FROM wraps old JOIN wraps new"
                         " ON new.record = old.record AND new.site = old.site"
                         " WHERE old.id = ?1 AND old.bytes IS NOT NULL AND new.bytes IS NOT NULL",
                         id.view()));
  while (TRY(found.step())) {
    const auto old = TRY(entry::decode_wrap(found.column_view(0)));
    if (TRY(entry::decode_wrap(found.column_view(1))).epoch > old.epoch) return true;
  }
  return false;
}

Result<std::vector<entry::Wrap>> Vault::wraps(core::RecordId record) {
  return wraps_of(TRY(query(impl_->handle(),
                            "SELECT w.bytes FROM wraps w JOIN records r ON r.row = w.record"
                            " WHERE r.id = ?1 AND w.bytes IS NOT NULL ORDER BY w.row",
                            record.view())));
}

Result<std::vector<entry::Wrap>> Vault::wraps_of_locator(std::string_view locator) {
  return wraps_of(TRY(query(impl_->handle(),
                            "SELECT bytes FROM wraps WHERE locator = ?1 AND bytes IS NOT NULL"
                            " ORDER BY row",
                            locator)));
}

Result<std::vector<entry::Wrap>> Vault::wraps_of_site(core::SiteId site) {
  return wraps_of(TRY(query(impl_->handle(),
                            "SELECT bytes FROM wraps WHERE site = ?1 AND bytes IS NOT NULL"
                            " ORDER BY row",
                            site.view())));
}

Result<> Vault::replace_wrap(const entry::Wrap& wrap, const AuditEntries& audit) {
  auto txn = TRY(Transaction::begin(impl_->database));
  TRY(put_wrap(txn, wrap, WrapOrigin::own));
  TRY(append_audit(txn, audit));
  TRY(txn.commit());
  impl_->chained(audit);
  impl_->database.checkpoint();
  return {};
}

Result<> Vault::replace_wraps(const std::vector<entry::Wrap>& wraps) {
  auto txn = TRY(Transaction::begin(impl_->database));
  for (const auto& wrap : wraps) TRY(put_wrap(txn, wrap, WrapOrigin::own));
  TRY(txn.commit());
  impl_->database.checkpoint();
  return {};
}

// A visit that may still be dropped has told nobody: its wraps wait for its first entry.
Result<std::vector<entry::Wrap>> Vault::waiting_wraps(std::size_t limit) {
  return wraps_of(
      TRY(query(impl_->handle(),
                fmt::format("SELECT w.bytes FROM wraps w WHERE w.own = 1 AND w.stored = 0"
                            " AND w.bytes IS NOT NULL"
                            " AND EXISTS (SELECT 1 FROM entries e WHERE e.record = w.record"
                            "  AND e.{})"
                            " ORDER BY w.row LIMIT ?1",
                            kOfPeople),
                signed_of(limit))));
}

Result<> Vault::wraps_stored(const std::vector<core::WrapId>& ids) {
  auto txn = TRY(Transaction::begin(impl_->database));
  for (const auto& id : ids) TRY(txn.run("UPDATE wraps SET stored = 1 WHERE id = ?1", id.view()));
  return txn.commit();
}

}  // namespace clearway::vault
