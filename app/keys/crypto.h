// The four operations everything here is made of, over libsodium. Each takes a domain
// string, so that bytes made for one purpose never pass for another.
#pragma once

#include "app/core/ids.h"
#include "app/keys/secret.h"

namespace clearway::keys {

core::Hash hash(core::ByteView bytes);  // BLAKE2b-256
// In the same time whatever they hold: for what proves something to somebody without the key.
bool equal(core::ByteView a, core::ByteView b);

// XChaCha20-Poly1305 (IETF) with a random 24-byte nonce in front of the ciphertext.
//   key     32 bytes
//   errors  open: wrong_key when key, bytes or associated data differ
core::Result<core::Bytes> seal(core::ByteView key, core::ByteView plain, core::ByteView associated);
core::Result<Secret> open(core::ByteView key, core::ByteView sealed, core::ByteView associated);
inline constexpr std::size_t kSealOverhead = 40;

// Of every key that is bytes: a record's, a database's, one that seals, in bytes.
inline constexpr std::size_t kKeySize = 32;

// A key for one purpose, made of another key. Each domain gives another.
core::Result<Secret> derived_key(std::string_view domain, core::ByteView key);

// Ed25519. Signs domain || 0x00 || message.
using VerifyKey = std::array<core::Byte, 32>;
using Signature = std::array<core::Byte, 64>;
struct SigningKey {
  Secret secret;  // 64 bytes, libsodium's form
  VerifyKey verify{};
  static core::Result<SigningKey> generate();
  static core::Result<SigningKey> from_seed(core::ByteView seed);  // 32 bytes
};
core::Result<Signature> sign(const SigningKey& key, std::string_view domain,
                             core::ByteView message);
bool verify(const VerifyKey& key, std::string_view domain, core::ByteView message,
            const Signature& signature);

// X25519 sealed boxes: anyone can seal to `public_key`, only its secret opens.
using PublicKey = std::array<core::Byte, 32>;
struct BoxKey {
  Secret secret;  // 32 bytes
  PublicKey public_key{};
  static core::Result<BoxKey> generate();
  static core::Result<BoxKey> from_secret(core::ByteView secret);
};
core::Result<core::Bytes> box_seal(const PublicKey& to, core::ByteView plain);
core::Result<Secret> box_open(const BoxKey& key, core::ByteView sealed);  // wrong_key

// Argon2id, p = 1. Parameters are fixed by the format version, never read from outside.
enum class Stretch { v1 };  // 64 MiB, t = 3, 32 bytes out
using Salt = std::array<core::Byte, 16>;
core::Result<Secret> stretch(Stretch version, core::ByteView secret, const Salt& salt);

}  // namespace clearway::keys
