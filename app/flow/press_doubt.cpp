// Two answers to one question: the person who came back, or staff beside them, say which is right.
#include <algorithm>

#include "app/flow/roles.h"
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

void next_doubt(Turn& turn) {
  State& s = turn.s;
  if (!s.doubts.empty()) s.doubts.erase(s.doubts.begin());
  replace(turn, Where{s.doubts.empty() ? Screen::hub : Screen::doubt, {}});
}

// Kept also where it is the one that is shown already: the other one stands beside it.
void keep(Turn& turn, const std::string& field, const std::string& value) {
  State& s = turn.s;
  set_answer(turn, field, value);
  s.kept.erase(field);
  s.dirty.insert(field);
  flush(turn);
}

const Told* told_at(const Doubt& doubt, std::string_view which) {
  for (std::size_t i = 0; i < doubt.answers.size(); ++i)
    if (which == std::to_string(i)) return &doubt.answers[i];
  return nullptr;
}

void settle_at_desk(Turn& turn, const std::string& which, const std::string& field) {
  State& s = turn.s;
  if (s.starting) return;
  const auto& doubts = s.open_file.doubts;
  const auto doubt = std::ranges::find(doubts, field, &Doubt::field);
  const auto* told = doubt == doubts.end() ? nullptr : told_at(*doubt, which);
  if (told == nullptr) return;
  s.starting = true;
  s.notice.clear();
  turn.ask(SettleDoubt{s.open_row, field, told->value});
}

}  // namespace

std::vector<Doubt> asked_doubts(const World& world, std::vector<Doubt> doubts) {
  std::erase_if(doubts,
                [&](const Doubt& doubt) { return question_of(world, doubt.field) == nullptr; });
  return doubts;
}

bool press_doubt(Turn& turn, const std::string& action) {
  State& s = turn.s;
  const bool desk = s.where.screen == Screen::staff_doubts;
  if (action == "staff.doubts" && s.where.screen == Screen::staff_record) {
    if (may(s.staff_role, Task::settle)) go(turn, Screen::staff_doubts);
    return true;
  }
  if (action == "next" && s.where.screen == Screen::doubt) {
    next_doubt(turn);
    return true;
  }
  std::string rest;
  if (!starts(action, "doubt.", rest)) return false;
  const auto dot = rest.find('.');
  if (dot == rest.npos) return true;
  const std::string which = rest.substr(0, dot);
  const std::string field = rest.substr(dot + 1);
  if (desk && may(s.staff_role, Task::settle)) {
    settle_at_desk(turn, which, field);
  } else if (s.where.screen == Screen::doubt && !s.doubts.empty() && s.doubts[0].field == field) {
    const auto* told = told_at(s.doubts[0], which);
    if (told == nullptr) return true;
    keep(turn, field, told->value);
    next_doubt(turn);
    s.toast = "toast.doubt_settled";
    s.toast_at = s.uptime;
  }
  return true;
}

}  // namespace clearway::flow
