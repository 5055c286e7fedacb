// The entry: one visit's changes, sealed once. These bytes lie on disk, cross the wire, ride
// the stick and rest at the center; the identity of an entry is the hash of its bytes.
//
//   offset  size  field
//        0     4  magic "CWE1"
//        4     1  kind (EntryKind)
//        5    16  record id
//       21    16  entry id
//       37    24  nonce
//       61     n  ciphertext and tag of: u32 little-endian length, zstd frame, zero padding up
//                 to the smallest bucket of 1, 4, 16, 64, 256 KiB or 1 MiB that holds them
//
// Associated data is "clearway/v1/entry\0" and bytes 0 to 36. The body is opaque here
// (app/record encodes it). A decoder takes only these exact forms.
#pragma once

#include "app/core/ids.h"
#include "app/keys/crypto.h"

namespace clearway::entry {

enum class EntryKind : core::Byte {
  changes = 1,  // body: record.Changes
  drafts = 2,   // body: sealed draft rows nobody here could read after a power cut
  audit = 3,    // that something was done, in clear and of one size (audit.h)
};

struct EntryHeader {
  EntryKind kind = EntryKind::changes;
  core::RecordId record;
  core::EntryId id;
  friend bool operator==(const EntryHeader&, const EntryHeader&) = default;
};

inline constexpr std::size_t kMaxEntry = std::size_t{1} << 21;      // bytes, everything
inline constexpr std::size_t kMaxEntryBody = std::size_t{1} << 21;  // before zstd
inline constexpr std::size_t kAuditSize = 96;                       // an entry of kind `audit`

// For kind `changes`. Errors: invalid_input for a body that is too long for the last bucket.
core::Result<core::Bytes> seal_entry(core::ByteView record_key, const EntryHeader& header,
                                     core::ByteView body);
// Errors: corrupt; wrong_key; invalid_input for another kind.
core::Result<keys::Secret> open_entry(core::ByteView record_key, core::ByteView entry);
// For bytes from anywhere; does not need the key. Errors: corrupt.
core::Result<EntryHeader> read_header(core::ByteView entry);

// Bodies of kind `drafts` are not encrypted under the record key a second time: the rows
// are. They are framed as an entry with an all-zero nonce and no tag, whose rest is
//   u32 little-endian length, rows, zero padding up to a bucket
// Errors: invalid_input for another kind or too many rows; unframe also corrupt.
core::Result<core::Bytes> frame_drafts(const EntryHeader& header, core::ByteView rows);
core::Result<core::Bytes> unframe_drafts(core::ByteView entry);

}  // namespace clearway::entry
