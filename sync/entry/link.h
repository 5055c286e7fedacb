// Links chain a device's entries: deleting, inserting or reordering one shows.
//
//   "CWL1" | device 16 | device epoch u32 | sequence u64 | previous link hash 32 |
//   entry hash 32 | signature 64      integers little-endian; 160 bytes
//
// The signature covers everything before it under the domain "clearway/v1/link".
#pragma once

#include "app/core/ids.h"
#include "app/keys/crypto.h"

namespace clearway::entry {

struct Link {
  core::DeviceId device;
  std::uint32_t device_epoch = 1;
  std::uint64_t sequence = 1;  // from 1, without gaps within an epoch
  core::Hash previous{};       // hash of the link before; zeros for sequence 1
  core::Hash entry{};
  keys::Signature signature{};
  friend bool operator==(const Link&, const Link&) = default;
};
inline constexpr std::size_t kLinkSize = 160;

// Errors: invalid_input for epoch or sequence 0, and unless `previous` is zeros exactly at 1.
core::Result<Link> make_link(const keys::SigningKey& device_key, Link unsigned_link);
core::Bytes encode(const Link& link);
core::Result<Link> decode_link(core::ByteView bytes);  // corrupt; same rules; does not verify
bool verify(const Link& link, const keys::VerifyKey& device_key);
core::Hash hash_of(const Link& link);  // of the 160 bytes

}  // namespace clearway::entry
