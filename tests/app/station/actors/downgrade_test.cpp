// Whoever hands us a slot or a wrap has no say in how dear a try at the secret is: no byte of
// either format is a parameter.
#include <sodium.h>

#include "tests/app/station/actors/held.h"
#include "tests/support/stretches.h"

namespace clearway::station {
namespace {

using core::ErrorCode;
using support::Stretching;
using support::stretchings;
using testing::Each;
using testing::IsEmpty;
using testing::SizeIs;

const Stretching kFloor{3, std::size_t{64} << 20, crypto_pwhash_ALG_ARGON2ID13};
constexpr std::string_view kSlotMagic{"CWSLOT1\0", 8};

core::Bytes as_sealed(core::ByteView key, core::ByteView secret, std::string_view associated) {
  return must(keys::seal(key, secret, core::as_bytes(associated)));
}

// As cheap as libsodium lets it be.
core::Bytes cheap_key(std::string_view secret, const keys::Salt& salt) {
  core::Bytes key(32);
  EXPECT_EQ(crypto_pwhash(key.data(), key.size(), secret.data(), secret.size(), salt.data(),
                          crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN,
                          crypto_pwhash_ALG_ARGON2ID13),
            0);
  stretchings();  // ours does not count
  return key;
}

TEST(Downgrade, EveryTryCostsTheSameWhateverTheBytesSay) {
  const core::Bytes secret(32, 5);
  const auto slot = must(keys::make_slot("ana", "made up words", secret));
  stretchings();
  EXPECT_OK(keys::open_slot("ana", "made up words", slot));
  for (std::size_t at : {std::size_t{8}, std::size_t{23}, std::size_t{24}, slot.size() - 1}) {
    auto bad = slot;
    bad[at] ^= 0xff;
    EXPECT_EQ(code_of(keys::open_slot("ana", "made up words", bad)), ErrorCode::wrong_key);
  }
  EXPECT_THAT(stretchings(), testing::AllOf(SizeIs(5), Each(kFloor)));
}

TEST(Downgrade, ASlotOfAnotherFormIsRefusedWithoutATry) {
  const auto slot = must(keys::make_slot("ana", "made up words", core::Bytes(32, 5)));
  stretchings();
  for (const char* magic : {"CWSLOT0", "CWSLOT2", "cwslot1", "CWSLOTX"}) {
    auto other = slot;
    std::copy_n(magic, 7, other.begin());
    EXPECT_EQ(code_of(keys::open_slot("ana", "made up words", other)), ErrorCode::corrupt);
  }
  EXPECT_THAT(stretchings(), IsEmpty());
}

// A slot that somebody made with cheap parameters, right words and all, does not open: so nobody
// gets staff to leave their words where they are cheap to guess.
TEST(Downgrade, ASlotMadeCheapDoesNotOpen) {
  const keys::Salt salt{};
  const std::string words = "made up words";
  const std::string associated = std::string("clearway/v1/slot\0", 17) + "ana";
  const auto slot_with = [&](core::ByteView key) {
    core::Bytes slot(kSlotMagic.begin(), kSlotMagic.end());
    slot.insert(slot.end(), salt.begin(), salt.end());
    const auto sealed = as_sealed(key, core::Bytes(32, 5), associated);
    slot.insert(slot.end(), sealed.begin(), sealed.end());
    return slot;
  };
  EXPECT_EQ(code_of(keys::open_slot("ana", words, slot_with(cheap_key(words, salt)))),
            ErrorCode::wrong_key);
  const auto right = must(keys::stretch(keys::Stretch::v1, core::as_bytes(words), salt));
  EXPECT_OK(keys::open_slot("ana", words, slot_with(right.view())));
}

// The same for a return code's wrap that the center made up, with the locator it knows.
TEST(Downgrade, AWrapMadeCheapDoesNotOpen) {
  Desk desk;
  const auto keys = came(desk.station, Keep::me, "Ben Marcado");
  auto wrap = must(desk.station.vault().wraps(keys.record)).at(0);
  wrap.id = keys::random_id<core::WrapId>();
  std::string associated("clearway/v1/wrap-code\0", 22);
  associated += core::as_text(wrap.id.view()) + core::as_text(wrap.record.view()) + wrap.locator;
  core::Bytes inside(wrap.record.bytes.begin(), wrap.record.bytes.end());
  inside.resize(48, 0x66);
  wrap.sealed = as_sealed(cheap_key(keys.code->secret, wrap.salt), inside, associated);
  ASSERT_OK(entry::decode_wrap(entry::encode(wrap))) << "it is well made";
  EXPECT_EQ(code_of(entry::unwrap(wrap, *keys.code)), ErrorCode::wrong_key);
  must(desk.station.vault().keep_pulled({}, {wrap}, {}, "1"));
  stretchings();
  EXPECT_OK(desk.station.continue_with_code(*keys.code, kMorning)) << "and hides nothing";
  EXPECT_THAT(stretchings(), Each(kFloor));
}

TEST(Downgrade, AWrapHasNoRoomForParameters) {
  Desk desk;
  const auto keys = came(desk.station, Keep::me, "Ben Marcado");
  const auto bytes = entry::encode(must(desk.station.vault().wraps(keys.record)).at(0));
  for (core::Byte field = 11; field <= 14; ++field) {  // the numbers that no field has
    auto more = bytes;
    more.push_back(static_cast<core::Byte>(field << 3));
    more.push_back(1);
    EXPECT_EQ(code_of(entry::decode_wrap(more)), ErrorCode::corrupt);
  }
}

}  // namespace
}  // namespace clearway::station
