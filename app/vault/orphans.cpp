// Visits that a power cut left open. Nobody here has their keys: the rows go on as they are.
#include <fmt/format.h>

#include "app/vault/anchor.h"
#include "app/vault/draft_rows.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::Result;

Result<std::vector<core::VisitId>> open_visits(Connection& db) {
  auto found = TRY(query(db, "SELECT id FROM visits ORDER BY row"));
  std::vector<core::VisitId> visits;
  while (TRY(found.step())) visits.push_back(TRY(core::VisitId::from(found.column_view(0))));
  return visits;
}

Result<std::vector<core::EntryId>> seen_entries(Connection& db, const VisitRow& visit) {
  auto found = TRY(query(db,
                         fmt::format("SELECT id FROM entries WHERE record = ?1 AND row <= ?2"
                                     " AND {} ORDER BY row",
                                     kOfPeople),
                         visit.record_row, visit.seen));
  std::vector<core::EntryId> seen;
  while (TRY(found.step())) seen.push_back(TRY(core::EntryId::from(found.column_view(0))));
  return seen;
}

Result<std::vector<DraftRow>> draft_rows(Connection& db, const VisitRow& visit) {
  auto found = TRY(
      query(db, "SELECT revision, sealed FROM drafts WHERE visit = ?1 ORDER BY row", visit.row));
  std::vector<DraftRow> rows;
  while (TRY(found.step()))
    rows.push_back({unsigned_of(found.column_int(0)), found.column_bytes(1)});
  return rows;
}

Result<> adopt(Transaction& txn, const VisitRow& visit, std::vector<DraftRow> rows,
               core::UnixTime now) {
  const auto device = TRY(read_device(txn.handle()));
  DraftRows body{device.id, tag_of(visit.id), now, TRY(seen_entries(txn.handle(), visit)),
                 std::move(rows)};
  std::uint32_t part = 0;
  for (const auto& piece : split_for_entries(std::move(body))) {
    const entry::EntryHeader header{entry::EntryKind::drafts, visit.record,
                                    orphan_entry_id(piece.visit, part++)};
    const auto bytes = TRY(entry::frame_drafts(header, encode(piece)));
    TRY(append_entry(txn, device, header, bytes, now));
  }
  return erase_drafts(txn, visit);
}

}  // namespace

Result<int> Vault::adopt_orphans(core::UnixTime now) {
  int adopted = 0;
  for (const auto id : TRY(open_visits(impl_->handle()))) {
    auto txn = TRY(Transaction::begin(impl_->database));
    const auto visit = TRY(find_visit(txn.handle(), id));
    if (!visit) continue;
    auto rows = TRY(draft_rows(txn.handle(), *visit));
    const bool empty = rows.empty();
    if (empty)
      TRY(erase_visit(txn, *visit));
    else
      TRY(adopt(txn, *visit, std::move(rows), now));
    TRY(txn.commit());
    if (empty) continue;
    ++adopted;
    const auto device = TRY(read_device(impl_->handle()));
    static_cast<void>(advance_anchor(impl_->handle(), impl_->anchor(), device));
  }
  impl_->database.checkpoint();
  return adopted;
}

}  // namespace clearway::vault
