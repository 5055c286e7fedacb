#include "app/core/bytes.h"

#include <gtest/gtest.h>

#include "app/core/ids.h"

namespace clearway::core {
namespace {

TEST(Hex, RoundTripsEveryByte) {
  Bytes all(256);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Byte>(i);
  const auto back = from_hex(to_hex(all));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, all);
  EXPECT_EQ(to_hex(Bytes{0x00, 0x0f, 0xa0, 0xff}), "000fa0ff");
}

TEST(Hex, Table) {
  const struct {
    const char* what;
    std::string_view text;
    bool good;
  } rows[] = {
      {"nothing is no bytes", "", true}, {"capitals are read", "AB0F", true},
      {"odd length", "abc", false},      {"a letter past f", "0g", false},
      {"white space", "0 ", false},      {"a sign", "+1", false},
      {"a prefix", "0x12", false},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto got = from_hex(row.text);
    EXPECT_EQ(got.has_value(), row.good);
    if (!got) {
      EXPECT_EQ(got.error().code, ErrorCode::invalid_input);
    }
  }
}

TEST(Id, IsSixteenBytesAndNothingElse) {
  const std::string hex = "000102030405060708090a0b0c0d0e0f";
  const auto id = RecordId::from_hex_text(hex);
  ASSERT_TRUE(id);
  EXPECT_EQ(id->hex(), hex);
  EXPECT_LT(RecordId{}, *id);
  for (const auto& wrong : {hex.substr(2), hex + "10", std::string("zz") + hex.substr(2)}) {
    SCOPED_TRACE(wrong);
    const auto refused = RecordId::from_hex_text(wrong);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  }
}

static_assert(!std::is_convertible_v<RecordId, EntryId>, "ids of two kinds never mix");

}  // namespace
}  // namespace clearway::core
