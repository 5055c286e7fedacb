// An erasure: a device's signed word that a record was withdrawn. It holds nothing of the
// record but its id, goes to the center and on to the others, and stays for good, so that no
// late or restored copy brings the record back.
//
//   "CWX1" | device 16 | record 16 | erased at i64 | who asked u8 | signature 64     109 bytes
//
// The signature covers everything before it under "clearway/v1/erasure". The center's answer,
// signed with its receipt key under "clearway/v1/erasure-receipt":
//
//   "CWY1" | center 16 | server epoch u32 | device 16 | record 16 | erased at i64 |
//   signature 64                                                                     128 bytes
//
// Integers are little-endian. A decoder takes only these exact forms.
#pragma once

#include "app/core/date.h"
#include "app/core/ids.h"
#include "app/keys/crypto.h"

namespace clearway::entry {

enum class AskedBy : core::Byte { person = 1, staff = 2 };

struct Erasure {
  core::DeviceId device;  // where it was asked for; signs
  core::RecordId record;
  core::UnixTime erased_at = 0;
  AskedBy asked_by = AskedBy::person;
  keys::Signature signature{};
  friend bool operator==(const Erasure&, const Erasure&) = default;
};
inline constexpr std::size_t kErasureSize = 109;

// Errors: invalid_input for an unknown who, and for the record of zeros.
core::Result<Erasure> sign_erasure(const keys::SigningKey& device_key, Erasure unsigned_erasure);
core::Bytes encode(const Erasure& erasure);
core::Result<Erasure> decode_erasure(core::ByteView bytes);  // corrupt; does not verify
bool verify(const Erasure& erasure, const keys::VerifyKey& device_key);

// The center has destroyed what it held of the record, and takes nothing of it again.
struct ErasureReceipt {
  core::CenterId center;
  std::uint32_t server_epoch = 1;
  core::DeviceId device;  // these three: of the erasure
  core::RecordId record;
  core::UnixTime erased_at = 0;
  keys::Signature signature{};
  friend bool operator==(const ErasureReceipt&, const ErasureReceipt&) = default;
};
inline constexpr std::size_t kErasureReceiptSize = 128;

// Errors: invalid_input for epoch 0.
core::Result<ErasureReceipt> sign_erasure_receipt(const keys::SigningKey& receipt_key,
                                                  ErasureReceipt unsigned_receipt);
core::Bytes encode(const ErasureReceipt& receipt);
core::Result<ErasureReceipt> decode_erasure_receipt(core::ByteView bytes);  // corrupt; same rule
bool verify(const ErasureReceipt& receipt, const keys::VerifyKey& receipt_key);
bool speaks_of(const ErasureReceipt& receipt, const Erasure& erasure);

}  // namespace clearway::entry
