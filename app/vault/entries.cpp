// What is kept of each record, without opening it.
#include <fmt/format.h>

#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

const std::string kSelectInfo = fmt::format(
    "SELECT r.id, e.id, e.kind, e.own, l.sequence, e.kept_at, e.state, e.reason FROM entries e"
    " JOIN records r ON r.row = e.record LEFT JOIN links l ON l.entry = e.row"
    " WHERE e.{} ",
    kOfPeople);

Result<std::vector<EntryInfo>> infos(Statement found) {
  std::vector<EntryInfo> out;
  while (TRY(found.step())) {
    EntryInfo info;
    info.record = TRY(core::RecordId::from(found.column_view(0)));
    info.id = TRY(core::EntryId::from(found.column_view(1)));
    info.kind = static_cast<entry::EntryKind>(found.column_int(2));
    info.own = found.column_int(3) != 0;
    info.sequence = unsigned_of(found.column_int(4));
    info.kept_at = found.column_int(5);
    info.state = static_cast<EntryState>(found.column_int(6));
    info.reason = found.column_text(7);
    out.push_back(std::move(info));
  }
  return out;
}

Result<std::vector<RecordInfo>> of_site(Connection& db, core::SiteId site, std::size_t limit,
                                        std::string_view having) {
  auto found = TRY(query(db,
                         fmt::format("SELECT r.id, max(e.row) AS newest, max(e.kept_at),"
                                     " max(e.own = 1 AND e.state = 2),"
                                     " max(e.own = 1 AND e.state = 0) OR EXISTS"
                                     "  (SELECT 1 FROM wraps w WHERE w.record = r.row"
                                     "   AND w.own = 1 AND w.stored = 0 AND w.bytes IS NOT NULL)"
                                     " FROM records r JOIN entries e ON e.record = r.row AND e.{}"
                                     " WHERE r.row IN (SELECT record FROM wraps WHERE site = ?1)"
                                     " GROUP BY r.row HAVING {} ORDER BY newest DESC LIMIT ?2",
                                     kOfPeople, having),
                         site.view(), signed_of(limit)));
  std::vector<RecordInfo> out;
  while (TRY(found.step())) {
    RecordInfo info{TRY(core::RecordId::from(found.column_view(0))), found.column_int(2)};
    info.newest = found.column_int(1);
    if (found.column_int(4) != 0) info.state = EntryState::waiting;
    if (found.column_int(3) != 0) info.state = EntryState::set_aside;
    out.push_back(info);
  }
  return out;
}

}  // namespace

Result<std::vector<EntryInfo>> Vault::entries() {
  return infos(TRY(query(impl_->handle(), kSelectInfo + "ORDER BY e.row")));
}

Result<std::vector<EntryInfo>> Vault::entries(core::RecordId record) {
  return infos(
      TRY(query(impl_->handle(), kSelectInfo + "AND r.id = ?1 ORDER BY e.row", record.view())));
}

Result<std::vector<RecordInfo>> Vault::records_of_site(core::SiteId site, std::size_t limit) {
  return of_site(impl_->handle(), site, limit, "1");
}

Result<std::vector<RecordInfo>> Vault::without_summary(core::SiteId site) {
  return of_site(impl_->handle(), site, SIZE_MAX >> 1,
                 "coalesce((SELECT s.newest FROM summaries s WHERE s.record = r.row), 0)"
                 " <> max(e.row)");
}

Result<std::optional<core::Bytes>> Vault::summary(const RecordInfo& of) {
  auto found = TRY(query(impl_->handle(),
                         "SELECT s.sealed FROM records r JOIN summaries s ON s.record = r.row"
                         " WHERE r.id = ?1 AND s.newest = ?2",
                         of.id.view(), of.newest));
  if (!TRY(found.step())) return std::optional<core::Bytes>{};
  return std::optional(found.column_bytes(0));
}

Result<> Vault::keep_summaries(const std::vector<RecordSummary>& summaries) {
  auto txn = TRY(Transaction::begin(impl_->database));
  for (const auto& summary : summaries)
    TRY(
        txn.run("INSERT OR REPLACE INTO summaries (record, newest, sealed)"
                " SELECT row, ?2, ?3 FROM records WHERE id = ?1",
                summary.record.view(), summary.newest, core::ByteView(summary.sealed)));
  return txn.commit();
}

Result<core::Bytes> Vault::entry_bytes(core::EntryId id) {
  auto found = TRY(query(impl_->handle(), "SELECT bytes FROM entries WHERE id = ?1", id.view()));
  if (!TRY(found.step())) return fail(ErrorCode::not_found, "vault.entry_bytes", id.hex());
  return found.column_bytes(0);
}

}  // namespace clearway::vault
