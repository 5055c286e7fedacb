#include "app/record/authors.h"

#include <algorithm>

namespace clearway::record {
namespace {

using Answer = std::pair<const std::string, std::string>;

bool gave(const Change& change, const Answer& answer) {
  if (change.actor.kind != ActorKind::person) return false;
  const auto found = change.fields.find(answer.first);
  return found != change.fields.end() && found->second == answer.second;
}

}  // namespace

std::vector<std::string> by_others(const Record& record) {
  std::vector<std::string> paths;
  for (const Answer& answer : record.fields()) {
    const bool own = std::ranges::any_of(
        record.changes(), [&](const auto& change) { return gave(change.second, answer); });
    if (!own) paths.push_back(answer.first);
  }
  return paths;
}

}  // namespace clearway::record
