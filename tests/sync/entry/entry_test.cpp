#include "sync/entry/entry.h"

#include <zstd.h>

#include <random>

#include "sync/entry/sealing.h"
#include "tests/support/golden.h"
#include "tests/sync/entry/support.h"

namespace clearway::entry {
namespace {

using test::golden;

using core::Bytes;
using core::ErrorCode;

constexpr std::size_t kAround = 37 + 40;  // header, nonce, tag

const EntryHeader kHeader{EntryKind::changes, fixed_id<core::RecordId>(0x10),
                          fixed_id<core::EntryId>(0x30)};
const EntryHeader kDraftsHeader{EntryKind::drafts, kHeader.record, kHeader.id};
const Bytes kBodyKey = counting(32, 0x80);

Bytes noise(std::size_t size) {
  std::mt19937 random(static_cast<unsigned>(size));
  Bytes bytes(size);
  for (core::Byte& b : bytes) b = static_cast<core::Byte>(random());
  return bytes;
}

// Seals a padded plaintext of the test's making, so that what is inside can be wrong.
Bytes sealed_around(const Bytes& padded) {
  Bytes entry = *seal_entry_with(kBodyKey, kHeader, {}, {});
  entry.resize(37);
  Bytes associated = {'c', 'l', 'e', 'a', 'r', 'w', 'a', 'y', '/',
                      'v', '1', '/', 'e', 'n', 't', 'r', 'y', 0};
  associated.insert(associated.end(), entry.begin(), entry.end());
  const Bytes sealed = *keys::seal(kBodyKey, padded, associated);
  entry.insert(entry.end(), sealed.begin(), sealed.end());
  return entry;
}

Bytes padded_frame(const Bytes& frame, std::size_t bucket = 1024) {
  Bytes padded(bucket);
  padded[0] = static_cast<core::Byte>(frame.size());
  padded[1] = static_cast<core::Byte>(frame.size() >> 8);
  padded[2] = static_cast<core::Byte>(frame.size() >> 16);
  std::ranges::copy(frame, padded.begin() + 4);
  return padded;
}

Bytes compressed(const Bytes& body) {
  Bytes frame(ZSTD_compressBound(body.size()));
  frame.resize(ZSTD_compress(frame.data(), frame.size(), body.data(), body.size(), 1));
  return frame;
}

TEST(Entry, HasKnownBytes) {
  const Bytes made =
      *seal_entry_with(kBodyKey, kHeader, core::as_bytes("person.name.given = Ana Prueba"),
                       counting_array<keys::kNonceSize>(0x40));
  const Bytes kept = golden("entry", made);
  EXPECT_EQ(core::to_hex(made), core::to_hex(kept));
  EXPECT_EQ(core::as_text(open_entry(kBodyKey, kept)->view()), "person.name.given = Ana Prueba");
  EXPECT_EQ(*read_header(kept), kHeader);
}

TEST(Entry, OpensToTheSameBodyInTheSmallestBucket) {
  const struct {
    std::size_t body;
    std::size_t bucket;
  } rows[] = {{0, 1024},       {1, 1024},       {1000, 1024},     {1024, 4096},      {4000, 4096},
              {16'000, 16384}, {60'000, 65536}, {70'000, 262144}, {300'000, 1048576}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.body);
    const Bytes body = noise(row.body);
    const Bytes entry = *seal_entry(kBodyKey, kHeader, body);
    EXPECT_EQ(entry.size(), row.bucket + kAround);
    EXPECT_TRUE(std::ranges::equal(open_entry(kBodyKey, entry)->view(), body));
  }
}

TEST(Entry, RefusesWhatDoesNotFit) {
  EXPECT_EQ(code_of(seal_entry(kBodyKey, kHeader, noise(std::size_t{1} << 20))),
            ErrorCode::invalid_input);
  EXPECT_EQ(code_of(seal_entry(kBodyKey, kHeader, Bytes(kMaxEntryBody + 1))),
            ErrorCode::invalid_input);
  EXPECT_TRUE(seal_entry(kBodyKey, kHeader, Bytes(kMaxEntryBody)));
  EXPECT_EQ(code_of(seal_entry(counting(31), kHeader, {})), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(seal_entry(kBodyKey, kDraftsHeader, {})), ErrorCode::invalid_input);
}

TEST(Entry, TwiceIsNeverTheSame) {
  EXPECT_NE(*seal_entry(kBodyKey, kHeader, {}), *seal_entry(kBodyKey, kHeader, {}));
}

TEST(Entry, ShowsEveryChange) {
  const Bytes good = *seal_entry(kBodyKey, kHeader, counting(100));
  for_each_damage(good, [](const Bytes& bad) { ASSERT_FALSE(open_entry(kBodyKey, bad)); });
  EXPECT_EQ(code_of(open_entry(counting(32), good)), ErrorCode::wrong_key);
}

TEST(Entry, RefusesABucketThatIsNotOurs) {
  EXPECT_TRUE(open_entry(kBodyKey, sealed_around(padded_frame(compressed({})))));
  Bytes dirty = padded_frame(compressed({}));
  dirty.back() = 1;
  Bytes long_length = padded_frame(compressed({}));
  long_length[3] = 0xff;
  const Bytes two = [] {
    Bytes frames = compressed(counting(3));
    const Bytes second = compressed(counting(3));
    frames.insert(frames.end(), second.begin(), second.end());
    return frames;
  }();
  const struct {
    const char* what;
    Bytes padded;
  } rows[] = {{"padding", dirty},
              {"length", long_length},
              {"nothing", padded_frame({})},
              {"noise", padded_frame(noise(50))},
              {"two frames", padded_frame(two)},
              {"too large a bucket", padded_frame(compressed({}), 4096)},
              {"no such bucket", padded_frame(compressed({}), 2048)},
              {"a bomb", padded_frame(compressed(Bytes(kMaxEntryBody + 1)))}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(code_of(open_entry(kBodyKey, sealed_around(row.padded))), ErrorCode::corrupt);
  }
}

TEST(Entry, RefusesAFrameThatDoesNotSayItsSize) {
  Bytes frame(200);
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
  frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), "abc", 3));
  ZSTD_freeCCtx(context);
  EXPECT_EQ(code_of(open_entry(kBodyKey, sealed_around(padded_frame(frame)))), ErrorCode::corrupt);
}

TEST(ReadHeader, RefusesOtherKindsAndSizes) {
  Bytes entry = *seal_entry(kBodyKey, kHeader, {});
  EXPECT_EQ(*read_header(entry), kHeader);
  entry[4] = 3;
  EXPECT_EQ(code_of(read_header(entry)), ErrorCode::corrupt);
  entry[4] = 2;  // a sealed size is not a size of drafts
  EXPECT_EQ(code_of(read_header(entry)), ErrorCode::corrupt);
  EXPECT_EQ(code_of(read_header(Bytes(kMaxEntry + 1))), ErrorCode::corrupt);
}

TEST(Drafts, HaveKnownBytes) {
  const Bytes made = *frame_drafts(kDraftsHeader, counting(200));
  const Bytes kept = golden("drafts", made);
  EXPECT_EQ(core::to_hex(made), core::to_hex(kept));
  EXPECT_EQ(*unframe_drafts(kept), counting(200));
  EXPECT_EQ(*read_header(kept), kDraftsHeader);
}

TEST(Drafts, ComeBackAsTheyWere) {
  for (const std::size_t size : {0U, 1U, 1020U, 1021U, 4092U, 5000U, 1048572U}) {
    SCOPED_TRACE(size);
    const Bytes rows = noise(size);
    EXPECT_EQ(*unframe_drafts(*frame_drafts(kDraftsHeader, rows)), rows);
  }
  EXPECT_EQ(code_of(frame_drafts(kDraftsHeader, Bytes(1048573))), ErrorCode::invalid_input);
}

TEST(Drafts, HaveOneForm) {
  Bytes framed = *frame_drafts(kDraftsHeader, counting(10));
  for (const std::size_t at : {40U, 61U, 64U, 80U, 1000U}) {  // nonce, length, padding
    SCOPED_TRACE(at);
    Bytes bad = framed;
    bad[at] ^= 0x80;
    if (at == 61U) bad[at + 1] = 0xff;
    EXPECT_EQ(code_of(unframe_drafts(bad)), ErrorCode::corrupt);
  }
}

TEST(Drafts, AreNotTakenForChanges) {
  const Bytes drafts = *frame_drafts(kDraftsHeader, {});
  EXPECT_EQ(code_of(open_entry(kBodyKey, drafts)), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(unframe_drafts(*seal_entry(kBodyKey, kHeader, {}))), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(frame_drafts(kHeader, {})), ErrorCode::invalid_input);
}

}  // namespace
}  // namespace clearway::entry
