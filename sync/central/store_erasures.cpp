#include "sync/central/store.h"

// Records that were withdrawn.
namespace clearway::central {

using core::Result;

namespace {

// Of an entry's bytes: the magic, the kind, then the record's id (sync/entry/entry.h).
constexpr const char* kKnown[] = {
    "SELECT 1 FROM entries WHERE organization = $1 AND record = $2 LIMIT 1",
    "SELECT 1 FROM wraps WHERE organization = $1 AND record = $2 AND LENGTH(bytes) > 0 LIMIT 1",
    "SELECT 1 FROM set_aside WHERE organization = $1 AND SUBSTR(entry, 6, 16) = $2 LIMIT 1"};

}  // namespace

Result<bool> Store::knows(core::RecordId record) const {
  for (const char* sql : kKnown) {
    auto row = TRY(Statement::prepare(db_, sql, organization_, record.view()));
    if (TRY(row.step())) return true;
  }
  return false;
}

Result<std::optional<ErasureRow>> Store::erasure(core::RecordId record) const {
  auto row = TRY(Statement::prepare(
      db_, "SELECT erasure, signer FROM erasures WHERE organization = $1 AND record = $2",
      organization_, record.view()));
  if (!TRY(row.step())) return std::optional<ErasureRow>{};
  return std::optional(ErasureRow{row.blob(0), row.blob(1)});
}

Result<> Store::erase(Transaction&, core::RecordId record, const ErasureRow& row,
                      core::UnixTime now) {
  TRY(execute(db_, "DELETE FROM entries WHERE organization = $1 AND record = $2", organization_,
              record.view()));
  const core::Bytes nothing;
  TRY(execute(db_, "UPDATE wraps SET bytes = $3 WHERE organization = $1 AND record = $2",
              organization_, record.view(), nothing));
  TRY(execute(db_,
              "UPDATE set_aside SET entry = $3"
              " WHERE organization = $1 AND SUBSTR(entry, 6, 16) = $2",
              organization_, record.view(), nothing));
  return execute(db_,
                 "INSERT INTO erasures (organization, record, erasure, signer, received)"
                 " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                 organization_, record.view(), row.erasure, row.signer, now);
}

}  // namespace clearway::central
