#include "app/keys/secret.h"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <cassert>

#include "app/keys/locked_pool.h"

namespace clearway::keys {
namespace {

// sodium_malloc needs sodium_init first, and tests and tools may make a Secret before start().
bool ready() {
  static const bool kReady = sodium_init() >= 0;
  return kReady;
}

// Never taken down: a secret may outlive whatever else is static. With a sanitizer nothing rests,
// so that a secret used after its end is an error that is seen.
LockedPool& pool() {
#ifdef CLEARWAY_SANITIZED
  constexpr std::size_t kMostResting = 0;
#else
  constexpr std::size_t kMostResting = 64;
#endif
  static auto* const kPool = new LockedPool(kMostResting);
  return *kPool;
}

}  // namespace

core::Result<> start() {
  if (!ready()) return core::fail(core::ErrorCode::internal, "keys.start", "libsodium");
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0)
    return core::fail(core::ErrorCode::internal, "keys.start", "core limit");
#ifndef CLEARWAY_SANITIZED  // the leak checker attaches to its own process, and must be let in
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return core::fail(core::ErrorCode::internal, "keys.start", "dumpable");
#endif
  return {};
}

core::Result<Secret> Secret::of_size(std::size_t size) {
  if (!ready()) return core::fail(core::ErrorCode::internal, "keys.secret", "libsodium");
  auto* data = pool().take(size);
  if (data == nullptr) return core::fail(core::ErrorCode::internal, "keys.secret", "memory");
  return Secret(data, size);
}

core::Result<Secret> Secret::random(std::size_t size) {
  Secret secret = TRY(of_size(size));
  fill_random(secret.bytes());
  return secret;
}

core::Result<Secret> Secret::copy(core::ByteView bytes) {
  Secret secret = TRY(of_size(bytes.size()));
  std::ranges::copy(bytes, secret.data_.get());
  return secret;
}

void Secret::Wipe::operator()(core::Byte* data) const noexcept { pool().give_back(data, size); }

void wipe(std::span<core::Byte> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

void wipe(std::string& text) {
  text.resize(text.capacity());  // shortening leaves old characters behind the end
  sodium_memzero(text.data(), text.size());
  text.clear();
}

void fill_random(std::span<core::Byte> bytes) {
  const bool can = ready();
  assert(can);  // without a source of randomness there is nothing safe to do
  if (!can) std::terminate();
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace clearway::keys
