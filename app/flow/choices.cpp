// The choices of a question. A long list has its first letters over it: one tap leaves those that
// begin with it, and the same once more brings all of them back.
#include <algorithm>

#include "app/flow/show.h"
#include "app/text/catalog.h"

namespace clearway::flow {
namespace {

constexpr std::string_view kInitial = "initial.";

std::string first_letter(std::string_view label) {
  return std::string(label.substr(0, text::next(label, 0)));
}

// What the question adds to a shared list, "another state", has no letter and is always there.
bool is_listed(const interview::Question& question, const Option& option) {
  return std::ranges::find(question.choices, option.id, &interview::Choice::id) ==
         question.choices.end();
}

void show_letters(const Show& show, const interview::Question& question, ChoiceList& list) {
  for (const auto& each : list.options) {
    if (!is_listed(question, each)) continue;
    const std::string letter = first_letter(each.label);
    if (std::ranges::find(list.letters, letter, &Button::label) != list.letters.end()) continue;
    list.letters.push_back(button(std::string(kInitial) + letter, letter));
    list.letters.back().on = letter == show.s.initial;
  }
  std::ranges::sort(list.letters, {}, &Button::label);
  if (show.s.initial.empty()) return;
  std::erase_if(list.options, [&](const Option& o) {
    return is_listed(question, o) && !o.label.starts_with(show.s.initial);
  });
}

}  // namespace

void show_choices(Show& show, const interview::Question& question, const std::string& field) {
  ChoiceList list;
  list.field = field;
  list.label = show.say.message(question.label);
  list.many = question.kind == interview::Kind::choices;
  const auto choices = choices_of(show.world, question);
  list.columns = choices.size() > 12 ? 3 : 1;
  list.told = is_answer(field);
  const std::string chosen = "," + std::string(text_of(show.s, field)) + ",";
  for (const auto& choice : choices)
    list.options.push_back({choice.id, show.say.message(choice.label),
                            show.say.message(choice.help),
                            chosen.find("," + choice.id + ",") != chosen.npos});
  if (question.kind == interview::Kind::county) show_letters(show, question, list);
  if (show.s.kept.contains(field)) list.kept = show.say("page.kept");
  show.v.main.push_back(std::move(list));
}

bool press_initial(Turn& turn, const std::string& action) {
  std::string letter;
  if (!starts(action, kInitial, letter)) return false;
  turn.s.initial = letter == turn.s.initial ? std::string() : letter;
  turn.s.scroll = 0;
  return true;
}

}  // namespace clearway::flow
