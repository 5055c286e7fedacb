#include "app/record/authors.h"

#include <algorithm>

namespace clearway::record {
namespace {

bool gave(const Change& change, const std::string& path, const std::string& value) {
  if (change.actor.kind != ActorKind::person) return false;
  const auto found = change.fields.find(path);
  return found != change.fields.end() && found->second == value;
}

}  // namespace

std::vector<std::string> by_others(const Record& record) {
  std::vector<std::string> paths;
  for (const auto& [path, value] : record.fields()) {
    const bool own = std::ranges::any_of(
        record.changes(), [&](const auto& change) { return gave(change.second, path, value); });
    if (!own) paths.push_back(path);
  }
  return paths;
}

}  // namespace clearway::record
