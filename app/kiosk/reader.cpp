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

bool is_choice(const Element& e) { return e.role == "radio" || e.role == "checkbox"; }

void add(std::string& text, const std::string& part) {
  if (!part.empty()) text += (text.empty() ? "" : "\n") + part;
}

std::string whole(const flow::View& view, const std::vector<Element>& elements) {
  std::string text, last;
  bool many = false;
  for (const auto& e : elements) {
    if (is_furniture(view, e)) continue;
    // Of a long list the chosen one alone; the others as the ring comes to them.
    if (has_state(e, "of_many") && !has_state(e, "checked")) {
      if (is_choice(e) && !std::exchange(many, true)) add(text, view.spoken.many);
      continue;
    }
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

// What is on the glass now, and what of it somebody has before them.
Reader::Focus Reader::look(const std::vector<Element>& elements, Glass& now) const {
  Focus f;
  for (const auto& e : elements) {
    if (e.role == "alert") now.alert = e.spoken;
    if (e.role == "toast") now.toast = e.spoken;
    if (e.role == "text" || e.role == "heading") now.lines.push_back(e.spoken);
    if (has_state(e, "ring")) f.ring = &e;
    if (has_state(e, "ring_row")) f.row_end = &e, f.row = f.row == nullptr ? &e : f.row;
    if (e.role == "textbox" && has_state(e, "focused")) f.field = &e;
    if (e.action.empty() || e.action == "tool.listen") continue;
    const bool on = has_state(e, "checked");
    now.chosen[e.action] = on;
    const auto was = seen_.chosen.find(e.action);
    if (was != seen_.chosen.end() && was->second != on && (on || e.role == "checkbox"))
      f.chosen = &e;
  }
  if (f.ring != nullptr) {
    now.ring = f.ring->role + '|' + f.ring->action;
    now.among = has_state(*f.ring, "of_many");
    now.ring_says = f.ring->spoken;
  }
  if (f.row != nullptr) now.ring = "row|" + f.row->action;
  if (f.field != nullptr) now.field = f.field->action, now.text = f.field->value;
  return f;
}

std::string Reader::next(const flow::View& view, const std::vector<Element>& elements) {
  const bool began = !std::exchange(listening_, view.sound.ear != flow::Ear::off);
  if (!listening_) {
    seen_ = {};
    return {};
  }
  Glass now;
  now.place = place_of(view);
  now.again = view.sound.again;
  const Focus focus = look(elements, now);
  const auto& [ring, row, row_end, field, chosen] = focus;

  const Glass before = std::exchange(seen_, now);
  if (began || before.place != now.place || before.again != now.again) {
    std::string text = whole(view, elements);
    if (ring != nullptr) add(text, view.spoken.at + ' ' + ring->spoken);  // a dialog takes it
    return text;
  }
  if (before.alert != now.alert && !now.alert.empty()) return now.alert;
  if (before.toast != now.toast && !now.toast.empty()) return now.toast;
  const bool typing = field != nullptr && before.field == now.field && before.text != now.text;
  // What has come: the paper is on its way, the next sentence to decide on, what a case was. While
  // somebody types, the text that grows beside it is their own.
  std::string text;
  if (!typing && (field == nullptr || view.overlay))
    for (const auto& line : now.lines)
      if (std::ranges::find(before.lines, line) == before.lines.end()) add(text, line);
  // A face of a wheel that was turned to: the key under the ring is another one now, and the field
  // has the text too.
  const bool turned = ring != nullptr && ring->action.starts_with("wheel.");
  if (chosen != nullptr && chosen->role == "key" && turned) {
    add(text, chosen->spoken);
    return text;
  }
  if (before.ring != now.ring && row != nullptr) {
    add(text, row->spoken + '\n' + row_end->spoken);
    return text;
  }
  if (before.ring != now.ring && ring != nullptr) {
    add(text, ring->spoken);
    if (now.among && !before.among) add(text, view.spoken.arrows);
    return text;
  }
  if (chosen != nullptr && chosen->role != "key") add(text, chosen->spoken);
  if (!text.empty()) return text;
  if (ring != nullptr && (ring->role == "button" || ring->role == "key")) {
    // It is called otherwise now: "Pause the voice" once there is silence. Said in silence only,
    // so that it cuts nothing off.
    const bool renamed = before.ring_says != now.ring_says;
    if (renamed && view.sound.ear == flow::Ear::silent) return ring->spoken;
    if (renamed) seen_.ring_says = before.ring_says;  // still to be said
  }
  if (!typing) return {};
  const bool own = !view.sound.headphones || has_state(*field, "masked");
  return own ? std::string() : typed(before.text, now.text);
}

}  // namespace clearway::kiosk
