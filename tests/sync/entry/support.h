// Fixed ids and keys for the tests of sync/entry.
#pragma once

#include <gtest/gtest.h>

#include "app/keys/crypto.h"

namespace clearway::entry {

inline core::Bytes counting(std::size_t size, core::Byte first = 0) {
  core::Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<core::Byte>(first + i);
  return bytes;
}
template <std::size_t size>
std::array<core::Byte, size> counting_array(core::Byte first = 0) {
  std::array<core::Byte, size> bytes{};
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<core::Byte>(first + i);
  return bytes;
}
template <class IdType>
IdType fixed_id(core::Byte first) {
  return IdType{counting_array<16>(first)};
}
inline keys::SigningKey signing_key(core::Byte first) {
  return *keys::SigningKey::from_seed(counting(32, first));
}

template <class T>
core::ErrorCode code_of(const core::Result<T>& result) {
  EXPECT_FALSE(result.has_value());
  return result ? core::ErrorCode::internal : result.error().code;
}

// Calls `look` with `good` cut short at every length and with every byte changed.
template <class Look>
void for_each_damage(const core::Bytes& good, Look look) {
  for (std::size_t size = 0; size < good.size(); ++size)
    look(core::Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)));
  for (std::size_t i = 0; i < good.size(); ++i) {
    core::Bytes bad = good;
    bad[i] ^= 0x41;
    look(bad);
  }
}

}  // namespace clearway::entry
