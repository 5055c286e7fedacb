// The body of an entry of kind `drafts`: rows that nobody could read after a power cut, as
// they were, with what a reader elsewhere needs to open them.
//
//   "CWD1" | device 16 | visit tag 16 | kept at i64 | u32 count, then entry ids 16 each: what
//   was known of the record when the visit began | u32 count, then rows of
//   revision u64 | u32 length | sealed draft (draft_box.h)
//
// Integers are little-endian; nothing follows the last row. The seals guard every word and
// its revision; the entry's link guards the rest.
#pragma once

#include <vector>

#include "app/core/date.h"
#include "app/vault/draft_box.h"

namespace clearway::vault {

struct DraftRow {
  std::uint64_t revision = 0;
  core::Bytes sealed;
  friend bool operator==(const DraftRow&, const DraftRow&) = default;
};

struct DraftRows {
  core::DeviceId device;
  VisitTag visit{};
  core::UnixTime kept_at = 0;
  std::vector<core::EntryId> seen;
  std::vector<DraftRow> rows;
  friend bool operator==(const DraftRows&, const DraftRows&) = default;
};

core::Bytes encode(const DraftRows& rows);
// For bytes from anywhere. Errors: corrupt.
core::Result<DraftRows> decode_draft_rows(core::ByteView bytes);

// Cuts the rows so that each part fits an entry; nearly always one part.
std::vector<DraftRows> split_for_entries(DraftRows rows);

// Both follow from what they name, so that adopting or opening twice gives the same.
core::EntryId orphan_entry_id(const VisitTag& visit, std::uint32_t part);
core::ChangeId orphan_change_id(core::EntryId entry, bool by_helper = false);

}  // namespace clearway::vault
