// Bytes, and the one text form they have here: lower-case hex.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/result.h"

namespace clearway::core {

using Byte = std::uint8_t;
using Bytes = std::vector<Byte>;
using ByteView = std::span<const Byte>;

std::string to_hex(ByteView bytes);

// Errors: invalid_input for an odd length or a character outside 0-9a-fA-F.
Result<Bytes> from_hex(std::string_view text);

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const Byte*>(text.data()), text.size()};
}
inline std::string as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace clearway::core
