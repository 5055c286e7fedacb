#include "sync/entry/erasure.h"

#include "tests/support/golden.h"
#include "tests/sync/entry/support.h"

namespace clearway::entry {
namespace {

using test::golden;

using core::Bytes;
using core::ErrorCode;

Erasure unsigned_erasure() {
  return {fixed_id<core::DeviceId>(0x50),
          fixed_id<core::RecordId>(0x10),
          1'750'000'000,
          AskedBy::staff,
          {}};
}
ErasureReceipt unsigned_erasure_receipt() {
  return {fixed_id<core::CenterId>(0x20),
          3,
          fixed_id<core::DeviceId>(0x50),
          fixed_id<core::RecordId>(0x10),
          1'750'000'000,
          {}};
}

TEST(Erasure, HasKnownBytes) {
  const Erasure erasure = *sign_erasure(signing_key(3), unsigned_erasure());
  const Bytes kept = golden("erasure", encode(erasure));
  EXPECT_EQ(kept.size(), kErasureSize);
  EXPECT_EQ(core::to_hex(encode(erasure)), core::to_hex(kept));
  EXPECT_EQ(*decode_erasure(kept), erasure);
  EXPECT_TRUE(verify(erasure, signing_key(3).verify));
  EXPECT_FALSE(verify(erasure, signing_key(4).verify));
}

TEST(Erasure, ReceiptHasKnownBytes) {
  const ErasureReceipt receipt = *sign_erasure_receipt(signing_key(3), unsigned_erasure_receipt());
  const Bytes kept = golden("erasure_receipt", encode(receipt));
  EXPECT_EQ(kept.size(), kErasureReceiptSize);
  EXPECT_EQ(core::to_hex(encode(receipt)), core::to_hex(kept));
  EXPECT_EQ(*decode_erasure_receipt(kept), receipt);
  EXPECT_TRUE(verify(receipt, signing_key(3).verify));
  EXPECT_FALSE(verify(receipt, signing_key(4).verify));
}

TEST(Erasure, ShowsEveryChange) {
  for_each_damage(encode(*sign_erasure(signing_key(3), unsigned_erasure())), [](const Bytes& bad) {
    const auto erasure = decode_erasure(bad);
    ASSERT_FALSE(erasure && verify(*erasure, signing_key(3).verify));
  });
  for_each_damage(encode(*sign_erasure_receipt(signing_key(3), unsigned_erasure_receipt())),
                  [](const Bytes& bad) {
                    const auto receipt = decode_erasure_receipt(bad);
                    ASSERT_FALSE(receipt && verify(*receipt, signing_key(3).verify));
                  });
}

TEST(Erasure, HasOneForm) {
  Bytes bytes = encode(*sign_erasure(signing_key(3), unsigned_erasure()));
  bytes.push_back(0);
  EXPECT_EQ(code_of(decode_erasure(bytes)), ErrorCode::corrupt);
  bytes = encode(*sign_erasure_receipt(signing_key(3), unsigned_erasure_receipt()));
  bytes.push_back(0);
  EXPECT_EQ(code_of(decode_erasure_receipt(bytes)), ErrorCode::corrupt);
}

// A device's key and a center's key sign under their own words: one never passes for the other.
TEST(Erasure, IsNotItsReceipt) {
  const Erasure erasure = *sign_erasure(signing_key(3), unsigned_erasure());
  ErasureReceipt receipt = unsigned_erasure_receipt();
  receipt.signature = erasure.signature;
  EXPECT_FALSE(verify(receipt, signing_key(3).verify));
}

TEST(Erasure, RefusesWhatMeansNothing) {
  Erasure erasure = unsigned_erasure();
  erasure.asked_by = static_cast<AskedBy>(3);
  EXPECT_EQ(code_of(sign_erasure(signing_key(3), erasure)), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(decode_erasure(encode(erasure))), ErrorCode::corrupt);
  erasure = unsigned_erasure();
  erasure.record = {};  // what happened to no record: the sign-ins, and who erased what
  EXPECT_EQ(code_of(sign_erasure(signing_key(3), erasure)), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(decode_erasure(encode(erasure))), ErrorCode::corrupt);
  ErasureReceipt receipt = unsigned_erasure_receipt();
  receipt.server_epoch = 0;
  EXPECT_EQ(code_of(sign_erasure_receipt(signing_key(3), receipt)), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(decode_erasure_receipt(encode(receipt))), ErrorCode::corrupt);
}

TEST(Erasure, ItsReceiptSpeaksOfThatOneAlone) {
  const ErasureReceipt receipt = unsigned_erasure_receipt();
  EXPECT_TRUE(speaks_of(receipt, unsigned_erasure()));
  Erasure other = unsigned_erasure();
  ++other.erased_at;
  EXPECT_FALSE(speaks_of(receipt, other));
  other = unsigned_erasure();
  other.device.bytes[0] ^= 1;
  EXPECT_FALSE(speaks_of(receipt, other));
  other = unsigned_erasure();
  other.record.bytes[0] ^= 1;
  EXPECT_FALSE(speaks_of(receipt, other));
}

TEST(Erasure, TakesAClockBefore1970) {
  Erasure erasure = unsigned_erasure();
  erasure.erased_at = -5;
  EXPECT_EQ(decode_erasure(encode(erasure))->erased_at, -5);
}

}  // namespace
}  // namespace clearway::entry
