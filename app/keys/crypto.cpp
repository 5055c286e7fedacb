#include "app/keys/crypto.h"

#include <sodium.h>

#include <algorithm>

#include "app/keys/sealing.h"

namespace clearway::keys {
namespace {

using core::ErrorCode;
using core::fail;

static_assert(kSealOverhead == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES +
                                   crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(kNonceSize == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(std::tuple_size_v<Signature> == crypto_sign_BYTES);

core::Bytes with_domain(std::string_view domain, core::ByteView message) {
  core::Bytes bytes;
  bytes.reserve(domain.size() + 1 + message.size());
  bytes.insert(bytes.end(), domain.begin(), domain.end());
  bytes.push_back(0);
  bytes.insert(bytes.end(), message.begin(), message.end());
  return bytes;
}

}  // namespace

bool equal(core::ByteView a, core::ByteView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

core::Hash hash(core::ByteView bytes) {
  core::Hash out;
  crypto_generichash(out.data(), out.size(), bytes.data(), bytes.size(), nullptr, 0);
  return out;
}

core::Result<core::Bytes> seal_with_nonce(core::ByteView key, const Nonce& nonce,
                                          core::ByteView plain, core::ByteView associated) {
  if (key.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
    return fail(ErrorCode::invalid_input, "keys.seal", "key size");
  core::Bytes out(kSealOverhead + plain.size());
  std::ranges::copy(nonce, out.begin());
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + nonce.size(), nullptr, plain.data(),
                                             plain.size(), associated.data(), associated.size(),
                                             nullptr, nonce.data(), key.data());
  return out;
}

core::Result<core::Bytes> seal(core::ByteView key, core::ByteView plain,
                               core::ByteView associated) {
  Nonce nonce;
  fill_random(nonce);
  return seal_with_nonce(key, nonce, plain, associated);
}

core::Result<Secret> open(core::ByteView key, core::ByteView sealed, core::ByteView associated) {
  if (key.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
    return fail(ErrorCode::invalid_input, "keys.open", "key size");
  if (sealed.size() < kSealOverhead) return fail(ErrorCode::wrong_key, "keys.open", "too short");
  Secret plain = TRY(Secret::of_size(sealed.size() - kSealOverhead));
  const core::ByteView body = sealed.subspan(kNonceSize);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.bytes().data(), nullptr, nullptr,
                                                 body.data(), body.size(), associated.data(),
                                                 associated.size(), sealed.data(), key.data()) != 0)
    return fail(ErrorCode::wrong_key, "keys.open");
  return plain;
}

core::Result<Secret> derived_key(std::string_view domain, core::ByteView key) {
  Secret made = TRY(Secret::of_size(domain.size() + key.size()));
  std::ranges::copy(domain, made.bytes().begin());
  std::ranges::copy(key, made.bytes().subspan(domain.size()).begin());
  Secret out = TRY(Secret::of_size(std::tuple_size_v<core::Hash>));
  crypto_generichash(out.bytes().data(), out.bytes().size(), made.view().data(), made.view().size(),
                     nullptr, 0);
  return out;
}

core::Result<SigningKey> SigningKey::generate() {
  return from_seed(TRY(Secret::random(crypto_sign_SEEDBYTES)).view());
}

core::Result<SigningKey> SigningKey::from_seed(core::ByteView seed) {
  if (seed.size() != crypto_sign_SEEDBYTES)
    return fail(ErrorCode::invalid_input, "keys.signing_key", "seed size");
  SigningKey key{TRY(Secret::of_size(crypto_sign_SECRETKEYBYTES)), {}};
  crypto_sign_seed_keypair(key.verify.data(), key.secret.bytes().data(), seed.data());
  return key;
}

core::Result<Signature> sign(const SigningKey& key, std::string_view domain,
                             core::ByteView message) {
  if (key.secret.view().size() != crypto_sign_SECRETKEYBYTES)
    return fail(ErrorCode::invalid_input, "keys.sign", "key size");
  const core::Bytes bytes = with_domain(domain, message);
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(),
                       key.secret.view().data());
  return signature;
}

bool verify(const VerifyKey& key, std::string_view domain, core::ByteView message,
            const Signature& signature) {
  const core::Bytes bytes = with_domain(domain, message);
  return crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(), key.data()) == 0;
}

core::Result<BoxKey> BoxKey::generate() {
  return from_secret(TRY(Secret::random(crypto_box_SECRETKEYBYTES)).view());
}

core::Result<BoxKey> BoxKey::from_secret(core::ByteView secret) {
  if (secret.size() != crypto_box_SECRETKEYBYTES)
    return fail(ErrorCode::invalid_input, "keys.box_key", "secret size");
  BoxKey key{TRY(Secret::copy(secret)), {}};
  crypto_scalarmult_base(key.public_key.data(), key.secret.view().data());
  return key;
}

core::Result<core::Bytes> box_seal(const PublicKey& to, core::ByteView plain) {
  core::Bytes out(crypto_box_SEALBYTES + plain.size());
  if (crypto_box_seal(out.data(), plain.data(), plain.size(), to.data()) != 0)
    return fail(ErrorCode::invalid_input, "keys.box_seal", "not a public key");
  return out;
}

core::Result<Secret> box_open(const BoxKey& key, core::ByteView sealed) {
  if (key.secret.view().size() != crypto_box_SECRETKEYBYTES)
    return fail(ErrorCode::invalid_input, "keys.box_open", "key size");
  if (sealed.size() < crypto_box_SEALBYTES) return fail(ErrorCode::wrong_key, "keys.box_open");
  Secret plain = TRY(Secret::of_size(sealed.size() - crypto_box_SEALBYTES));
  if (crypto_box_seal_open(plain.bytes().data(), sealed.data(), sealed.size(),
                           key.public_key.data(), key.secret.view().data()) != 0)
    return fail(ErrorCode::wrong_key, "keys.box_open");
  return plain;
}

core::Result<Secret> stretch(Stretch version, core::ByteView secret, const Salt& salt) {
  if (version != Stretch::v1) return fail(ErrorCode::invalid_input, "keys.stretch", "version");
  constexpr std::size_t kMemory = std::size_t{64} << 20;
  constexpr unsigned long long kPasses = 3;
  Secret out = TRY(Secret::of_size(32));
  if (crypto_pwhash(out.bytes().data(), out.bytes().size(),
                    reinterpret_cast<const char*>(secret.data()), secret.size(), salt.data(),
                    kPasses, kMemory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(ErrorCode::internal, "keys.stretch", "memory");
  return out;
}

}  // namespace clearway::keys
