#include "app/vault/anchor.h"

#include "app/vault/byte_io.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::string_view kAnchorMagic = "CWA2";
constexpr std::string_view kFirstMagic = "CWA1";
constexpr std::string_view kAnchorDomain = "clearway/v1/anchor";
constexpr std::size_t kFirstSigned = 4 + 16 + 4 + 8 + 32;
constexpr std::size_t kSigned = kFirstSigned + 8 + 32;
constexpr std::size_t kSignature = sizeof(keys::Signature);
constexpr std::size_t kSize = kSigned + kSignature;

struct Head {
  std::uint64_t sequence = 0;  // 0: no link yet
  core::Hash hash{};
};

// The link at `sequence`, or the newest one when it is not given.
Result<Head> find_head(Connection& db, const Device& device,
                       std::optional<std::uint64_t> sequence) {
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

// `of_one_write`: how far a power cut between a commit and the anchor can leave it behind.
AnchorState behind(std::uint64_t by, std::uint64_t of_one_write) {
  if (by == 0) return AnchorState::current;
  return by <= of_one_write ? AnchorState::behind_by_one_write : AnchorState::behind;
}
AnchorState links_behind(std::uint64_t links) { return behind(links, kMostLinksOfOneWrite); }

// Nothing when no file is there.
Result<std::optional<core::Bytes>> anchor_bytes(const std::filesystem::path& file) {
  auto bytes = read_file(file, kSize);
  if (bytes) return std::optional(*std::move(bytes));
  if (bytes.error().code == ErrorCode::not_found) return std::optional<core::Bytes>{};
  return std::optional(core::Bytes{});  // longer than any anchor, or unreadable
}

Result<AnchorState> chain_standing(Connection& db, const Anchor& anchor, const Device& device,
                                   const Head& head) {
  if (anchor.sequence > head.sequence) return AnchorState::ahead;
  const Head there = TRY(find_head(db, device, anchor.sequence));
  if (there.sequence != anchor.sequence || there.hash != anchor.head) return AnchorState::forked;
  return links_behind(head.sequence - anchor.sequence);
}

Result<AnchorState> pinned_standing(Connection& db, const Anchor& anchor) {
  const Pinned here = TRY(read_pinned(db));
  if (anchor.pinned.count > here.count) return AnchorState::ahead;
  const bool same = anchor.pinned.count == here.count && here.count > 0;
  if (same && anchor.pinned.digest != here.digest) return AnchorState::forked;
  return behind(here.count - anchor.pinned.count, 1);
}

bool is_evidence(AnchorState state) {
  return state == AnchorState::forked || state == AnchorState::ahead;
}

Result<Anchor> anchor_now(Connection& db, const Device& device) {
  const Head head = TRY(find_head(db, device, std::nullopt));
  return Anchor{device.id, device.epoch, head.sequence, head.hash, TRY(read_pinned(db))};
}

// What a decoder can say before it is known whose key it was.
struct Claim {
  core::DeviceId device;
  std::uint32_t epoch = 0;
};
std::optional<Claim> claim_of(core::ByteView bytes) {
  ByteReader in(bytes);
  const auto magic = core::as_text(in.view(kAnchorMagic.size()));
  const std::size_t size = magic == kAnchorMagic  ? kSigned
                           : magic == kFirstMagic ? kFirstSigned
                                                  : std::size_t{0};
  if (size == 0 || bytes.size() != size + kSignature) return std::nullopt;
  Claim claim;
  claim.device.bytes = in.array<16>();
  claim.epoch = in.number<std::uint32_t>();
  return claim;
}

}  // namespace

Result<core::Bytes> encode_anchor(const keys::SigningKey& key, const Anchor& anchor) {
  ByteWriter out;
  out.text(kAnchorMagic);
  out.bytes(anchor.device.view());
  out.number(anchor.epoch);
  out.number(anchor.sequence);
  out.bytes(anchor.head);
  out.number(anchor.pinned.count);
  out.bytes(anchor.pinned.digest);
  auto bytes = out.take();
  const auto signature = TRY(keys::sign(key, kAnchorDomain, bytes));
  bytes.insert(bytes.end(), signature.begin(), signature.end());
  return bytes;
}

Result<Anchor> open_anchor(const keys::VerifyKey& key, core::ByteView bytes) {
  if (!claim_of(bytes)) return fail(ErrorCode::corrupt, "vault.anchor");
  const auto signed_part = bytes.first(bytes.size() - kSignature);
  keys::Signature signature{};
  std::ranges::copy(bytes.last(kSignature), signature.begin());
  if (!keys::verify(key, kAnchorDomain, signed_part, signature))
    return fail(ErrorCode::wrong_key, "vault.anchor");
  ByteReader in(signed_part.subspan(kAnchorMagic.size()));
  Anchor anchor;
  anchor.device.bytes = in.array<16>();
  anchor.epoch = in.number<std::uint32_t>();
  anchor.sequence = in.number<std::uint64_t>();
  anchor.head = in.array<32>();
  if (in.rest().empty()) return anchor;  // of the first form
  anchor.pinned.count = in.number<std::uint64_t>();
  anchor.pinned.digest = in.array<32>();
  return anchor;
}

Result<AnchorStanding> check_anchor(Connection& db, const std::filesystem::path& file,
                                    const Device& device) {
  const Head head = TRY(find_head(db, device, std::nullopt));
  const auto bytes = TRY(anchor_bytes(file));
  if (!bytes)
    return AnchorStanding{head.sequence <= kMostLinksOfOneWrite ? links_behind(head.sequence)
                                                                : AnchorState::missing};
  const auto claim = claim_of(*bytes);
  if (!claim) return AnchorStanding{AnchorState::corrupt};
  if (claim->device != device.id) return AnchorStanding{AnchorState::forked};
  if (claim->epoch > device.epoch) return AnchorStanding{AnchorState::ahead};
  // A new epoch starts a chain, maybe with a new key: the old anchor only says "before".
  if (claim->epoch < device.epoch) return AnchorStanding{links_behind(head.sequence)};
  const auto anchor = open_anchor(device.key.verify, *bytes);
  if (!anchor) return AnchorStanding{AnchorState::corrupt};
  return AnchorStanding{TRY(chain_standing(db, *anchor, device, head)),
                        TRY(pinned_standing(db, *anchor))};
}

Pinned anchored(const std::filesystem::path& file, const keys::VerifyKey& key) {
  const auto bytes = read_file(file, kSize);
  if (!bytes) return {};
  const auto anchor = open_anchor(key, *bytes);
  return anchor ? anchor->pinned : Pinned{};
}

Result<> renew_anchor(Connection& db, const std::filesystem::path& file,
                      const keys::VerifyKey& before, const Device& next) {
  Anchor anchor = TRY(anchor_now(db, next));
  const auto bytes = TRY(anchor_bytes(file));
  const auto old = open_anchor(before, bytes.value_or(core::Bytes{}));
  if (old && is_evidence(TRY(pinned_standing(db, *old)))) anchor.pinned = old->pinned;
  return replace_file(file, TRY(encode_anchor(next.key, anchor)));
}

Result<> advance_anchor(Connection& db, const std::filesystem::path& file, const Device& device) {
  // What cannot be read now may be evidence too; at the next write it is looked at again.
  const auto there = read_file(file, kSize);
  if (!there && there.error().code == ErrorCode::internal) return tl::unexpected(there.error());
  const auto standing = TRY(check_anchor(db, file, device));
  Anchor next = TRY(anchor_now(db, device));
  if (is_evidence(standing.chain) || is_evidence(standing.pinned)) {
    const auto bytes = TRY(anchor_bytes(file));
    const auto old = open_anchor(device.key.verify, bytes.value_or(core::Bytes{}));
    if (!old || old->device != device.id || old->epoch != device.epoch) return {};
    if (is_evidence(standing.pinned)) next.pinned = old->pinned;
    if (is_evidence(standing.chain)) {
      next.sequence = old->sequence;
      next.head = old->head;
    }
  }
  return replace_file(file, TRY(encode_anchor(device.key, next)));
}

}  // namespace clearway::vault
