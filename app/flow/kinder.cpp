// What may be said about somebody's words while they write: a hint, and, when they ask, a kinder
// word for one that they use against themselves. Nothing is changed unless they press it.
#include "app/flow/show.h"

namespace clearway::flow {
namespace {

// The long text on the glass; empty when there is none, or when it is not for whoever has it.
std::string words_here(const World& world, const State& s) {
  std::string field;
  if (s.where.screen == Screen::paragraph) {
    field = declaration::edited_field(s.where.place.page);
  } else {
    const auto* page = page_here(world, s);
    if (page == nullptr || !page->writing || page->questions.empty()) return {};
    field = interview::field_path(page->questions[0], s.where.place.case_id);
  }
  return is_hidden(world, s, field) ? std::string() : field;
}

std::string word_of(std::string_view text, const declaration::Remark& remark) {
  return std::string(text.substr(remark.begin, remark.end - remark.begin));
}

// Without those that the person keeps.
std::vector<declaration::Remark> kinder_words(const World& world, const State& s,
                                              std::string_view text) {
  auto remarks = declaration::kinder(world.guards, text);
  std::erase_if(remarks,
                [&](const auto& one) { return s.kinder_kept.contains(word_of(text, one)); });
  return remarks;
}

void show_kinder(Show& show, const std::string& field) {
  const std::string text = record::value_of(show.s.answers, field);
  const auto remarks = kinder_words(show.world, show.s, text);
  if (remarks.empty()) return;
  if (!show.s.kinder_asked) {
    Card card = word_card(show, Tone::why, "kinder");
    card.buttons.push_back(button("kinder.ask", show.say("kinder.ask")));
    return show.v.aside.push_back(std::move(card));
  }
  // One at a time, from the beginning of the text.
  Card card;
  card.tone = Tone::why;
  card.title = show.say("kinder.title");
  card.body.push_back(
      {show.say("kinder.you_wrote", {{"words", word_of(text, remarks[0])}}), Weight::normal, true});
  card.body.push_back({show.say("kinder.instead", {{"words", show.say.message(remarks[0].say)}}),
                       Weight::strong, true});
  card.buttons.push_back(button("kinder.take", show.say("kinder.take"), Style::primary));
  card.buttons.push_back(button("kinder.keep", show.say("kinder.keep")));
  show.v.aside.push_back(std::move(card));
}

}  // namespace

bool press_kinder(Turn& turn, const std::string& action) {
  State& s = turn.s;
  if (!action.starts_with("kinder.")) return false;
  const std::string field = words_here(turn.world, s);
  const std::string text = record::value_of(s.answers, field);
  if (action == "kinder.ask") return s.kinder_asked = true;
  const auto remarks = kinder_words(turn.world, s, text);
  if (!s.kinder_asked || remarks.empty()) return true;
  if (action == "kinder.keep") s.kinder_kept.insert(word_of(text, remarks[0]));
  if (action != "kinder.take") return true;
  const Say say(turn.world, s);
  set_answer(turn, field, declaration::reworded(text, remarks[0], say.message(remarks[0].say)));
  if (s.editing && s.editing->field == field) s.editing->caret = text_of(s, field).size();
  flush(turn);
  return true;
}

// Gentle, and never in the way: the words stay as they are until the person changes them.
void show_hints(Show& show) {
  const std::string field = words_here(show.world, show.s);
  if (field.empty()) return;
  for (const auto& hint :
       declaration::hints(show.world.guards, record::value_of(show.s.answers, field))) {
    Card card;
    card.tone = Tone::why;
    card.title = show.say("hint.title");
    card.body.push_back({show.say.message(hint.say), Weight::normal});
    show.v.aside.push_back(std::move(card));
  }
  show_kinder(show, field);
}

}  // namespace clearway::flow
