#include "app/ui/spoken.h"

#include <algorithm>

#include "app/ui/text.h"

namespace clearway::ui {
namespace {

// Parts become sentences, so that the voice rests between them.
void add(std::string& text, std::string_view part) {
  if (part.empty()) return;
  if (!text.empty()) {
    const bool ends = std::string_view(".!?:;,").find(text.back()) != std::string_view::npos;
    text += ends ? " " : ". ";
  }
  text += part;
}

bool is_choice(const Element& e) { return e.role == "radio" || e.role == "checkbox"; }

// "7K3M-Q9" as "7, K, 3, M; Q, 9": no voice takes a group for a word.
std::string spelled(std::string_view code) {
  std::string text;
  bool apart = false;
  for (const auto& [point, at] : text::code_points(code)) {
    apart = apart || point == U'-' || point == U' ';
    if (point == U'-' || point == U' ') continue;
    if (!text.empty()) text += apart ? "; " : ", ";
    apart = false;
    std::size_t to = at;
    next_code_point(code, to);
    text += code.substr(at, to - at);
  }
  return text;
}

std::string field_value(const Element& e, const flow::SpokenWords& words, bool headphones) {
  if (e.value.empty()) return words.empty;
  if (has_state(e, "masked")) return words.hidden;
  return headphones ? e.value : words.own;
}

}  // namespace

bool has_state(const Element& element, std::string_view state) {
  return std::ranges::find(element.states, state) != element.states.end();
}

std::string spoken(const Element& e, const flow::SpokenWords& words, bool headphones) {
  const bool own = e.told && !headphones;
  std::string text;
  if (e.role == "textbox") {
    add(text, e.name);
    add(text, words.field);
    add(text, field_value(e, words, headphones));
  } else if (is_choice(e)) {
    add(text, e.name);
    add(text, e.role == "radio" ? words.radio : words.checkbox);
    const bool on = has_state(e, "checked");
    add(text, own ? words.own_choice : on ? words.chosen : words.not_chosen);
    add(text, e.value);
  } else if (has_state(e, "spelled")) {
    add(text, own ? words.own_code : spelled(e.name));
  } else {
    const bool whole = own && e.about.empty();
    add(text, whole ? words.own : e.name);
    if (!own && e.value != e.name) add(text, e.value);
    if (e.role == "button") add(text, words.button);
    if (!own) add(text, e.about);
    if (has_state(e, "checked")) add(text, words.chosen);
    if (has_state(e, "current")) add(text, words.here);
  }
  if (has_state(e, "disabled")) add(text, words.disabled);
  return text;
}

}  // namespace clearway::ui
