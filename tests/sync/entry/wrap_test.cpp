#include "sync/entry/wrap.h"

#include "sync/entry/sealing.h"
#include "tests/support/golden.h"
#include "tests/sync/entry/support.h"

namespace clearway::entry {
namespace {

using test::golden;

using core::Bytes;
using core::ErrorCode;

const auto kRecord = fixed_id<core::RecordId>(0x10);
const auto kSite = fixed_id<core::SiteId>(0x70);
const Bytes kRecordKey = counting(32, 0x80);
const keys::ReturnCode kCode{"K7QM", "3RTWXH4P9DKA"};

const keys::SigningKey& device_key() {
  static const keys::SigningKey kMade = signing_key(1);
  return kMade;
}
WrapContext context() { return {fixed_id<core::DeviceId>(0x50), device_key()}; }
keys::BoxKey box_key() { return *keys::BoxKey::from_secret(counting(32, 7)); }

Wrap to_organization() {
  return *wrap_to_organization(context(), kRecord, kRecordKey, box_key().public_key, 4);
}
Wrap to_site() {
  return *wrap_to_site(context(), kRecord, kRecordKey, {kSite, "", 5, box_key().public_key});
}
Wrap to_code() {
  Wrap wrap;
  wrap.id = fixed_id<core::WrapId>(0x20);
  wrap.record = kRecord;
  wrap.recipient = Recipient::code;
  wrap.locator = kCode.locator;
  wrap.salt = counting_array<16>(0x33);
  wrap.replaces = fixed_id<core::WrapId>(0x21);
  wrap.device = context().device;
  return *wrap_to_code_with(device_key(), wrap, kRecordKey, kCode,
                            counting_array<keys::kNonceSize>(0x40));
}

template <class Opener>
std::string opened(const Wrap& wrap, const Opener& opener) {
  const auto key = unwrap(wrap, opener);
  return key ? core::to_hex(key->view()) : core::name_of(key.error().code);
}

TEST(Wrap, ToACodeHasKnownBytes) {
  const Wrap wrap = to_code();
  const Bytes kept = golden("wrap_code", encode(wrap));
  EXPECT_EQ(core::to_hex(encode(wrap)), core::to_hex(kept));
  EXPECT_EQ(*decode_wrap(kept), wrap);
  EXPECT_TRUE(verify(wrap, device_key().verify));
  EXPECT_EQ(opened(wrap, kCode), core::to_hex(kRecordKey));
}

// Sealing to a public key draws a key of its own each time, so these are read, not made.
TEST(Wrap, ToAPublicKeyHasKnownBytes) {
  for (const auto& [name, made] :
       {std::pair{"wrap_organization", to_organization()}, std::pair{"wrap_site", to_site()}}) {
    SCOPED_TRACE(name);
    const Bytes kept = golden(name, encode(made));
    Wrap wrap = *decode_wrap(kept);
    EXPECT_EQ(core::to_hex(encode(wrap)), core::to_hex(kept));
    EXPECT_TRUE(verify(wrap, device_key().verify));
    EXPECT_EQ(opened(wrap, box_key()), core::to_hex(kRecordKey));
    wrap.id = made.id;  // and what is made today differs in what is random only
    wrap.sealed = made.sealed;
    wrap.signature = made.signature;
    EXPECT_EQ(wrap, made);
  }
}

TEST(Wrap, OpensForItsRecipientOnly) {
  const keys::BoxKey other = *keys::BoxKey::generate();
  EXPECT_EQ(opened(to_site(), box_key()), core::to_hex(kRecordKey));
  EXPECT_EQ(opened(to_site(), other), "wrong_key");
  EXPECT_EQ(opened(to_site(), kCode), "wrong_key");
  EXPECT_EQ(opened(to_code(), box_key()), "wrong_key");
  EXPECT_EQ(opened(to_code(), keys::ReturnCode{"K7QN", kCode.secret}), "wrong_key");
  EXPECT_EQ(opened(to_code(), keys::ReturnCode{"K7QM", "3RTWXH4P9DKB"}), "wrong_key");
}

TEST(Wrap, ToACodeDrawsItsOwnSalt) {
  const Wrap first = *wrap_to_code(context(), kRecord, kRecordKey, kCode);
  EXPECT_EQ(opened(*decode_wrap(encode(first)), kCode), core::to_hex(kRecordKey));
  EXPECT_FALSE(first.replaces);
  EXPECT_NE(first.salt, wrap_to_code(context(), kRecord, kRecordKey, kCode)->salt);
}

TEST(Wrap, OfAnotherRecordDoesNotOpen) {
  Wrap wrap = to_organization();
  wrap.record = fixed_id<core::RecordId>(0x11);
  EXPECT_EQ(opened(wrap, box_key()), "wrong_key");
  wrap = to_code();
  wrap.record = fixed_id<core::RecordId>(0x11);
  EXPECT_EQ(opened(wrap, kCode), "wrong_key");
}

TEST(Wrap, ShowsEveryChange) {
  for (const Wrap& wrap : {to_organization(), to_site(), to_code()})
    for_each_damage(encode(wrap), [](const Bytes& bad) {
      const auto back = decode_wrap(bad);
      ASSERT_FALSE(back && verify(*back, device_key().verify));
    });
  EXPECT_FALSE(verify(to_site(), signing_key(9).verify));
}

TEST(Wrap, HasOneForm) {
  Bytes bytes = encode(to_site());
  bytes.insert(bytes.end(), {0xa0, 0x01, 0x00});  // an unknown field, 20 = 0
  EXPECT_EQ(code_of(decode_wrap(bytes)), ErrorCode::corrupt);
}

TEST(Wrap, RefusesFieldsThatDoNotGoTogether) {
  const auto refused = [](Wrap wrap, auto change) {
    change(wrap);
    EXPECT_EQ(code_of(decode_wrap(encode(wrap))), ErrorCode::corrupt);
    EXPECT_FALSE(verify(wrap, device_key().verify));
  };
  refused(to_site(), [](Wrap& w) { w.site.reset(); });
  refused(to_site(), [](Wrap& w) { w.epoch = 0; });
  refused(to_site(), [](Wrap& w) { w.locator = "K7QM"; });
  refused(to_site(), [](Wrap& w) { w.sealed.pop_back(); });
  refused(to_site(), [](Wrap& w) { w.recipient = static_cast<Recipient>(4); });
  refused(to_organization(), [](Wrap& w) { w.site = kSite; });
  refused(to_code(), [](Wrap& w) { w.site = kSite; });
  refused(to_code(), [](Wrap& w) { w.epoch = 1; });
  refused(to_code(), [](Wrap& w) { w.locator = "K7Q"; });
  refused(to_code(), [](Wrap& w) { w.locator = "k7qm"; });
}

TEST(Wrap, RefusesKeysOfAnotherSize) {
  const auto to = box_key().public_key;
  EXPECT_EQ(code_of(wrap_to_organization(context(), kRecord, counting(31), to, 1)),
            ErrorCode::invalid_input);
  EXPECT_EQ(code_of(wrap_to_organization(context(), kRecord, kRecordKey, to, 0)),
            ErrorCode::invalid_input);
}

}  // namespace
}  // namespace clearway::entry
