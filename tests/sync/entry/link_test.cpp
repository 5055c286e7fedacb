#include "sync/entry/link.h"

#include "tests/support/golden.h"
#include "tests/sync/entry/support.h"

namespace clearway::entry {
namespace {

using test::golden;

using core::Bytes;
using core::ErrorCode;

Link unsigned_link() {
  Link link;
  link.device = fixed_id<core::DeviceId>(0x50);
  link.device_epoch = 0x01020304;
  link.sequence = 0x0102030405060708;
  link.previous = counting_array<32>(0x60);
  link.entry = counting_array<32>(0x90);
  return link;
}

TEST(Link, HasKnownBytes) {
  const Link link = *make_link(signing_key(1), unsigned_link());
  const Bytes kept = golden("link", encode(link));
  EXPECT_EQ(core::to_hex(encode(link)), core::to_hex(kept));
  EXPECT_EQ(kept.size(), kLinkSize);
  EXPECT_EQ(*decode_link(kept), link);
  EXPECT_TRUE(verify(link, signing_key(1).verify));
  EXPECT_EQ(core::to_hex(hash_of(link)), core::to_hex(keys::hash(kept)));
}

TEST(Link, ShowsEveryChange) {
  const Bytes good = encode(*make_link(signing_key(1), unsigned_link()));
  for_each_damage(good, [](const Bytes& bad) {
    const auto link = decode_link(bad);
    ASSERT_FALSE(link && verify(*link, signing_key(1).verify));
  });
  EXPECT_FALSE(verify(*decode_link(good), signing_key(2).verify));
}

TEST(Link, RefusesMoreBytes) {
  Bytes bytes = encode(*make_link(signing_key(1), unsigned_link()));
  bytes.push_back(0);
  EXPECT_EQ(code_of(decode_link(bytes)), ErrorCode::corrupt);
}

TEST(Link, StartsAChainOrGoesOnWithIt) {
  const auto with = [](std::uint32_t epoch, std::uint64_t sequence, bool first) {
    Link link = unsigned_link();
    link.device_epoch = epoch;
    link.sequence = sequence;
    if (first) link.previous = {};
    return link;
  };
  const struct {
    const char* what = "";
    Link link;
    bool good = false;
  } rows[] = {{"first", with(1, 1, true), true},
              {"second", with(1, 2, false), true},
              {"no sequence", with(1, 0, true), false},
              {"no epoch", with(0, 1, true), false},
              {"first after another", with(1, 1, false), false},
              {"second after none", with(1, 2, true), false}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(make_link(signing_key(1), row.link).has_value(), row.good);
    EXPECT_EQ(decode_link(encode(row.link)).has_value(), row.good);
  }
}

}  // namespace
}  // namespace clearway::entry
