#include "app/vault/draft_box.h"

#include "app/vault/draft_rows.h"
#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;

const core::Bytes kKey(32, 5);
const DraftBinding kBinding{core::RecordId{{1}}, VisitTag{2}};

TEST(DraftBox, GivesBackExactlyWhatWasTyped) {
  const std::optional<std::string> values[] = {std::nullopt, "", "Ñandú, é y ü",
                                               std::string(1500, 'a'), std::string(65536, 'b')};
  for (const auto& value : values) {
    const bool by_helper = value && value->size() > 1;
    const Draft draft{"declaration.goals", value, 9, by_helper};
    const auto back =
        open_draft(kKey, kBinding, 9, seal_draft(kKey, kBinding, draft).value()).value();
    EXPECT_EQ(back.field, draft.field);
    EXPECT_EQ(back.value, draft.value);
    EXPECT_EQ(back.revision, 9u);
    EXPECT_EQ(back.by_helper, by_helper);
  }
}

TEST(DraftBox, TellsOnlyTheBucket) {
  struct Row {
    std::size_t value;
    std::size_t plain;
  };
  constexpr std::size_t kAround = 7 + 1;  // lengths and the field "a"
  const Row rows[] = {{0, 256},     {256 - kAround, 256}, {257 - kAround, 1024},
                      {1025, 4096}, {16000, 16384},       {65536, 262144}};
  for (const auto& row : rows) {
    const auto sealed = seal_draft(kKey, kBinding, {"a", std::string(row.value, 'x'), 1}).value();
    EXPECT_EQ(sealed.size(), row.plain + keys::kSealOverhead) << row.value;
  }
}

TEST(DraftBox, OpensOnlyAtItsOwnPlace) {
  const auto sealed = seal_draft(kKey, kBinding, {"a", "word", 3}).value();
  auto other_record = kBinding;
  other_record.record.bytes[0] = 9;
  auto other_visit = kBinding;
  other_visit.visit[0] = 9;
  ASSERT_TRUE(open_draft(kKey, kBinding, 3, sealed));
  for (const auto& got :
       {open_draft(kKey, kBinding, 2, sealed), open_draft(kKey, other_record, 3, sealed),
        open_draft(kKey, other_visit, 3, sealed),
        open_draft(core::Bytes(32, 6), kBinding, 3, sealed)}) {
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, ErrorCode::wrong_key);
  }
}

TEST(DraftBox, RefusesWhatNoEntryCouldHold) {
  const Draft bad[] = {{"Not a path", "x", 1}, {"a", "\xFF", 1}, {"a", std::string(65537, 'x'), 1}};
  for (const auto& draft : bad)
    EXPECT_EQ(seal_draft(kKey, kBinding, draft).error().code, ErrorCode::invalid_input);
}

TEST(DraftBox, TheRowNameNeedsTheKey) {
  const auto digest = field_digest(kKey, "person.name.court").value();
  EXPECT_EQ(digest, field_digest(kKey, "person.name.court").value());
  EXPECT_NE(digest, field_digest(core::Bytes(32, 6), "person.name.court").value());
  EXPECT_NE(digest, field_digest(kKey, "person.name.goes_by").value());
}

DraftRows sample() {
  return {core::DeviceId{{1}}, VisitTag{2}, kNow, {core::EntryId{{3}}}, {{4, {5, 6}}, {7, {}}}};
}

TEST(DraftRows, RoundTripAndRefuseEveryCut) {
  const auto bytes = encode(sample());
  EXPECT_EQ(decode_draft_rows(bytes).value(), sample());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decode_draft_rows(core::ByteView(bytes).first(size))) << size;
  auto longer = bytes;
  longer.push_back(0);
  EXPECT_FALSE(decode_draft_rows(longer));
}

TEST(DraftRows, BytesNeverChange) {
  EXPECT_EQ(core::to_hex(encode(sample())),
            "43574431"
            "01000000000000000000000000000000"
            "02000000000000000000000000000000"
            "80e14e6800000000"
            "01000000"
            "03000000000000000000000000000000"
            "02000000"
            "0400000000000000"
            "02000000"
            "0506"
            "0700000000000000"
            "00000000");
}

TEST(DraftRows, AreCutSoThatEachPartFitsAnEntry) {
  DraftRows rows = sample();
  rows.rows.assign(9, {1, core::Bytes(262184)});
  const auto parts = split_for_entries(rows);
  std::size_t count = 0;
  for (const auto& part : parts) {
    EXPECT_EQ(part.seen, rows.seen);
    EXPECT_TRUE(entry::frame_drafts({entry::EntryKind::drafts, {}, {}}, encode(part)));
    count += part.rows.size();
  }
  EXPECT_EQ(parts.size(), 3u);
  EXPECT_EQ(count, 9u);
  EXPECT_NE(orphan_entry_id(rows.visit, 0), orphan_entry_id(rows.visit, 1));
}

}  // namespace
}  // namespace clearway::vault
