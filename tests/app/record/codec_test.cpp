#include <gtest/gtest.h>

#include "tests/app/record/generators.h"

namespace clearway::record {
namespace {

using core::ErrorCode;

Change sample() {
  Change change;
  change.id = change_id(1);
  change.lamport = 3;
  change.device.bytes.fill(2);
  change.actor = {ActorKind::staff, "test.person"};
  change.wall_time = -5;
  change.fields = {{"a.b", "é"}, {"c", std::nullopt}};
  change.replaces = {change_id(8), change_id(9)};
  return change;
}

TEST(Codec, RoundTripsAndHasOneEncoding) {
  EXPECT_TRUE(rc::check([](const std::vector<Change>& changes) {
    const auto bytes = encode(changes);
    const auto back = decode(bytes);
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == changes);
    RC_ASSERT(encode(*back) == bytes);
  }));
}

TEST(Codec, EncodingOfASampleNeverChanges) {
  EXPECT_EQ(core::to_hex(encode({sample()})),
            "0a6b"
            "0a1001010101010101010101010101010101"
            "1003"
            "1a1002020202020202020202020202020202"
            "2003"
            "2a0b746573742e706572736f6e"
            "3009"
            "3a090a03612e621202c3a9"
            "3a030a0163"
            "421008080808080808080808080808080808"
            "421009090909090909090909090909090909");
}

TEST(Codec, EmptyIsAnEmptyList) { EXPECT_TRUE(decode({}).value().empty()); }

TEST(Codec, RefusesWhatBreaksTheRules) {
  struct Row {
    const char* what;
    Change change;
  };
  std::vector<Row> rows;
  const auto add = [&](const char* what, auto break_it) {
    rows.push_back({what, sample()});
    break_it(rows.back().change);
  };
  add("upper-case path", [](Change& c) { c.fields["A"] = "x"; });
  add("empty word", [](Change& c) { c.fields["a..b"] = "x"; });
  add("long path", [](Change& c) { c.fields[std::string(121, 'a')] = "x"; });
  add("cut UTF-8", [](Change& c) { c.fields["a"] = "\xC3"; });
  add("overlong UTF-8", [](Change& c) { c.fields["a"] = "\xE0\x80\xAF"; });
  add("surrogate", [](Change& c) { c.fields["a"] = "\xED\xA0\x80"; });
  add("past the last character", [](Change& c) { c.fields["a"] = "\xF4\x90\x80\x80"; });
  add("long value", [](Change& c) { c.fields["a"] = std::string(65537, 'a'); });
  add("unknown actor", [](Change& c) { c.actor.kind = static_cast<ActorKind>(4); });
  add("long name", [](Change& c) { c.actor.name = std::string(201, 'a'); });
  add("replaces itself", [](Change& c) { c.replaces.insert(c.id); });
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto got = decode(encode({row.change}));
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, ErrorCode::corrupt);
  }
  EXPECT_TRUE(decode(encode({sample()})));
}

TEST(Codec, RefusesFieldsOutOfOrderAndCutBytes) {
  auto bytes = encode({sample()});
  for (std::size_t size = 1; size < bytes.size(); ++size)
    EXPECT_FALSE(decode(core::ByteView(bytes).first(size))) << size;
  const std::string text = core::as_text(bytes);
  const auto at = text.find("a.b");
  ASSERT_NE(at, text.npos);
  bytes[at] = 'z';  // "z.b" before "c"
  EXPECT_FALSE(decode(bytes));
}

TEST(Path, IsLowerCaseWordsJoinedByDots) {
  for (const char* good : {"a", "person.name.court", "case.0f.order_2"}) {
    SCOPED_TRACE(good);
    EXPECT_TRUE(valid_path(good));
  }
  for (const char* bad : {"", ".", "a.", ".a", "a..b", "A", "a b", "ñ", "a-b"}) {
    SCOPED_TRACE(bad);
    EXPECT_FALSE(valid_path(bad));
  }
}

}  // namespace
}  // namespace clearway::record
