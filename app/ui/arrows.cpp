// The keys that go on. Tab goes from thing to thing, and past a keyboard or a long list as past one
// thing; the arrows go to what is nearest on their side, and so around in those.
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/ui/input.h"

namespace clearway::ui {
namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

using Targets = std::vector<const Target*>;

// The keys on the screen too: somebody may have two switches, one to go on and one to choose.
// What the ring is on stays in the order when it can no longer be pressed: "More" at the end.
Targets in_order(const Seen& seen, const std::string& ring) {
  Targets order;
  for (const Target& t : seen.targets)
    if (t.enabled || t.key == ring) order.push_back(&t);
  return order;
}

// Of each group the one that Tab comes to: where the ring is, what is chosen, or the first.
Targets things(const Targets& order, const std::string& ring) {
  Targets stops;
  for (const Target* t : order) {
    const auto group = group_of(t->row);
    const auto same = std::ranges::find_if(
        stops, [&](const Target* s) { return !group.empty() && group_of(s->row) == group; });
    if (same == stops.end())
      stops.push_back(t);
    else if (t->key == ring || (t->chosen && (*same)->key != ring))
      *same = t;
  }
  return stops;
}

const Target* stepped(const Targets& order, const Target* from, int by) {
  const auto n = static_cast<int>(order.size());
  if (n == 0) return nullptr;
  const auto found = std::ranges::find(order, from);
  const int at = found != order.end() ? static_cast<int>(found - order.begin()) : by > 0 ? -1 : n;
  return order[static_cast<std::size_t>((at + by + n) % n)];
}

// Turned so that the key leads down: then there is one direction to think about.
struct Turned {
  float from = 0, to = 0, left = 0, right = 0;
};
Turned turned(const Rect& r, Key key) {
  switch (key) {
    case Key::up:
      return {-r.y - r.h, -r.y, r.x, r.x + r.w};
    case Key::right:
      return {r.x, r.x + r.w, r.y, r.y + r.h};
    case Key::left:
      return {-r.x - r.w, -r.x, r.y, r.y + r.h};
    default:
      return {r.y, r.y + r.h, r.x, r.x + r.w};
  }
}

// How far it is; infinitely, when it does not lie on that side.
float distance(const Rect& from, const Rect& to, Key key) {
  constexpr float kOverlap = 2, kSideways = 2, kMiddle = 0.02F;
  const Turned a = turned(from, key), b = turned(to, key);
  const float ahead = b.from - a.to;
  const float beside = std::max({0.0F, b.left - a.right, a.left - b.right});
  const bool along = key == Key::left || key == Key::right;  // the same line, and no other
  if (ahead < -kOverlap || (along && beside > 0)) return std::numeric_limits<float>::infinity();
  const float off = std::abs(a.left + a.right - b.left - b.right) / 2;
  return ahead + kSideways * beside + kMiddle * off;
}

// A page that scrolls is gone through to its end before what stands around it.
const Target* nearest(const Targets& order, const Target& from, Key key) {
  const auto place = [&](const Target& t) { return from.in_page && t.in_page ? t.whole : t.rect; };
  for (const bool in_page : {true, false}) {
    const Target* best = nullptr;
    float least = std::numeric_limits<float>::infinity();
    for (const Target* t : order) {
      const Rect r = place(*t);
      if (t == &from || r.h <= 0 || (from.in_page && t->in_page != in_page)) continue;
      const float far = distance(place(from), r, key);
      if (far < least) least = far, best = t;
    }
    if (best != nullptr) return best;
  }
  return nullptr;
}

}  // namespace

std::string_view group_of(std::string_view row) {
  if (row.starts_with("keys.")) return "keys";
  if (row.starts_with("letters.")) return "letters";
  if (!row.starts_with("choices.")) return {};
  return row.substr(0, row.find_last_not_of("0123456789") + 1);
}

const Target* Pointer::here(const Seen& seen) const {
  const std::string key = touch_.ring.empty() && seen.typing ? "field:" + seen.field : touch_.ring;
  const auto found = std::ranges::find(seen.targets, key, &Target::key);
  return found == seen.targets.end() ? nullptr : &*found;
}

void Pointer::go_to(const Target& target, const Seen& seen, std::vector<UiEvent>& events) {
  touch_.ring = target.key;
  touch_.row.clear();
  if (std::holds_alternative<flow::Focused>(target.event)) fire(target, std::nullopt, events);
  show(target, seen.page, events);
}

void Pointer::tab(int by, const Seen& seen, std::vector<UiEvent>& events) {
  const Targets order = in_order(seen, touch_.ring);
  const Target* next = stepped(things(order, touch_.ring), here(seen), by);
  if (next != nullptr) go_to(*next, seen, events);
}

// At the end of a line on to the next one, as one reads.
void Pointer::arrow(Key key, const Seen& seen, std::vector<UiEvent>& events) {
  const Target* from = here(seen);
  const int by = key == Key::down || key == Key::right ? 1 : -1;
  if (from == nullptr) return tab(by, seen, events);
  const Targets order = in_order(seen, touch_.ring);
  const Target* next = nearest(order, *from, key);
  const bool along = key == Key::left || key == Key::right;
  if (next == nullptr && along) next = stepped(order, from, by);
  if (next != nullptr) go_to(*next, seen, events);
}

// In a long list: the next name that begins so, whether small or large.
void Pointer::find(const std::string& letter, const Seen& seen, std::vector<UiEvent>& events) {
  const auto same = [](char a, char b) { return lowered(a) == lowered(b); };
  const auto begins = [&](const Target& t) {
    return t.enabled && !group_of(t.row).empty() && t.name.size() >= letter.size() &&
           std::equal(letter.begin(), letter.end(), t.name.begin(), same);
  };
  const auto n = seen.targets.size();
  const auto at = std::ranges::find(seen.targets, touch_.ring, &Target::key);
  const auto from =
      at == seen.targets.end() ? n - 1 : static_cast<std::size_t>(at - seen.targets.begin());
  for (std::size_t i = 1; i <= n; ++i)
    if (const Target& t = seen.targets[(from + i) % n]; begins(t)) return go_to(t, seen, events);
}

}  // namespace clearway::ui
