#include "sync/entry/receipt.h"

#include "tests/support/golden.h"
#include "tests/sync/entry/support.h"

namespace clearway::entry {
namespace {

using test::golden;

using core::Bytes;
using core::ErrorCode;

Receipt unsigned_receipt() {
  Receipt receipt;
  receipt.center = fixed_id<core::CenterId>(0x20);
  receipt.server_epoch = 3;
  receipt.device = fixed_id<core::DeviceId>(0x50);
  receipt.device_epoch = 2;
  receipt.sequence = 300;
  receipt.entry = counting_array<32>(0x90);
  receipt.head = counting_array<32>(0x70);
  receipt.durability = Durability::replicated;
  receipt.received = 1'750'000'000;
  return receipt;
}

TEST(Receipt, HasKnownBytes) {
  const Receipt receipt = *sign_receipt(signing_key(3), unsigned_receipt());
  const Bytes kept = golden("receipt", encode(receipt));
  EXPECT_EQ(core::to_hex(encode(receipt)), core::to_hex(kept));
  EXPECT_EQ(*decode_receipt(kept), receipt);
  EXPECT_TRUE(verify(receipt, signing_key(3).verify));
  EXPECT_FALSE(verify(receipt, signing_key(4).verify));
}

TEST(Receipt, ShowsEveryChange) {
  const Bytes good = encode(*sign_receipt(signing_key(3), unsigned_receipt()));
  for_each_damage(good, [](const Bytes& bad) {
    const auto receipt = decode_receipt(bad);
    ASSERT_FALSE(receipt && verify(*receipt, signing_key(3).verify));
  });
}

TEST(Receipt, HasOneForm) {
  Bytes bytes = encode(*sign_receipt(signing_key(3), unsigned_receipt()));
  bytes.push_back(0xa0);  // an unknown field, 20 = 0
  bytes.push_back(0x01);
  bytes.push_back(0x00);
  EXPECT_EQ(code_of(decode_receipt(bytes)), ErrorCode::corrupt);
}

TEST(Receipt, RefusesNumbersThatMeanNothing) {
  const auto refused = [](auto change) {
    Receipt receipt = unsigned_receipt();
    change(receipt);
    EXPECT_EQ(code_of(sign_receipt(signing_key(3), receipt)), ErrorCode::invalid_input);
    EXPECT_EQ(code_of(decode_receipt(encode(receipt))), ErrorCode::corrupt);
  };
  refused([](Receipt& r) { r.sequence = 0; });
  refused([](Receipt& r) { r.server_epoch = 0; });
  refused([](Receipt& r) { r.device_epoch = 0; });
  refused([](Receipt& r) { r.durability = static_cast<Durability>(3); });
}

TEST(Receipt, TakesAClockBefore1970) {
  Receipt receipt = unsigned_receipt();
  receipt.received = -5;
  receipt = *sign_receipt(signing_key(3), receipt);
  EXPECT_EQ(*decode_receipt(encode(receipt)), receipt);
}

}  // namespace
}  // namespace clearway::entry
