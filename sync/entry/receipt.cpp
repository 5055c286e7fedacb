#include "sync/entry/receipt.h"

#include <algorithm>

#include "sync/entry/codec.h"
#include "sync/entry/wire.pb.h"

namespace clearway::entry {
namespace {

constexpr std::string_view kReceiptDomain = "clearway/v1/receipt";

wire::Receipt message_of_receipt(const Receipt& receipt) {
  wire::Receipt message;
  message.set_center(text_of(receipt.center.view()));
  message.set_server_epoch(receipt.server_epoch);
  message.set_device(text_of(receipt.device.view()));
  message.set_device_epoch(receipt.device_epoch);
  message.set_sequence(receipt.sequence);
  message.set_entry(text_of(receipt.entry));
  message.set_head(text_of(receipt.head));
  message.set_durability(static_cast<std::uint32_t>(receipt.durability));
  message.set_received(receipt.received);
  return message;
}

bool well_formed(const Receipt& receipt) {
  return receipt.server_epoch != 0 && receipt.device_epoch != 0 && receipt.sequence != 0 &&
         (receipt.durability == Durability::one_disk ||
          receipt.durability == Durability::replicated);
}

}  // namespace

core::Result<Receipt> sign_receipt(const keys::SigningKey& receipt_key, Receipt unsigned_receipt) {
  if (!well_formed(unsigned_receipt))
    return core::fail(core::ErrorCode::invalid_input, "entry.sign_receipt");
  unsigned_receipt.signature =
      TRY(keys::sign(receipt_key, kReceiptDomain, bytes_of(message_of_receipt(unsigned_receipt))));
  return unsigned_receipt;
}

core::Bytes encode(const Receipt& receipt) {
  wire::Receipt message = message_of_receipt(receipt);
  message.set_signature(text_of(receipt.signature));
  return bytes_of(message);
}

core::Result<Receipt> decode_receipt(core::ByteView bytes) {
  const auto message = TRY(message_of<wire::Receipt>(bytes, "entry.decode_receipt"));
  Receipt receipt;
  receipt.server_epoch = message.server_epoch();
  receipt.device_epoch = message.device_epoch();
  receipt.sequence = message.sequence();
  receipt.durability = static_cast<Durability>(message.durability());
  receipt.received = message.received();
  const bool sizes = take(message.center(), receipt.center) &&
                     take(message.device(), receipt.device) &&
                     take(message.entry(), receipt.entry) && take(message.head(), receipt.head) &&
                     take(message.signature(), receipt.signature);
  // One receipt has one form in bytes, so what was signed is what is stored.
  if (!sizes || !well_formed(receipt) || !std::ranges::equal(encode(receipt), bytes))
    return core::fail(core::ErrorCode::corrupt, "entry.decode_receipt", "fields");
  return receipt;
}

bool verify(const Receipt& receipt, const keys::VerifyKey& receipt_key) {
  return well_formed(receipt) &&
         keys::verify(receipt_key, kReceiptDomain, bytes_of(message_of_receipt(receipt)),
                      receipt.signature);
}

}  // namespace clearway::entry
