// A receipt: the center's signed word that it has stored an entry durably. Only a verified
// receipt ever lets a kiosk forget.
//
//   protobuf message Receipt (wire.proto), signed under "clearway/v1/receipt".
#pragma once

#include "app/core/date.h"
#include "app/core/ids.h"
#include "app/keys/crypto.h"

namespace clearway::entry {

enum class Durability { one_disk = 1, replicated = 2 };

struct Receipt {
  core::CenterId center;
  std::uint32_t server_epoch = 1;  // a new one after a restore from a backup
  core::DeviceId device;
  std::uint32_t device_epoch = 1;
  std::uint64_t sequence = 0;
  core::Hash entry{};
  core::Hash head{};  // hash of the link the center has as this device's last
  Durability durability = Durability::one_disk;
  core::UnixTime received = 0;
  keys::Signature signature{};
  friend bool operator==(const Receipt&, const Receipt&) = default;
};
// Errors: invalid_input for an epoch or a sequence of 0.
core::Result<Receipt> sign_receipt(const keys::SigningKey& receipt_key, Receipt unsigned_receipt);
core::Bytes encode(const Receipt& receipt);
core::Result<Receipt> decode_receipt(core::ByteView bytes);  // corrupt; same rules; does not verify
bool verify(const Receipt& receipt, const keys::VerifyKey& receipt_key);

}  // namespace clearway::entry
