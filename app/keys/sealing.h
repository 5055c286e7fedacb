// Private to app/keys, sync/entry and their golden tests: sealing with a nonce that the caller
// chose. Everything else calls seal(), which draws a fresh one each time.
#pragma once

#include "app/keys/crypto.h"

namespace clearway::keys {

inline constexpr std::size_t kNonceSize = 24;
using Nonce = std::array<core::Byte, kNonceSize>;

core::Result<core::Bytes> seal_with_nonce(core::ByteView key, const Nonce& nonce,
                                          core::ByteView plain, core::ByteView associated);

// As make_slot, with salt and nonce given.
core::Result<core::Bytes> make_slot_with(std::string_view name, std::string_view passphrase,
                                         core::ByteView secret, const Salt& salt,
                                         const Nonce& nonce);

}  // namespace clearway::keys
