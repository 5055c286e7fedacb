// The anchor: a small signed file beside the database that names the newest link. A database
// put back to an older state, or one whose WAL lost its tail, no longer reaches it.
//
//   "CWA1" | device 16 | device epoch u32 | sequence u64 | head link hash 32 | signature 64
//
// Integers little-endian, 128 bytes; signed under "clearway/v1/anchor". A power cut between a
// commit and the anchor leaves it one behind: that is repaired. Anything else is reported, and
// an anchor that the database does not reach is never overwritten.
#pragma once

#include "app/vault/impl.h"

namespace clearway::vault {

struct Anchor {
  core::DeviceId device;
  std::uint32_t epoch = 1;
  std::uint64_t sequence = 0;
  core::Hash head{};
  keys::Signature signature{};
};
core::Result<core::Bytes> encode_anchor(const keys::SigningKey& key, const Anchor& anchor);
core::Result<Anchor> decode_anchor(core::ByteView bytes);  // corrupt; does not verify

enum class AnchorState { current, behind_by_one, behind, missing, corrupt, forked, ahead };
// How the anchor stands to the newest link of `device`.
core::Result<AnchorState> check_anchor(sqlite3& db, const std::filesystem::path& file,
                                       const Device& device);
// Writes the newest link unless the anchor is ahead of the database or on another branch.
core::Result<> advance_anchor(sqlite3& db, const std::filesystem::path& file, const Device& device);

}  // namespace clearway::vault
