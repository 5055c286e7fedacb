#include "app/vault/draft_box.h"

#include <optional>

#include "app/vault/byte_io.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::size_t kBuckets[] = {std::size_t{256},      std::size_t{1} << 10,
                                    std::size_t{4} << 10,  std::size_t{16} << 10,
                                    std::size_t{64} << 10, std::size_t{256} << 10};
constexpr std::size_t kFixed = 1 + 2 + 4;
constexpr core::Byte kWithValue = 1, kByHelper = 2;

core::Bytes associated(const DraftBinding& binding, std::uint64_t revision) {
  ByteWriter out;
  out.text({"clearway/v1/draft\0", 18});
  out.bytes(binding.record.view());
  out.bytes(binding.visit);
  out.number(revision);
  return out.take();
}

// Copies into locked memory step by step; a growing vector would leave pieces behind.
class Filler {
 public:
  explicit Filler(std::span<core::Byte> into) : into_(into) {}
  void bytes(core::ByteView from) {
    std::ranges::copy(from, into_.begin());
    into_ = into_.subspan(from.size());
  }
  void number(std::size_t value, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) into_[i] = static_cast<core::Byte>(value >> (8 * i));
    into_ = into_.subspan(width);
  }

 private:
  std::span<core::Byte> into_;
};

}  // namespace

VisitTag tag_of(core::VisitId visit) {
  ByteWriter out;
  out.text({"clearway/v1/visit\0", 18});
  out.bytes(visit.view());
  const auto digest = keys::hash(out.take());
  VisitTag tag;
  std::copy_n(digest.begin(), tag.size(), tag.begin());
  return tag;
}

Result<core::Hash> field_digest(core::ByteView record_key, std::string_view field) {
  constexpr std::string_view kFieldDomain{"clearway/v1/draft-field\0", 24};
  auto input = TRY(keys::Secret::of_size(record_key.size() + kFieldDomain.size() + field.size()));
  Filler fill(input.bytes());
  fill.bytes(record_key);
  fill.bytes(core::as_bytes(kFieldDomain));
  fill.bytes(core::as_bytes(field));
  return keys::hash(input.view());
}

Result<core::Bytes> seal_draft(core::ByteView record_key, const DraftBinding& binding,
                               const Draft& draft) {
  if (!record::valid_path(draft.field))
    return fail(ErrorCode::invalid_input, "vault.draft", "field path");
  if (draft.value && !record::valid_value(*draft.value))
    return fail(ErrorCode::invalid_input, "vault.draft", "value");
  const std::string_view value = draft.value ? std::string_view(*draft.value) : std::string_view{};
  const std::size_t content = kFixed + draft.field.size() + value.size();
  const auto* bucket = std::ranges::lower_bound(kBuckets, content);
  if (bucket == std::end(kBuckets))  // the last one holds any valid value
    return fail(ErrorCode::internal, "vault.draft", "bucket");
  auto plain = TRY(keys::Secret::of_size(*bucket));
  Filler fill(plain.bytes());
  fill.number((draft.value ? kWithValue : 0U) + (draft.by_helper ? kByHelper : 0U), 1);
  fill.number(draft.field.size(), 2);
  fill.bytes(core::as_bytes(draft.field));
  fill.number(value.size(), 4);
  fill.bytes(core::as_bytes(value));
  return keys::seal(record_key, plain.view(), associated(binding, draft.revision));
}

Result<Draft> open_draft(core::ByteView record_key, const DraftBinding& binding,
                         std::uint64_t revision, core::ByteView sealed) {
  const auto plain = TRY(keys::open(record_key, sealed, associated(binding, revision)));
  ByteReader in(plain.view());
  Draft draft;
  draft.revision = revision;
  const auto flags = in.number<core::Byte>();
  const bool with_value = (flags & kWithValue) != 0;
  draft.by_helper = (flags & kByHelper) != 0;
  draft.field = core::as_text(in.view(in.number<std::uint16_t>()));
  std::string value = core::as_text(in.view(in.number<std::uint32_t>()));
  const bool sound = in.ok() && flags <= kWithValue + kByHelper &&
                     record::valid_path(draft.field) && record::valid_value(value) &&
                     (with_value || value.empty());
  if (!sound) return fail(ErrorCode::corrupt, "vault.draft");
  if (with_value) draft.value = std::move(value);
  return draft;
}

}  // namespace clearway::vault
