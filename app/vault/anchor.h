// The anchor: a small signed file beside the database that names the newest link and what the
// root signed (pinned.h). A database put back to an older state, one whose WAL lost its tail, or
// an older staff list under newer entries no longer reaches it.
//
//   "CWA2" | device 16 | device epoch u32 | sequence u64 | head link hash 32 |
//   pinned count u64 | pinned digest 32 | signature 64
//
// Integers little-endian, 168 bytes; signed under "clearway/v1/anchor". "CWA1", of 128 bytes and
// without the pinned part, is read as count 0. A power cut between a commit and the anchor leaves
// it behind by that write: that is repaired. Anything else is reported, and what the database
// does not reach is never overwritten.
#pragma once

#include "app/vault/impl.h"
#include "app/vault/pinned.h"

namespace clearway::vault {

struct Anchor {
  core::DeviceId device;
  std::uint32_t epoch = 1;
  std::uint64_t sequence = 0;
  core::Hash head{};
  Pinned pinned;
};
core::Result<core::Bytes> encode_anchor(const keys::SigningKey& key, const Anchor& anchor);
// Errors: corrupt; wrong_key when `key` did not sign it.
core::Result<Anchor> open_anchor(const keys::VerifyKey& key, core::ByteView bytes);

// The end of a visit and what is noted with it.
inline constexpr std::uint64_t kMostLinksOfOneWrite = 1 + kMostAudits;

enum class AnchorState { current, behind_by_one_write, behind, missing, corrupt, forked, ahead };
struct AnchorStanding {  // how the anchor stands to the database
  AnchorState chain = AnchorState::current;
  AnchorState pinned = AnchorState::current;  // forked: the same count, other content
};
core::Result<AnchorStanding> check_anchor(Connection& db, const std::filesystem::path& file,
                                          const Device& device);
// What a sound anchor says of pinned settings; zeros when there is none.
Pinned anchored(const std::filesystem::path& file, const keys::VerifyKey& key);
// At the start of a new epoch, which decides what the chain is: writes it whatever the file says.
// That what the root signed is older here than it was stays evidence.
core::Result<> renew_anchor(Connection& db, const std::filesystem::path& file,
                            const keys::VerifyKey& before, const Device& next);
// Writes what is here now, but for a part in which the anchor is ahead of the database or on
// another branch: that is evidence and stays.
core::Result<> advance_anchor(Connection& db, const std::filesystem::path& file,
                              const Device& device);

}  // namespace clearway::vault
