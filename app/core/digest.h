// SHA-256, for telling whether bytes are still the same. Not for passwords or keys: those
// live in app/keys.
#pragma once

#include <array>

#include "app/core/bytes.h"

namespace clearway::core {

using Digest = std::array<Byte, 32>;

Digest sha256(ByteView bytes);

}  // namespace clearway::core
