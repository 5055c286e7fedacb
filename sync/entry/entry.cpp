#include "sync/entry/entry.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "sync/entry/sealing.h"

namespace clearway::entry {
namespace {

using core::Byte;
using core::Bytes;
using core::ByteView;
using core::ErrorCode;
using core::fail;

constexpr std::string_view kEntryMagic = "CWE1";
constexpr std::string_view kEntryDomain{"clearway/v1/entry\0", 18};
constexpr std::size_t kLengthSize = 4;
constexpr std::size_t kBuckets[] = {std::size_t{1} << 10,   std::size_t{4} << 10,
                                    std::size_t{16} << 10,  std::size_t{64} << 10,
                                    std::size_t{256} << 10, std::size_t{1} << 20};
constexpr int kLevel = 9;  // bodies are a few kilobytes; this is still under a millisecond

std::optional<std::size_t> bucket_for(std::size_t content) {
  for (const std::size_t bucket : kBuckets)
    if (content + kLengthSize <= bucket) return bucket;
  return std::nullopt;
}

bool is_bucket(std::size_t size) {
  return std::ranges::find(kBuckets, size) != std::ranges::end(kBuckets);
}

Bytes associated(ByteView header) {
  const std::string text = std::string(kEntryDomain) + core::as_text(header);
  return {text.begin(), text.end()};
}

void put_length(std::span<Byte> into, std::size_t length) {
  for (std::size_t i = 0; i < kLengthSize; ++i) into[i] = static_cast<Byte>(length >> (8 * i));
}

// The content of a padded bucket: length first, and nothing but zeros behind.
core::Result<ByteView> unpad(ByteView padded, const char* where) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < kLengthSize; ++i) length |= std::size_t{padded[i]} << (8 * i);
  if (bucket_for(length) != padded.size()) return fail(ErrorCode::corrupt, where, "length");
  const ByteView rest = padded.subspan(kLengthSize + length);
  if (std::ranges::any_of(rest, [](Byte b) { return b != 0; }))
    return fail(ErrorCode::corrupt, where, "padding");
  return padded.subspan(kLengthSize, length);
}

// length | zstd frame | zeros, in locked memory.
core::Result<keys::Secret> pack(ByteView body) {
  if (body.size() > kMaxEntryBody)
    return fail(ErrorCode::invalid_input, "entry.seal", "body too long");
  keys::Secret frame = TRY(keys::Secret::of_size(ZSTD_compressBound(body.size())));
  const std::size_t size =
      ZSTD_compress(frame.bytes().data(), frame.bytes().size(), body.data(), body.size(), kLevel);
  if (ZSTD_isError(size) != 0) return fail(ErrorCode::internal, "entry.seal", "zstd");
  const auto bucket = bucket_for(size);
  if (!bucket) return fail(ErrorCode::invalid_input, "entry.seal", "body too long");
  keys::Secret padded = TRY(keys::Secret::of_size(*bucket));
  put_length(padded.bytes(), size);
  std::ranges::copy(frame.view().first(size), padded.bytes().begin() + kLengthSize);
  return padded;
}

// One for the thread: to make one takes longer than to open an entry with it.
ZSTD_DCtx* decompressor() {
  struct Free {
    void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
  };
  static thread_local const std::unique_ptr<ZSTD_DCtx, Free> kContext(ZSTD_createDCtx());
  return kContext.get();
}

core::Result<keys::Secret> unpack(ByteView padded) {
  const ByteView frame = TRY(unpad(padded, "entry.open"));
  // A frame that does not say its size, or says a huge one, is not ours.
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > kMaxEntryBody) return fail(ErrorCode::corrupt, "entry.open", "body size");
  if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
    return fail(ErrorCode::corrupt, "entry.open", "not one frame");
  keys::Secret body = TRY(keys::Secret::of_size(size));
  auto* context = decompressor();
  if (context == nullptr) return fail(ErrorCode::internal, "entry.open", "memory");
  const auto done = ZSTD_decompressDCtx(context, body.bytes().data(), body.bytes().size(),
                                        frame.data(), frame.size());
  if (done != size) return fail(ErrorCode::corrupt, "entry.open", "zstd");
  return body;
}

}  // namespace

Bytes header_bytes(const EntryHeader& header) {
  Bytes out(kEntryMagic.begin(), kEntryMagic.end());
  out.push_back(static_cast<Byte>(header.kind));
  out.insert(out.end(), header.record.bytes.begin(), header.record.bytes.end());
  out.insert(out.end(), header.id.bytes.begin(), header.id.bytes.end());
  return out;
}

core::Result<Bytes> seal_entry_with(ByteView record_key, const EntryHeader& header, ByteView body,
                                    const keys::Nonce& nonce) {
  if (header.kind != EntryKind::changes)
    return fail(ErrorCode::invalid_input, "entry.seal", "kind");
  const keys::Secret padded = TRY(pack(body));
  Bytes out = header_bytes(header);
  const Bytes sealed =
      TRY(keys::seal_with_nonce(record_key, nonce, padded.view(), associated(out)));
  out.insert(out.end(), sealed.begin(), sealed.end());
  return out;
}

core::Result<Bytes> seal_entry(ByteView record_key, const EntryHeader& header, ByteView body) {
  keys::Nonce nonce;
  keys::fill_random(nonce);
  return seal_entry_with(record_key, header, body, nonce);
}

core::Result<keys::Secret> open_entry(ByteView record_key, ByteView entry) {
  if (TRY(read_header(entry)).kind != EntryKind::changes)
    return fail(ErrorCode::invalid_input, "entry.open", "kind");
  const keys::Secret padded =
      TRY(keys::open(record_key, entry.subspan(kHeaderSize), associated(entry.first(kHeaderSize))));
  return unpack(padded.view());
}

core::Result<EntryHeader> read_header(ByteView entry) {
  const auto corrupt = [](const char* what) {
    return fail(ErrorCode::corrupt, "entry.read_header", what);
  };
  if (entry.size() < kHeaderSize + keys::kSealOverhead || entry.size() > kMaxEntry)
    return corrupt("size");
  if (core::as_text(entry.first(kEntryMagic.size())) != kEntryMagic) return corrupt("magic");
  EntryHeader header;
  header.kind = static_cast<EntryKind>(entry[4]);
  header.record = TRY(core::RecordId::from(entry.subspan(5, 16)));
  header.id = TRY(core::EntryId::from(entry.subspan(21, 16)));
  const std::size_t body = entry.size() - kHeaderSize - keys::kNonceSize;
  switch (header.kind) {
    case EntryKind::changes:
      if (!is_bucket(body - (keys::kSealOverhead - keys::kNonceSize))) return corrupt("bucket");
      return header;
    case EntryKind::drafts:
      if (!is_bucket(body)) return corrupt("bucket");
      return header;
    case EntryKind::audit:
      if (entry.size() != kAuditSize) return corrupt("size");
      return header;
  }
  return corrupt("kind");
}

core::Result<Bytes> frame_drafts(const EntryHeader& header, ByteView rows) {
  if (header.kind != EntryKind::drafts)
    return fail(ErrorCode::invalid_input, "entry.frame_drafts", "kind");
  const auto bucket = bucket_for(rows.size());
  if (!bucket) return fail(ErrorCode::invalid_input, "entry.frame_drafts", "rows too long");
  Bytes out = header_bytes(header);
  const std::size_t start = kHeaderSize + keys::kNonceSize;
  out.resize(start + *bucket);  // zeros: the nonce and the padding
  put_length(std::span(out).subspan(start), rows.size());
  std::ranges::copy(rows, std::span(out).subspan(start + kLengthSize).begin());
  return out;
}

core::Result<Bytes> unframe_drafts(ByteView entry) {
  if (TRY(read_header(entry)).kind != EntryKind::drafts)
    return fail(ErrorCode::invalid_input, "entry.unframe_drafts", "kind");
  const ByteView nonce = entry.subspan(kHeaderSize, keys::kNonceSize);
  if (std::ranges::any_of(nonce, [](Byte b) { return b != 0; }))
    return fail(ErrorCode::corrupt, "entry.unframe_drafts", "nonce");
  const ByteView rows =
      TRY(unpad(entry.subspan(kHeaderSize + keys::kNonceSize), "entry.unframe_drafts"));
  return Bytes(rows.begin(), rows.end());
}

}  // namespace clearway::entry
