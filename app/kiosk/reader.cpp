#include "app/kiosk/reader.h"

#include <algorithm>
#include <utility>

namespace clearway::kiosk {
namespace {

using ui::Element;
using ui::has_state;

bool starts_with_one_of(const std::string& action, std::initializer_list<const char*> starts) {
  return std::ranges::any_of(starts, [&](const char* s) { return action.starts_with(s); });
}

// On every screen the same, or for the hands alone: said when the focus goes there.
bool is_furniture(const flow::View& view, const Element& e) {
  if (e.role == "key" || starts_with_one_of(e.action, {"tool.", "scroll.", "key.", "back"}))
    return true;
  if (e.role == "step") return !has_state(e, "current");
  return !e.name.empty() && (e.name == view.brand || e.name == view.badge || e.name == view.status);
}

void add(std::string& text, const std::string& part) {
  if (!part.empty()) text += (text.empty() ? "" : "\n") + part;
}

std::string whole(const flow::View& view, const std::vector<Element>& elements) {
  std::string text, last;
  for (const auto& e : elements) {
    if (is_furniture(view, e)) continue;
    // The sentences of a paragraph that can be touched were said with it; so was a line that
    // stands twice.
    const bool said = e.role == "text" && !last.empty() && last.find(e.spoken) != last.npos;
    if (said) continue;
    add(text, e.spoken);
    last = e.spoken;
  }
  return text;
}

std::string place_of(const flow::View& view) {
  return view.language + '|' + view.screen + '|' + view.kicker + '|' + view.title + '|' +
         (view.overlay ? view.overlay->name : std::string());
}

std::string last_word(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const auto space = text.find_last_of(" \n");
  return std::string(space == text.npos ? text : text.substr(space + 1));
}

// One letter more is said as that letter, its word when it has ended; fewer, what is left of it.
std::string typed(const std::string& before, const std::string& now) {
  const bool longer = now.size() > before.size() && now.starts_with(before);
  if (longer && (now.back() == ' ' || now.back() == '\n')) return last_word(before);
  if (longer) return now.substr(before.size());
  return last_word(now);
}

}  // namespace

std::string Reader::next(const flow::View& view, const std::vector<Element>& elements) {
  const bool began = !std::exchange(listening_, view.sound.ear != flow::Ear::off);
  if (!listening_) {
    seen_ = {};
    return {};
  }
  Glass now;
  now.place = place_of(view);
  now.again = view.sound.again;
  const Element* ring = nullptr;
  const Element* row = nullptr;  // the first and the last of a row with the ring around it
  const Element* row_end = nullptr;
  const Element* field = nullptr;
  const Element* chosen = nullptr;
  for (const auto& e : elements) {
    if (e.role == "alert") now.alert = e.spoken;
    if (e.role == "toast") now.toast = e.spoken;
    if (has_state(e, "ring")) ring = &e;
    if (has_state(e, "ring_row")) row_end = &e, row = row == nullptr ? &e : row;
    if (e.role == "textbox" && has_state(e, "focused")) field = &e;
    if (e.action.empty() || e.action == "tool.listen") continue;
    const bool on = has_state(e, "checked");
    now.chosen[e.action] = on;
    const auto was = seen_.chosen.find(e.action);
    if (was != seen_.chosen.end() && was->second != on && (on || e.role == "checkbox")) chosen = &e;
  }
  if (ring != nullptr) now.ring = ring->role + '|' + ring->action;
  if (row != nullptr) now.ring = "row|" + row->action;
  if (field != nullptr) now.field = field->action, now.text = field->value;

  const Glass before = std::exchange(seen_, now);
  if (began || before.place != now.place || before.again != now.again) return whole(view, elements);
  if (before.alert != now.alert && !now.alert.empty()) return now.alert;
  if (before.toast != now.toast && !now.toast.empty()) return now.toast;
  if (before.ring != now.ring && row != nullptr) return row->spoken + '\n' + row_end->spoken;
  if (before.ring != now.ring && ring != nullptr) return ring->spoken;
  if (chosen != nullptr) return chosen->spoken;
  const bool typing = field != nullptr && before.field == now.field && before.text != now.text;
  if (!typing) return {};
  const bool own = !view.sound.headphones || has_state(*field, "masked");
  return own ? std::string() : typed(before.text, now.text);
}

}  // namespace clearway::kiosk
