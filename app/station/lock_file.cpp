#include "app/station/lock_file.h"

#include <algorithm>

namespace clearway::station {
namespace {

constexpr std::string_view kMagic = "CWK1";

}  // namespace

core::Bytes encode(const LockFile& lock) {
  const auto magic = core::as_bytes(kMagic);
  core::Bytes out(magic.begin(), magic.end());
  out.insert(out.end(), lock.root.begin(), lock.root.end());
  out.insert(out.end(), lock.site.bytes.begin(), lock.site.bytes.end());
  out.insert(out.end(), lock.sealed.begin(), lock.sealed.end());
  return out;
}

std::optional<LockFile> decode_lock(core::ByteView bytes) {
  if (bytes.size() != kLockFileSize) return std::nullopt;
  const auto next = [&bytes](std::size_t size) {
    const auto part = bytes.first(size);
    bytes = bytes.subspan(size);
    return part;
  };
  if (core::as_text(next(kMagic.size())) != kMagic) return std::nullopt;
  LockFile lock;
  std::ranges::copy(next(lock.root.size()), lock.root.begin());
  std::ranges::copy(next(lock.site.bytes.size()), lock.site.bytes.begin());
  lock.sealed.assign(bytes.begin(), bytes.end());
  return lock;
}

}  // namespace clearway::station
