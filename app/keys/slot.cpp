#include <algorithm>

#include "app/keys/phrases.h"
#include "app/keys/sealing.h"

namespace clearway::keys {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::string_view kMagic{"CWSLOT1\0", 8};
constexpr std::string_view kDomain{"clearway/v1/slot\0", 17};

core::Bytes associated(std::string_view name) {
  const std::string text = std::string(kDomain).append(name);
  return {text.begin(), text.end()};
}

core::Result<Secret> slot_key(std::string_view passphrase, const Salt& salt) {
  std::string normal = normal_passphrase(passphrase);
  auto key = stretch(Stretch::v1, core::as_bytes(normal), salt);
  wipe(normal);
  return key;
}

constexpr std::size_t kHead = kMagic.size() + std::tuple_size_v<Salt>;

core::Bytes framed(const Salt& salt, const core::Bytes& sealed) {
  core::Bytes slot(kHead + sealed.size());
  auto at = std::ranges::copy(kMagic, slot.begin()).out;
  at = std::ranges::copy(salt, at).out;
  std::ranges::copy(sealed, at);
  return slot;
}

core::Result<Salt> salt_of(core::ByteView slot) {
  if (slot.size() < kHead + kSealOverhead || core::as_text(slot.first(kMagic.size())) != kMagic)
    return fail(ErrorCode::corrupt, "keys.open_slot");
  Salt salt;
  std::ranges::copy(slot.subspan(kMagic.size(), salt.size()), salt.begin());
  return salt;
}

}  // namespace

core::Result<core::Bytes> make_slot_with(std::string_view name, std::string_view passphrase,
                                         core::ByteView secret, const Salt& salt,
                                         const Nonce& nonce) {
  const Secret key = TRY(slot_key(passphrase, salt));
  return framed(salt, TRY(seal_with_nonce(key.view(), nonce, secret, associated(name))));
}

core::Result<core::Bytes> make_slot(std::string_view name, std::string_view passphrase,
                                    core::ByteView secret) {
  return TRY(make_keyed_slot(name, passphrase, secret)).slot;
}

core::Result<KeyedSlot> make_keyed_slot(std::string_view name, std::string_view passphrase,
                                        core::ByteView secret) {
  Salt salt;
  fill_random(salt);
  Secret key = TRY(slot_key(passphrase, salt));
  auto slot = framed(salt, TRY(seal(key.view(), secret, associated(name))));
  return KeyedSlot{std::move(slot), std::move(key)};
}

core::Result<Secret> open_slot(std::string_view name, std::string_view passphrase,
                               core::ByteView slot) {
  const auto salt = TRY(salt_of(slot));
  const Secret key = TRY(slot_key(passphrase, salt));
  return open(key.view(), slot.subspan(kHead), associated(name));
}

core::Result<core::Bytes> refill_slot(std::string_view name, core::ByteView key,
                                      core::ByteView slot, core::ByteView secret) {
  const auto salt = TRY(salt_of(slot));
  TRY(open(key, slot.subspan(kHead), associated(name)));
  return framed(salt, TRY(seal(key, secret, associated(name))));
}

}  // namespace clearway::keys
