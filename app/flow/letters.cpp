// Unsworn letters from the same answers: which one, what it still needs, and the way back.
#include <algorithm>
#include <utility>

#include "app/flow/say.h"
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

// Whose it is, and a word of their own: without these the pages that ask come first.
bool can_be_read(const Turn& turn) {
  const auto& s = turn.s;
  return !record::value_of(s.answers, "person.name.court").empty() &&
         !letter_of(turn.world, s).empty();
}

void change_page(Turn& turn, const std::string& page) {
  const interview::Place place{std::string(kLetterDoor), page, {}};
  if (interview::find(turn.world.doors, place) == nullptr) return;
  turn.s.back_to = Screen::letter;
  go(turn, Where{Screen::door, place});
}

void choose_letter(Turn& turn, const std::string& id) {
  if (!turn.world.letters.contains(id)) return;
  const std::string before = std::exchange(turn.s.letter, id);
  if (can_be_read(turn)) {
    go(turn, Screen::letter);
    // What the other one is for would stand in this one unread: a home in a letter for a job.
    const bool told = !record::value_of(turn.s.answers, "letter.purpose").empty();
    if (!before.empty() && before != id && told) change_page(turn, "purpose");
    return;
  }
  const auto pages = interview::pages(turn.world.doors, kLetterDoor, turn.s.typed);
  if (!pages.empty()) go(turn, Where{Screen::door, pages.front()});
}

void decide(Turn& turn, const declaration::Sentence& sentence, bool keep) {
  set_answer(turn, declaration::accepted_field(sentence.id),
             keep ? declaration::digest(sentence.text) : "");
  set_answer(turn, declaration::removed_field(sentence.id), keep ? "" : "yes");
}

// Of our sentences that wait, all or the one of this id.
void decide_waiting(Turn& turn, const std::string& id, bool keep) {
  for (const auto& paragraph : letter_of(turn.world, turn.s).paragraphs)
    for (const auto& sentence : paragraph.sentences) {
      const bool waits = !sentence.accepted && !sentence.removed;
      if (waits && (id.empty() || sentence.id == id)) decide(turn, sentence, keep);
    }
  turn.s.notice.clear();
  flush(turn);
}

void print_letter(Turn& turn) {
  const auto letter = letter_of(turn.world, turn.s);
  if (letter.empty() || printing_unfinished(turn.s)) return;
  if (letter.waiting() > 0) return void(turn.s.notice = "letter.decide");
  make_paper(turn, Paper::letter);
}

}  // namespace

declaration::Statement letter_of(const World& world, const State& state) {
  const auto outline = world.letters.find(state.letter);
  if (outline == world.letters.end()) return {};
  const Say say(world, state);
  return declaration::build(outline->second, state.answers,
                            [&](std::string_view message) { return say.message(message); });
}

bool press_letter(Turn& turn, const std::string& action) {
  std::string rest;
  if (action == "letters.open")
    go(turn, Screen::letters);
  else if (starts(action, "letter.write.", rest))
    choose_letter(turn, rest);
  else if (starts(action, "letter.change.", rest))
    change_page(turn, rest);
  else if (action == "letter.keep")
    decide_waiting(turn, {}, true);
  else if (starts(action, "letter.keep.", rest))
    decide_waiting(turn, rest, true);
  else if (starts(action, "letter.remove.", rest))
    decide_waiting(turn, rest, false);
  else if (action == "print.letter")
    print_letter(turn);
  else
    return false;
  return true;
}

void leave_letters(Turn& turn) {
  auto& history = turn.s.history;
  const auto chosen = std::ranges::find(history.rbegin(), history.rend(), Screen::letters,
                                        [](const Where& where) { return where.screen; });
  if (chosen != history.rend()) history.erase(std::next(chosen).base(), history.end());
  back(turn);
}

}  // namespace clearway::flow
