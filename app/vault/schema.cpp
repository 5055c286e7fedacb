#include "app/vault/schema.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "app/vault/transaction.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr const char* kForgetting = R"sql(
-- The center's word that it had the entry: lets the link go on alone where the bytes were
-- forgotten, whatever a restored center still has.
ALTER TABLE erased_links ADD COLUMN receipt BLOB;

-- Of a pulled entry: the newest receipt here when forget() first saw it. NULL: not yet.
ALTER TABLE entries ADD COLUMN seen INTEGER;

-- Records that have rested here long enough. `state`: 0 nothing of it is taken; 1 something new
-- of it has come since; 2 it comes again, all of it, with the next pull.
CREATE TABLE forgotten (
  row INTEGER PRIMARY KEY,
  record BLOB NOT NULL UNIQUE,
  state INTEGER NOT NULL DEFAULT 0);

-- What was here of them, so that the same bytes are not taken for something new.
CREATE TABLE forgotten_entries (
  row INTEGER PRIMARY KEY,
  entry BLOB NOT NULL UNIQUE,
  record BLOB NOT NULL);
CREATE INDEX forgotten_entries_record ON forgotten_entries (record);

-- Records of one person: one is not forgotten while another has not rested.
CREATE TABLE together (
  row INTEGER PRIMARY KEY,
  record BLOB NOT NULL,
  other BLOB NOT NULL,
  UNIQUE (record, other));
)sql";

constexpr const char* kSummaries = R"sql(
-- What a staff list shows of a record, sealed for those who may read the record. `newest`: the
-- entry that was its newest then; once another is, the row says nothing any more.
CREATE TABLE summaries (
  record INTEGER PRIMARY KEY REFERENCES records (row) ON DELETE CASCADE,
  newest INTEGER NOT NULL,
  sealed BLOB NOT NULL);
)sql";

// Physical keys are local row numbers in the order of arrival; the random ids are unique
// indexes beside them. Migrations only go forward and are never edited once released.
constexpr const char* kMigrations[] = {R"sql(
CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL,
  value BLOB NOT NULL) WITHOUT ROWID;

-- One row for each epoch this device has had; only the newest keeps its secret.
CREATE TABLE devices (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  verify BLOB NOT NULL,
  secret BLOB,
  UNIQUE (id, epoch));

CREATE TABLE records (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE);

CREATE TABLE entries (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES records (row),
  kind INTEGER NOT NULL,
  own INTEGER NOT NULL,
  kept_at INTEGER NOT NULL,
  hash BLOB NOT NULL,
  bytes BLOB NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT '');
CREATE INDEX entries_record ON entries (record);
CREATE INDEX entries_waiting ON entries (row) WHERE own = 1 AND state = 0;

-- A link outlives its entry: an erased entry leaves NULL here and the chain still verifies.
CREATE TABLE links (
  row INTEGER PRIMARY KEY,
  device BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL,
  bytes BLOB NOT NULL,
  entry INTEGER UNIQUE REFERENCES entries (row) ON DELETE SET NULL,
  UNIQUE (device, epoch, sequence));

CREATE TABLE receipts (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
  center BLOB NOT NULL,
  server_epoch INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (entry, center, server_epoch));

-- A destroyed wrap keeps its row without bytes, so that no pull brings it back.
CREATE TABLE wraps (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  record INTEGER REFERENCES records (row),
  recipient INTEGER NOT NULL DEFAULT 0,
  site BLOB,
  locator TEXT,
  own INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  bytes BLOB);
CREATE INDEX wraps_record ON wraps (record);
CREATE INDEX wraps_locator ON wraps (locator) WHERE locator IS NOT NULL;
CREATE INDEX wraps_site ON wraps (site) WHERE site IS NOT NULL;

-- `seen`: the last entry that was here when the visit began.
CREATE TABLE visits (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES records (row),
  seen INTEGER NOT NULL);
CREATE INDEX visits_record ON visits (record);

-- `field` is a keyed hash; the name is inside `sealed`.
CREATE TABLE drafts (
  row INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL REFERENCES visits (row),
  field BLOB NOT NULL,
  revision INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  UNIQUE (visit, field));

-- Pulled bytes that were not taken, by hash, so that somebody can ask the center about them.
CREATE TABLE refused (
  row INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  reason TEXT NOT NULL);
)sql",
                                       R"sql(
-- A record that was withdrawn. The row stays for good, so that nothing of it comes again.
-- `signer`: the root's word on the device that signed it; empty for this device's own.
-- `server_epoch`: in which the center is known to have it; 0 while it waits.
CREATE TABLE erasures (
  row INTEGER PRIMARY KEY,
  record BLOB NOT NULL UNIQUE,
  bytes BLOB NOT NULL,
  signer BLOB NOT NULL,
  server_epoch INTEGER NOT NULL DEFAULT 0,
  receipt BLOB);
CREATE INDEX erasures_waiting ON erasures (row) WHERE server_epoch = 0;

-- What stands in the chain in place of an erased entry, so that the links behind it can go on.
CREATE TABLE erased_links (
  link INTEGER PRIMARY KEY REFERENCES links (row),
  record BLOB NOT NULL,
  entry BLOB NOT NULL UNIQUE,
  state INTEGER NOT NULL,
  server_epoch INTEGER NOT NULL);
CREATE INDEX erased_links_waiting ON erased_links (link) WHERE state = 0;
)sql",
                                       R"sql(
-- Who is safe, who waits and who came last is told from this index alone: in the table these
-- columns lie behind the bytes, and each row would cost a page of its own.
CREATE INDEX entries_told ON entries (record, kind, own, state, kept_at);
DROP INDEX entries_record;
)sql",
                                       kForgetting, kSummaries};

constexpr auto kNewest = static_cast<std::int64_t>(std::size(kMigrations));

Result<> apply(Database& db, std::int64_t version) {
  auto transaction = TRY(Transaction::begin(db));
  const char* sql = kMigrations[version - 1];
  if (sqlite3_exec(db.handle().raw(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    return sqlite_failure(db.handle().raw(), "vault.migrate");
  TRY(transaction.run("PRAGMA user_version = " + std::to_string(version)));
  return transaction.commit();
}

}  // namespace

Result<std::int64_t> schema_of(Database& db) {
  auto found = TRY(query(db.handle(), "PRAGMA user_version"));
  TRY(found.step());
  return found.column_int(0);
}

Result<> migrate(Database& db, std::int64_t version) {
  const auto newest = std::max(version, TRY(schema_of(db)));
  if (newest > kNewest)
    return fail(ErrorCode::rejected, "vault.open",
                "a newer program wrote this vault (schema " + std::to_string(newest) +
                    "): update Clearway on this machine. Nothing was changed.");
  for (auto next = TRY(schema_of(db)) + 1; next <= version; ++next) TRY(apply(db, next));
  return {};
}

Result<> migrate(Database& db) { return migrate(db, kNewest); }

}  // namespace clearway::vault
