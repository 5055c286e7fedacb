#include "app/station/summary.h"

#include <algorithm>

namespace clearway::station {

using core::ErrorCode;

namespace {

constexpr std::string_view kDomain = "clearway/v1/summary";
constexpr std::string_view kName = "person.name.court";
constexpr std::string_view kBorn = "person.birth_date";
constexpr std::size_t kYear = 4;

constexpr std::size_t kLengthSize = 4;
constexpr std::size_t kBucket = 256;

void put_number(std::span<core::Byte> into, std::uint64_t number) {
  for (auto& byte : into) {
    byte = static_cast<core::Byte>(number);
    number >>= 8;
  }
}

using Associated = std::array<core::Byte, kDomain.size() + 16 + sizeof(std::uint64_t)>;
Associated associated(const vault::RecordInfo& of) {
  Associated out;
  const auto id = std::ranges::copy(kDomain, out.begin()).out;
  const auto number = std::ranges::copy(of.id.bytes, id).out;
  put_number({number, out.end()}, static_cast<std::uint64_t>(of.newest));
  return out;
}

core::Result<keys::Secret> padded(core::ByteView body) {
  const auto buckets = (kLengthSize + body.size() + kBucket - 1) / kBucket;
  auto out = TRY(keys::Secret::of_size(buckets * kBucket));  // zeros
  put_number(out.bytes().first(kLengthSize), body.size());
  std::ranges::copy(body, out.bytes().begin() + kLengthSize);
  return out;
}

core::Result<core::ByteView> unpadded(core::ByteView plain) {
  std::size_t length = 0;
  for (std::size_t i = kLengthSize; i-- > 0 && plain.size() > kLengthSize;)
    length = length << 8 | plain[i];
  if (plain.size() <= kLengthSize || length > plain.size() - kLengthSize)
    return core::fail(ErrorCode::corrupt, "station.summary", "length");
  return plain.subspan(kLengthSize, length);
}

}  // namespace

Summary summary_of(const record::Record& record) {
  Summary summary;
  for (const auto& [id, change] : record.changes()) {
    const bool first = summary.first_entry == 0 || change.wall_time < summary.first_entry;
    if (first) summary.first_entry = change.wall_time;
    summary.last_entry = std::max(summary.last_entry, change.wall_time);
  }
  const auto fields = record.fields();
  if (const auto name = fields.find(kName); name != fields.end()) summary.fields.insert(*name);
  if (const auto born = fields.find(kBorn); born != fields.end())
    summary.fields.emplace(kBorn, born->second.substr(0, kYear));
  for (const auto& id : record::case_ids(fields)) summary.fields["case." + id + ".order"];
  return summary;
}

core::Result<keys::Secret> summary_key(const keys::BoxKey& site_key) {
  return keys::derived_key(kDomain, site_key.secret.view());
}

core::Result<vault::RecordSummary> seal_summary(core::ByteView key, const vault::RecordInfo& of,
                                                const Summary& summary) {
  std::vector<record::Change> changes(2);
  changes[0].wall_time = summary.first_entry;
  changes[1].wall_time = summary.last_entry;
  changes[1].fields.insert(summary.fields.begin(), summary.fields.end());
  auto body = record::encode(changes);
  const auto plain = padded(body);
  keys::wipe(body);
  if (!plain) return tl::unexpected(plain.error());
  return vault::RecordSummary{of.id, of.newest,
                              TRY(keys::seal(key, plain->view(), associated(of)))};
}

core::Result<Summary> open_summary(core::ByteView key, const vault::RecordInfo& of,
                                   core::ByteView sealed) {
  const auto plain = TRY(keys::open(key, sealed, associated(of)));
  auto changes = TRY(record::decode(TRY(unpadded(plain.view()))));
  if (changes.size() != 2) return core::fail(ErrorCode::corrupt, "station.summary");
  Summary summary{{}, changes[0].wall_time, changes[1].wall_time};
  for (auto& [path, value] : changes[1].fields)
    if (value) summary.fields.emplace_hint(summary.fields.end(), path, *std::move(value));
  return summary;
}

}  // namespace clearway::station
