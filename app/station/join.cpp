#include "app/station/join.h"
#include "app/keys/crypto.h"

#include <algorithm>

namespace clearway::station {

namespace {

std::string field_of(core::RecordId other) { return std::string(record::kJoined) + other.hex(); }

std::optional<JoinedKey> joined_key(std::string_view path, std::string_view value) {
  const auto id = core::RecordId::from_hex_text(path.substr(record::kJoined.size()));
  auto bytes = core::from_hex(value);
  if (!id || !bytes) return std::nullopt;
  if (bytes->size() != keys::kKeySize) return std::nullopt;
  auto key = keys::Secret::copy(*bytes);
  keys::wipe(*bytes);
  if (!key) return std::nullopt;
  return JoinedKey{*id, *std::move(key)};
}

// Paths that any change ever set.
std::vector<std::string> joined_paths(const record::Record& record) {
  std::vector<std::string> paths;
  for (const auto& [id, change] : record.changes()) {
    for (auto it = change.fields.lower_bound(std::string(record::kJoined));
         it != change.fields.end() && it->first.starts_with(record::kJoined); ++it)
      paths.push_back(it->first);
  }
  std::ranges::sort(paths);
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());  // clang 14 has no other
  return paths;
}

}  // namespace

bool is_joined(const record::Record& record) { return !joined_paths(record).empty(); }

std::vector<JoinedKey> joined_keys(const record::Record& record) {
  std::vector<JoinedKey> found;
  for (const auto& path : joined_paths(record))
    for (const auto& standing : record.standing(path))
      if (standing.value)
        if (auto key = joined_key(path, *standing.value)) found.push_back(*std::move(key));
  return found;
}

record::Change joining_change(const record::Record& one, core::RecordId other,
                              std::optional<core::ByteView> other_key, core::DeviceId device,
                              const record::Actor& actor, core::UnixTime now) {
  std::optional<std::string> value;
  if (other_key) value = core::to_hex(*other_key);
  return one.change_to({{field_of(other), std::move(value)}}, keys::random_id<core::ChangeId>(),
                       device, actor, now);
}

core::Result<std::vector<Reached>> reach(vault::Vault& vault, Reached first) {
  std::vector<Reached> reached;
  reached.push_back(std::move(first));
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (auto& [id, key] : joined_keys(reached[i].own)) {
      if (std::ranges::find(reached, id, &Reached::id) != reached.end()) continue;
      auto own = vault.open_record(id, key.view());
      if (own) {
        reached.push_back({id, std::move(key), *std::move(own)});
      } else if (own.error().code == core::ErrorCode::corrupt) {
        reached.push_back({id, std::move(key), {}, false});
      } else if (own.error().code == core::ErrorCode::not_found) {
        TRY(vault.recall(id));
      }
    }
  }
  if (reached.size() > 1) {
    std::vector<core::RecordId> ids;
    ids.reserve(reached.size());
    for (const auto& each : reached) ids.push_back(each.id);
    TRY(vault.keep_together(ids));
  }
  return reached;
}

record::Record union_of(std::vector<Reached> reached) {
  record::Record all = std::move(reached.front().own);
  for (std::size_t i = 1; i < reached.size(); ++i) all.merge(reached[i].own);
  return all;
}

}  // namespace clearway::station
