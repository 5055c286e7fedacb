// What the staff list shows of a record, kept in the store so that a long list need not open
// every record. Sealed under a key made of the site's secret key, which is here only while staff
// are signed in: so it says nothing to anybody who could not open the record itself, and less.
//
//   keys::seal, associated data "clearway/v1/summary", record id, number of the entry that was
//   its newest (u64), of: u32 length, record::encode, zeros up to the next 256 bytes
//
// Two changes: the first has the time of the first entry; the second the time of the last, and
// the fields. Numbers are little-endian.
#pragma once

#include "app/record/record.h"
#include "app/vault/vault.h"

namespace clearway::station {

struct Summary {
  record::Fields fields;  // the name, the year of birth, and that there is this case
  core::UnixTime first_entry = 0;
  core::UnixTime last_entry = 0;
  friend bool operator==(const Summary&, const Summary&) = default;
};
Summary summary_of(const record::Record& record);

core::Result<keys::Secret> summary_key(const keys::BoxKey& site_key);
core::Result<vault::RecordSummary> seal_summary(core::ByteView key, const vault::RecordInfo& of,
                                                const Summary& summary);
// Errors: wrong_key, also for that of another record or of another newest entry; corrupt.
core::Result<Summary> open_summary(core::ByteView key, const vault::RecordInfo& of,
                                   core::ByteView sealed);

}  // namespace clearway::station
