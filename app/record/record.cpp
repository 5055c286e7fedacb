#include "app/record/record.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <tuple>

namespace clearway::record {
namespace {

using ByPath = std::map<std::string_view, std::vector<const Change*>>;

// A change replaces an earlier one only in the fields it sets itself: a correction of one
// field leaves the others of the same step standing.
ByPath standing_by_path(const std::map<core::ChangeId, Change>& changes) {
  std::map<std::string_view, std::set<core::ChangeId>> replaced;
  for (const auto& [id, change] : changes)
    for (const auto& [path, value] : change.fields)
      replaced[path].insert(change.replaces.begin(), change.replaces.end());
  ByPath standing;
  for (const auto& [id, change] : changes)
    for (const auto& [path, value] : change.fields)
      if (!replaced[path].contains(id)) standing[path].push_back(&change);
  return standing;
}

bool shown_before(const Change* a, const Change* b) {
  return std::tie(a->lamport, a->device, a->id) > std::tie(b->lamport, b->device, b->id);
}

int order_of(const Fields& fields, const std::string& id) {
  const std::string text = value_of(fields, "case." + id + ".order");
  int order = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), order);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? order : std::numeric_limits<int>::max();  // unordered ones come last
}

}  // namespace

void Record::merge(Change change) {
  const auto [known, added] = changes_.try_emplace(change.id, std::move(change));
  // One that is known is not moved from.
  if (added || known->second == change) return;
  if (encode({change}) < encode({known->second})) known->second = std::move(change);
}

void Record::merge(const Record& other) {
  for (const auto& [id, change] : other.changes_) merge(change);
}

Fields Record::fields() const {
  Fields fields;
  for (const auto& [path, changes] : standing_by_path(changes_)) {
    if (path.starts_with(kJoined)) continue;
    const Change* shown = *std::ranges::min_element(changes, shown_before);
    const auto& value = shown->fields.find(std::string(path))->second;
    if (value) fields.emplace(path, *value);
  }
  return fields;
}

std::vector<Standing> Record::standing(std::string_view path) const {
  const ByPath all = standing_by_path(changes_);
  const auto found = all.find(path);
  if (found == all.end()) return {};
  std::vector<const Change*> changes = found->second;
  std::ranges::sort(changes, shown_before);
  std::vector<Standing> out;
  out.reserve(changes.size());
  for (const Change* change : changes)
    out.push_back({change->id, change->fields.find(std::string(path))->second, change->actor});
  return out;
}

std::vector<std::string> Record::conflicts() const {
  std::vector<std::string> paths;
  for (const auto& [path, changes] : standing_by_path(changes_))
    if (changes.size() > 1 && !path.starts_with(kJoined)) paths.emplace_back(path);
  return paths;
}

Change Record::change_to(std::map<std::string, std::optional<std::string>> fields,
                         core::ChangeId id, core::DeviceId device, Actor actor,
                         core::UnixTime now) const {
  Change change;
  change.id = id;
  change.device = device;
  change.actor = std::move(actor);
  change.wall_time = now;
  for (const auto& [known_id, known] : changes_)
    change.lamport = std::max(change.lamport, known.lamport);
  if (change.lamport < std::numeric_limits<std::uint64_t>::max()) ++change.lamport;

  const ByPath all = standing_by_path(changes_);
  for (auto& field : fields) {
    const auto& path = field.first;
    auto& value = field.second;
    const auto found = all.find(path);
    if (found == all.end()) {
      if (value) change.fields.emplace(path, std::move(value));
      continue;
    }
    const auto& standing = found->second;
    if (standing.size() == 1 && standing.front()->fields.at(path) == value) continue;
    for (const Change* replaced : standing) change.replaces.insert(replaced->id);
    change.fields.emplace(path, std::move(value));
  }
  return change;
}

std::vector<std::string> case_ids(const Fields& fields) {
  constexpr std::string_view kPrefix = "case.";
  std::vector<std::string> ids;
  for (auto it = fields.lower_bound(kPrefix); it != fields.end(); ++it) {
    const std::string_view path = it->first;
    if (!path.starts_with(kPrefix)) break;
    const auto end = path.find('.', kPrefix.size());
    if (end == path.npos) continue;
    std::string id(path.substr(kPrefix.size(), end - kPrefix.size()));
    if (ids.empty() || ids.back() != id) ids.push_back(std::move(id));
  }
  std::ranges::stable_sort(
      ids, {}, [&](const std::string& id) { return std::pair(order_of(fields, id), id); });
  return ids;
}

std::string value_of(const Fields& fields, std::string_view path) {
  const auto found = fields.find(path);
  return found == fields.end() ? std::string{} : found->second;
}

}  // namespace clearway::record
