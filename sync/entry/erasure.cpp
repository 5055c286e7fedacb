#include "sync/entry/erasure.h"

#include "sync/entry/fixed.h"

namespace clearway::entry {
namespace {

using core::Bytes;
using core::ByteView;
using core::ErrorCode;
using core::fail;

constexpr std::string_view kErasureMagic = "CWX1";
constexpr std::string_view kErasureDomain = "clearway/v1/erasure";
constexpr std::string_view kReceiptMagic = "CWY1";
constexpr std::string_view kErasureReceiptDomain = "clearway/v1/erasure-receipt";

// What happened to no record is filed under zeros: that is nobody's to erase.
bool well_formed(const Erasure& erasure) {
  const bool known = erasure.asked_by == AskedBy::person || erasure.asked_by == AskedBy::staff;
  return known && erasure.record != core::RecordId{};
}

}  // namespace

core::Result<Erasure> sign_erasure(const keys::SigningKey& device_key, Erasure unsigned_erasure) {
  if (!well_formed(unsigned_erasure)) return fail(ErrorCode::invalid_input, "entry.sign_erasure");
  return sign_form(device_key, kErasureDomain, unsigned_erasure);
}

Bytes encode(const Erasure& erasure) {
  Bytes out = begin_form(kErasureMagic, kErasureSize);
  put(out, erasure.device.bytes);
  put(out, erasure.record.bytes);
  put(out, erasure.erased_at);
  put(out, static_cast<core::Byte>(erasure.asked_by));
  put(out, erasure.signature);
  return out;
}

core::Result<Erasure> decode_erasure(ByteView bytes) {
  const char* where = "entry.decode_erasure";
  FixedReader reader = TRY(read_form(bytes, kErasureMagic, kErasureSize, where));
  Erasure erasure;
  reader.into(erasure.device.bytes);
  reader.into(erasure.record.bytes);
  erasure.erased_at = reader.number<core::UnixTime>();
  erasure.asked_by = static_cast<AskedBy>(reader.number<core::Byte>());
  reader.into(erasure.signature);
  if (!well_formed(erasure)) return fail(ErrorCode::corrupt, where, "who asked, or of no record");
  return erasure;
}

bool verify(const Erasure& erasure, const keys::VerifyKey& device_key) {
  return well_formed(erasure) && verify_form(device_key, kErasureDomain, erasure);
}

core::Result<ErasureReceipt> sign_erasure_receipt(const keys::SigningKey& receipt_key,
                                                  ErasureReceipt unsigned_receipt) {
  if (unsigned_receipt.server_epoch == 0)
    return fail(ErrorCode::invalid_input, "entry.sign_erasure_receipt");
  return sign_form(receipt_key, kErasureReceiptDomain, unsigned_receipt);
}

Bytes encode(const ErasureReceipt& receipt) {
  Bytes out = begin_form(kReceiptMagic, kErasureReceiptSize);
  put(out, receipt.center.bytes);
  put(out, receipt.server_epoch);
  put(out, receipt.device.bytes);
  put(out, receipt.record.bytes);
  put(out, receipt.erased_at);
  put(out, receipt.signature);
  return out;
}

core::Result<ErasureReceipt> decode_erasure_receipt(ByteView bytes) {
  const char* where = "entry.decode_erasure_receipt";
  FixedReader reader = TRY(read_form(bytes, kReceiptMagic, kErasureReceiptSize, where));
  ErasureReceipt receipt;
  reader.into(receipt.center.bytes);
  receipt.server_epoch = reader.number<std::uint32_t>();
  reader.into(receipt.device.bytes);
  reader.into(receipt.record.bytes);
  receipt.erased_at = reader.number<core::UnixTime>();
  reader.into(receipt.signature);
  if (receipt.server_epoch == 0) return fail(ErrorCode::corrupt, where, "epoch");
  return receipt;
}

bool verify(const ErasureReceipt& receipt, const keys::VerifyKey& receipt_key) {
  return receipt.server_epoch != 0 && verify_form(receipt_key, kErasureReceiptDomain, receipt);
}

bool speaks_of(const ErasureReceipt& receipt, const Erasure& erasure) {
  return receipt.device == erasure.device && receipt.record == erasure.record &&
         receipt.erased_at == erasure.erased_at;
}

}  // namespace clearway::entry
