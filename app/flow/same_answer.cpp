// "Same as the last case": what the case before says is taken over with one touch, and never by
// itself.
#include <algorithm>

#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

std::string case_before(const record::Fields& answers, const std::string& id) {
  const auto ids = record::case_ids(answers);
  const auto at = std::ranges::find(ids, id);
  return at == ids.begin() || at == ids.end() ? std::string() : *(at - 1);
}

// What a page hangs on is the same in both: a courthouse of another county is not the same one.
bool same_ground(const record::Fields& answers, const interview::Page& page, const std::string& id,
                 const std::string& before) {
  return std::ranges::all_of(page.when, [&](const interview::Condition& condition) {
    const auto of = [&](const std::string& case_id) {
      return record::value_of(answers, interview::field_path(condition.field, case_id));
    };
    return of(id) == of(before);
  });
}

}  // namespace

std::optional<SameAnswer> same_answer(const World& world, const State& state) {
  const auto* page = interview::find(world.interview, state.where.place);
  if (state.where.screen != Screen::question || page == nullptr) return std::nullopt;
  const std::string& id = state.where.place.case_id;
  const std::string before = case_before(state.answers, id);
  if (before.empty() || !same_ground(state.answers, *page, id, before)) return std::nullopt;
  for (const auto& question : page->questions) {
    const std::string field = interview::field_path(question, id);
    const std::string there = interview::field_path(question, before);
    const std::string value = record::value_of(state.answers, there);
    const bool open = question.same_as_last && !value.empty() && !is_hidden(world, state, there);
    if (open && record::value_of(state.answers, field).empty()) return SameAnswer{field, value};
  }
  return std::nullopt;
}

bool press_same(Turn& turn, const std::string& action) {
  if (action != "answer.same") return false;
  const auto same = same_answer(turn.world, turn.s);
  if (!same) return true;
  set_answer(turn, same->field, same->value);
  if (turn.s.editing && turn.s.editing->field == same->field)
    turn.s.editing->caret = same->value.size();
  turn.s.notice.clear();
  flush(turn);
  return true;
}

}  // namespace clearway::flow
