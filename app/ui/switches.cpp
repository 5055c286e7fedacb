// Two switches in place of a finger: one goes on, the other presses. What stands in a row is one
// stop until it is pressed; then each of it is, and after the last the row again.
#include <algorithm>

#include "app/ui/input.h"

namespace clearway::ui {
namespace {

constexpr const char* kFirstKeys = "keys.0";  // the keyboard's first row

struct Stop {
  const Target* first = nullptr;
  std::string row;  // empty: it stands alone
};

bool can_stop(const Target& t) { return t.enabled && !t.key.starts_with("scroll."); }

std::vector<const Target*> members(const Seen& seen, const std::string& row) {
  std::vector<const Target*> found;
  for (const Target& t : seen.targets) {
    if (can_stop(t) && t.row == row) found.push_back(&t);
  }
  return found;
}

std::vector<Stop> stops_of(const Seen& seen) {
  std::vector<Stop> stops;
  for (const Target& t : seen.targets) {
    if (!can_stop(t)) continue;
    const bool row = !t.row.empty() && members(seen, t.row).size() > 1;
    if (row && !stops.empty() && stops.back().row == t.row) continue;
    stops.push_back({&t, row ? t.row : std::string()});
  }
  return stops;
}

}  // namespace

void Pointer::switch_next(const Seen& seen, std::vector<UiEvent>& events) {
  const auto stops = stops_of(seen);
  if (stops.empty()) return;
  const auto at = std::ranges::find(seen.targets, touch_.ring, &Target::key);
  if (at != seen.targets.end() && !at->row.empty()) {  // within a row
    const auto row = members(seen, at->row);
    const auto here = std::ranges::find(row, &*at);
    if (row.size() > 1 && here != row.end()) {
      const bool last = here + 1 == row.end();
      touch_.row = last ? at->row : std::string();
      touch_.ring = last ? std::string() : (*(here + 1))->key;
      return;
    }
  }
  const auto here = std::ranges::find_if(stops, [&](const Stop& stop) {
    return stop.row.empty() ? stop.first->key == touch_.ring : stop.row == touch_.row;
  });
  const bool end = here == stops.end() || here + 1 == stops.end();
  const Stop& next = end ? stops.front() : *(here + 1);
  touch_.row = next.row;
  touch_.ring = next.row.empty() ? next.first->key : std::string();
  show(*next.first, seen.page, events);
}

void Pointer::switch_press(const Seen& seen, std::vector<UiEvent>& events) {
  const auto row = touch_.row.empty() ? std::vector<const Target*>() : members(seen, touch_.row);
  if (!row.empty()) {
    touch_.ring = row.front()->key;
    touch_.row.clear();
    return;
  }
  const auto at = std::ranges::find(seen.targets, touch_.ring, &Target::key);
  if (at == seen.targets.end() || !at->enabled) return switch_next(seen, events);
  // A letter leads to the next one, and a field to the keyboard that comes with it.
  const bool types = std::holds_alternative<flow::Typed>(at->event) ||
                     std::holds_alternative<flow::Focused>(at->event) ||
                     at->row.starts_with("keys.");
  fire(*at, std::nullopt, events);
  if (types) touch_.ring.clear(), touch_.row = kFirstKeys;
}

}  // namespace clearway::ui
