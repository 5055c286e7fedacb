// Small makers for the tests of app/keys.
#pragma once

#include <gtest/gtest.h>

#include "app/core/bytes.h"

namespace clearway::keys {

// `size` bytes counting up from `first`.
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

template <class T>
core::ErrorCode code_of(const core::Result<T>& result) {
  EXPECT_FALSE(result.has_value());
  return result ? core::ErrorCode::internal : result.error().code;
}

}  // namespace clearway::keys
