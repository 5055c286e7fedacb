#include "sync/central/store.h"

// The feed: what there is for the others, in the order it was committed.
namespace clearway::central {

using core::Result;

Result<> Store::feed(Transaction&, FeedKind kind, core::ByteView reference, const Device& from) {
  auto known = TRY(Statement::prepare(
      db_, "SELECT 1 FROM feed WHERE organization = $1 AND kind = $2 AND reference = $3",
      organization_, static_cast<std::int64_t>(kind), reference));
  if (TRY(known.step())) return {};
  auto next = TRY(Statement::prepare(db_,
                                     "UPDATE counters SET value = value + 1 WHERE organization ="
                                     " $1 AND name = 'feed' RETURNING value",
                                     organization_));
  if (!TRY(next.step())) return core::fail(core::ErrorCode::corrupt, "central.feed", "no counter");
  return execute(db_,
                 "INSERT INTO feed (organization, position, kind, reference, device, epoch)"
                 " VALUES ($1, $2, $3, $4, $5, $6)",
                 organization_, next.number(0), static_cast<std::int64_t>(kind), reference,
                 from.id.view(), from.epoch);
}

// A device gets its wraps and erasures back as well: another copy of its disk may have sent them
// under the same epoch.
Result<std::vector<FeedRow>> Store::read_feed(std::uint64_t position, std::size_t limit,
                                              const Device& device, bool everything) const {
  auto row = TRY(Statement::prepare(
      db_,
      "SELECT position, kind, reference FROM feed"
      " WHERE organization = $1 AND position > $2"
      " AND (kind <> 1 OR NOT (device = $3 AND epoch = $4) OR $5 = 1)"
      " ORDER BY position LIMIT $6",
      organization_, static_cast<std::int64_t>(position), device.id.view(), device.epoch,
      std::int64_t{everything ? 1 : 0}, static_cast<std::int64_t>(limit)));
  std::vector<FeedRow> rows;
  while (TRY(row.step()))
    rows.push_back({static_cast<std::uint64_t>(row.number(0)), static_cast<FeedKind>(row.number(1)),
                    row.blob(2)});
  return rows;
}

Result<std::uint64_t> Store::feed_end() const {
  auto row = TRY(Statement::prepare(
      db_, "SELECT value FROM counters WHERE organization = $1 AND name = 'feed'", organization_));
  TRY(row.step());
  return static_cast<std::uint64_t>(row.number(0));
}

Result<core::Bytes> Store::entry_bytes(core::ByteView hash) const {
  auto row = TRY(Statement::prepare(
      db_, "SELECT bytes FROM entries WHERE organization = $1 AND hash = $2", organization_, hash));
  if (!TRY(row.step())) return core::Bytes{};
  return row.blob(0);
}

Result<> Store::each_entry(const Visit& visit) const {
  auto row = TRY(Statement::prepare(
      db_, "SELECT bytes FROM entries WHERE organization = $1 ORDER BY hash", organization_));
  while (TRY(row.step())) TRY(visit(row.blob(0)));
  return {};
}

Result<> Store::each_wrap(const Visit& visit) const {
  auto row = TRY(Statement::prepare(
      db_, "SELECT bytes FROM wraps WHERE organization = $1 AND LENGTH(bytes) > 0 ORDER BY wrap",
      organization_));
  while (TRY(row.step())) TRY(visit(row.blob(0)));
  return {};
}

}  // namespace clearway::central
