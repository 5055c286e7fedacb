#include "app/vault/anchor.h"

#include "app/vault/byte_io.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::string_view kMagic = "CWA1";
constexpr std::string_view kDomain = "clearway/v1/anchor";
constexpr std::size_t kSigned = 4 + 16 + 4 + 8 + 32;
constexpr std::size_t kSize = kSigned + 64;

core::Bytes signed_part(const Anchor& anchor) {
  ByteWriter out;
  out.text(kMagic);
  out.bytes(anchor.device.view());
  out.number(anchor.epoch);
  out.number(anchor.sequence);
  out.bytes(anchor.head);
  return out.take();
}

struct Head {
  std::uint64_t sequence = 0;  // 0: no link yet
  core::Hash hash{};
};

// The link at `sequence`, or the newest one when it is not given.
Result<Head> find_head(sqlite3& db, const Device& device, std::optional<std::uint64_t> sequence) {
  auto found = TRY(query(db,
                         "SELECT sequence, hash FROM links WHERE device = ?1 AND epoch = ?2"
                         " AND sequence <= ?3 ORDER BY sequence DESC LIMIT 1",
                         device.id.view(), std::int64_t{device.epoch},
                         signed_of(sequence.value_or(INT64_MAX))));
  Head head;
  if (!TRY(found.step())) return head;
  head.sequence = unsigned_of(found.column_int(0));
  const auto hash = found.column_view(1);
  if (hash.size() != head.hash.size()) return fail(ErrorCode::corrupt, "vault.anchor");
  std::ranges::copy(hash, head.hash.begin());
  return head;
}

AnchorState behind(std::uint64_t links) {
  if (links == 0) return AnchorState::current;
  return links == 1 ? AnchorState::behind_by_one : AnchorState::behind;
}

}  // namespace

Result<core::Bytes> encode_anchor(const keys::SigningKey& key, const Anchor& anchor) {
  auto bytes = signed_part(anchor);
  const auto signature = TRY(keys::sign(key, kDomain, bytes));
  bytes.insert(bytes.end(), signature.begin(), signature.end());
  return bytes;
}

Result<Anchor> decode_anchor(core::ByteView bytes) {
  ByteReader in(bytes);
  Anchor anchor;
  const bool ours = core::as_text(in.view(kMagic.size())) == kMagic;
  anchor.device.bytes = in.array<16>();
  anchor.epoch = in.number<std::uint32_t>();
  anchor.sequence = in.number<std::uint64_t>();
  anchor.head = in.array<32>();
  anchor.signature = in.array<64>();
  if (!ours || !in.ok() || !in.rest().empty()) return fail(ErrorCode::corrupt, "vault.anchor");
  return anchor;
}

Result<AnchorState> check_anchor(sqlite3& db, const std::filesystem::path& file,
                                 const Device& device) {
  const Head head = TRY(find_head(db, device, std::nullopt));
  const auto bytes = read_file(file, kSize);
  if (!bytes && bytes.error().code == ErrorCode::not_found)
    return head.sequence <= 1 ? behind(head.sequence) : AnchorState::missing;
  const auto anchor = bytes ? decode_anchor(*bytes) : Result<Anchor>(fail(ErrorCode::corrupt, ""));
  if (!anchor) return AnchorState::corrupt;

  if (anchor->device != device.id) return AnchorState::forked;
  if (anchor->epoch > device.epoch) return AnchorState::ahead;
  // A new epoch starts a chain, maybe with a new key: the old anchor only says "before".
  if (anchor->epoch < device.epoch) return behind(head.sequence);
  if (!keys::verify(device.key.verify, kDomain, signed_part(*anchor), anchor->signature))
    return AnchorState::corrupt;
  if (anchor->sequence > head.sequence) return AnchorState::ahead;
  const Head there = TRY(find_head(db, device, anchor->sequence));
  if (there.sequence != anchor->sequence || there.hash != anchor->head) return AnchorState::forked;
  return behind(head.sequence - anchor->sequence);
}

Result<> advance_anchor(sqlite3& db, const std::filesystem::path& file, const Device& device) {
  switch (TRY(check_anchor(db, file, device))) {
    case AnchorState::current:
    case AnchorState::forked:
    case AnchorState::ahead:
      return {};  // evidence stays for verify()
    case AnchorState::behind_by_one:
    case AnchorState::behind:
    case AnchorState::missing:
    case AnchorState::corrupt:
      break;
  }
  const Head head = TRY(find_head(db, device, std::nullopt));
  Anchor anchor{device.id, device.epoch, head.sequence, head.hash, {}};
  return replace_file(file, TRY(encode_anchor(device.key, anchor)));
}

}  // namespace clearway::vault
