// Tables of the center's store, by version. Private to sync/central. A version that was
// released is never edited: the next one is a step on top of it.
//
// Everything is keyed by organization first, so that a distributed PostgreSQL can place the
// rows; this center serves one. An entry's bytes stand once, by hash, however many links
// name them; an erased entry leaves its links.
#pragma once

namespace clearway::central {

inline constexpr const char* kVersion1 = R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- A row lock on the counter is what makes the feed commit-ordered: under PostgreSQL too,
-- nobody takes a higher number before the holder of a lower one has committed.
CREATE TABLE counters (
  organization BYTEA NOT NULL, name TEXT NOT NULL, value BIGINT NOT NULL,
  PRIMARY KEY (organization, name));

CREATE TABLE invites (
  organization BYTEA NOT NULL, code BYTEA NOT NULL, expires BIGINT NOT NULL,
  used_by BYTEA NOT NULL,
  PRIMARY KEY (organization, code));

CREATE TABLE devices (
  organization BYTEA NOT NULL, device BYTEA NOT NULL, epoch BIGINT NOT NULL,
  certificate BYTEA NOT NULL, verify_key BYTEA NOT NULL, statement BYTEA NOT NULL,
  high_water BIGINT NOT NULL, enrolled BIGINT NOT NULL, revoked BIGINT NOT NULL,
  PRIMARY KEY (organization, device, epoch));
CREATE INDEX devices_by_certificate ON devices (organization, certificate);

CREATE TABLE links (
  organization BYTEA NOT NULL, device BYTEA NOT NULL, epoch BIGINT NOT NULL,
  sequence BIGINT NOT NULL, hash BYTEA NOT NULL, previous BYTEA NOT NULL,
  entry BYTEA NOT NULL, link BYTEA NOT NULL, state BIGINT NOT NULL, received BIGINT NOT NULL,
  PRIMARY KEY (organization, device, epoch, sequence));

CREATE TABLE entries (
  organization BYTEA NOT NULL, hash BYTEA NOT NULL, record BYTEA NOT NULL, bytes BYTEA NOT NULL,
  PRIMARY KEY (organization, hash));

CREATE TABLE set_aside (
  organization BYTEA NOT NULL, device BYTEA NOT NULL, epoch BIGINT NOT NULL,
  sequence BIGINT NOT NULL, item BYTEA NOT NULL, link_hash BYTEA NOT NULL, reason TEXT NOT NULL,
  link BYTEA NOT NULL, entry BYTEA NOT NULL, received BIGINT NOT NULL,
  PRIMARY KEY (organization, device, epoch, sequence, item));

-- Empty bytes: replaced. The row stays, so that a late copy is not taken back.
CREATE TABLE wraps (
  organization BYTEA NOT NULL, wrap BYTEA NOT NULL, record BYTEA NOT NULL,
  recipient BIGINT NOT NULL, bytes BYTEA NOT NULL,
  PRIMARY KEY (organization, wrap));

CREATE TABLE feed (
  organization BYTEA NOT NULL, position BIGINT NOT NULL, kind BIGINT NOT NULL,
  reference BYTEA NOT NULL, device BYTEA NOT NULL, epoch BIGINT NOT NULL,
  PRIMARY KEY (organization, position));
CREATE UNIQUE INDEX feed_once ON feed (organization, kind, reference);
)sql";

inline constexpr const char* kVersion2 = R"sql(
-- A record that was withdrawn: nothing of it is taken again. `signer` is the root's statement
-- on the device that signed the erasure.
CREATE TABLE erasures (
  organization BYTEA NOT NULL, record BYTEA NOT NULL, erasure BYTEA NOT NULL,
  signer BYTEA NOT NULL, received BIGINT NOT NULL,
  PRIMARY KEY (organization, record));
CREATE INDEX entries_by_record ON entries (organization, record);
CREATE INDEX wraps_by_record ON wraps (organization, record);

-- Not zero: this device has pushed or pulled an entry or a wrap.
ALTER TABLE devices ADD COLUMN exchanged BIGINT NOT NULL DEFAULT 0;
UPDATE devices SET exchanged = 1 WHERE EXISTS (SELECT 1 FROM links
  WHERE links.organization = devices.organization AND links.device = devices.device);
)sql";

inline constexpr const char* kVersion3 = R"sql(
-- The newest staff list of each site that the operator brought from the office.
CREATE TABLE staff_lists (
  organization BYTEA NOT NULL, site BYTEA NOT NULL, version BIGINT NOT NULL, bytes BYTEA NOT NULL,
  PRIMARY KEY (organization, site));
)sql";

inline constexpr const char* kVersion4 = R"sql(
-- When the device last pushed or pulled; zero: not since this column is here.
ALTER TABLE devices ADD COLUMN seen BIGINT NOT NULL DEFAULT 0;
)sql";

inline constexpr const char* kVersions[] = {kVersion1, kVersion2, kVersion3, kVersion4};

}  // namespace clearway::central
