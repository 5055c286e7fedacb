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

}  // namespace

core::Result<core::Bytes> make_slot_with(std::string_view name, std::string_view passphrase,
                                         core::ByteView secret, const Salt& salt,
                                         const Nonce& nonce) {
  const Secret key = TRY(slot_key(passphrase, salt));
  const core::Bytes sealed = TRY(seal_with_nonce(key.view(), nonce, secret, associated(name)));
  core::Bytes slot(kMagic.begin(), kMagic.end());
  slot.insert(slot.end(), salt.begin(), salt.end());
  slot.insert(slot.end(), sealed.begin(), sealed.end());
  return slot;
}

core::Result<core::Bytes> make_slot(std::string_view name, std::string_view passphrase,
                                    core::ByteView secret) {
  Salt salt;
  Nonce nonce;
  fill_random(salt);
  fill_random(nonce);
  return make_slot_with(name, passphrase, secret, salt, nonce);
}

core::Result<Secret> open_slot(std::string_view name, std::string_view passphrase,
                               core::ByteView slot) {
  Salt salt;
  const std::size_t head = kMagic.size() + salt.size();
  if (slot.size() < head + kSealOverhead || core::as_text(slot.first(kMagic.size())) != kMagic)
    return fail(ErrorCode::corrupt, "keys.open_slot");
  std::ranges::copy(slot.subspan(kMagic.size(), salt.size()), salt.begin());
  const Secret key = TRY(slot_key(passphrase, salt));
  return open(key.view(), slot.subspan(head), associated(name));
}

}  // namespace clearway::keys
