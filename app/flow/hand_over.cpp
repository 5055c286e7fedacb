// The screen in a helper's hands: private answers are not shown to them, nor spoken, and what they
// type is kept as typed by a helper. Beyond the questions they are asked to give it back.
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

// "list.person.name.other" and "person.birth_date#year" are parts of a field's answer.
std::string answer_of(std::string_view field) {
  if (is_entry(field)) return list_of(field);
  return std::string(field.substr(0, field.find('#')));
}

}  // namespace

bool may_hand_over(const State& state) {
  return !state.helped && state.where.screen == Screen::question;
}

bool is_hidden(const World& world, const State& state, std::string_view part) {
  if (!state.helped) return false;
  const std::string field = answer_of(part);
  const auto* question = question_of(world, field);
  if (question == nullptr || !question->is_private) return false;
  if (question->person_only) return true;
  if (state.by_helper.contains(field)) return false;
  return !record::value_of(state.answers, field).empty();
}

bool waits_for_person(const State& state) {
  return state.helped && state.where.screen != Screen::question && !state.ending;
}

bool press_helper(Turn& turn, const std::string& action) {
  State& s = turn.s;
  if (action == "helper.ask" && may_hand_over(s)) {
    s.cover = Cover::helper;
  } else if (action == "helper.begin" && s.cover == Cover::helper) {
    end_entry(turn);
    flush(turn);
    s.helped = true;
    s.cover = Cover::none;
    s.editing.reset();
    s.notice.clear();
    if (s.sound.ear != Ear::off) turn.ask(StopSpeaking{});
  } else if (action == "helper.back" && s.helped) {
    end_entry(turn);
    flush(turn);
    s.helped = false;
    s.cover = Cover::none;
    s.editing.reset();
  } else {
    return false;
  }
  return true;
}

}  // namespace clearway::flow
