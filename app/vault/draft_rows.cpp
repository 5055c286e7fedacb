#include "app/vault/draft_rows.h"

#include "app/vault/byte_io.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::string_view kRowsMagic = "CWD1";
constexpr std::size_t kPartLimit = std::size_t{900} << 10;  // of sealed bytes; an entry holds 1 MiB
constexpr std::size_t kRowOverhead = 8 + 4;

template <class IdType>
IdType id_of_hash(core::Bytes bytes) {
  const auto digest = keys::hash(bytes);
  IdType id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

}  // namespace

core::Bytes encode(const DraftRows& rows) {
  ByteWriter out;
  out.text(kRowsMagic);
  out.bytes(rows.device.view());
  out.bytes(rows.visit);
  out.number(rows.kept_at);
  out.number(static_cast<std::uint32_t>(rows.seen.size()));
  for (const auto& id : rows.seen) out.bytes(id.view());
  out.number(static_cast<std::uint32_t>(rows.rows.size()));
  for (const auto& row : rows.rows) {
    out.number(row.revision);
    out.number(static_cast<std::uint32_t>(row.sealed.size()));
    out.bytes(row.sealed);
  }
  return out.take();
}

Result<DraftRows> decode_draft_rows(core::ByteView bytes) {
  ByteReader in(bytes);
  DraftRows rows;
  const bool ours = core::as_text(in.view(kRowsMagic.size())) == kRowsMagic;
  rows.device.bytes = in.array<16>();
  rows.visit = in.array<16>();
  rows.kept_at = in.number<core::UnixTime>();
  // Counts are not believed: reading stops where the bytes do.
  for (auto left = in.number<std::uint32_t>(); left > 0 && in.ok(); --left)
    rows.seen.push_back(core::EntryId{in.array<16>()});
  for (auto left = in.number<std::uint32_t>(); left > 0 && in.ok(); --left) {
    DraftRow row;
    row.revision = in.number<std::uint64_t>();
    const auto sealed = in.view(in.number<std::uint32_t>());
    row.sealed.assign(sealed.begin(), sealed.end());
    rows.rows.push_back(std::move(row));
  }
  if (!ours || !in.ok() || !in.rest().empty()) return fail(ErrorCode::corrupt, "vault.draft_rows");
  return rows;
}

std::vector<DraftRows> split_for_entries(DraftRows rows) {
  std::vector<DraftRow> all = std::exchange(rows.rows, {});
  std::vector<DraftRows> parts{rows};
  std::size_t size = 0;
  for (auto& row : all) {
    size += kRowOverhead + row.sealed.size();
    if (size > kPartLimit && !parts.back().rows.empty()) {
      parts.push_back(rows);
      size = kRowOverhead + row.sealed.size();
    }
    parts.back().rows.push_back(std::move(row));
  }
  return parts;
}

core::EntryId orphan_entry_id(const VisitTag& visit, std::uint32_t part) {
  ByteWriter out;
  out.text({"clearway/v1/orphan-entry\0", 25});
  out.bytes(visit);
  out.number(part);
  return id_of_hash<core::EntryId>(out.take());
}

core::ChangeId orphan_change_id(core::EntryId entry, bool by_helper) {
  ByteWriter out;
  out.text(by_helper ? std::string_view{"clearway/v1/orphan-helped\0", 26}
                     : std::string_view{"clearway/v1/orphan-change\0", 26});
  out.bytes(entry.view());
  return id_of_hash<core::ChangeId>(out.take());
}

}  // namespace clearway::vault
