// The bytes of DIR/db.sealed (staff_lock.h). Private to this folder, its tests and its fuzz target.
//
//   "CWK1" | root verify key 32 | site 16 | the database key, sealed to the site's key 80   132
//   bytes
#pragma once

#include <optional>

#include "app/core/ids.h"
#include "app/keys/crypto.h"

namespace clearway::station {

inline constexpr std::size_t kSealedKeySize = 80;
inline constexpr std::size_t kLockFileSize = 4 + 32 + 16 + kSealedKeySize;

struct LockFile {
  keys::VerifyKey root{};
  core::SiteId site;
  core::Bytes sealed;  // kSealedKeySize
  friend bool operator==(const LockFile&, const LockFile&) = default;
};

core::Bytes encode(const LockFile& lock);
std::optional<LockFile> decode_lock(core::ByteView bytes);  // nothing: damaged, or another file

}  // namespace clearway::station
