// Staff join two files of one person: pick the other one, look at both, say yes.
#include "app/flow/roles.h"
#include "app/flow/turn.h"

namespace clearway::flow {

bool press_join(Turn& turn, const std::string& action) {
  State& s = turn.s;
  if (!may(s.staff_role, Task::join)) return false;
  std::string id;
  if (action == "staff.join" && s.where.screen == Screen::staff_record) {
    go(turn, Screen::staff_join);
  } else if (starts(action, "join.", id) && s.where.screen == Screen::staff_join) {
    s.other_row = id;
    go(turn, Screen::staff_join_sure);
  } else if (action == "staff.join_yes" && s.where.screen == Screen::staff_join_sure) {
    if (s.starting) return true;
    s.starting = true;
    turn.ask(JoinRecords{s.open_row, s.other_row});
  } else {
    return false;
  }
  return true;
}

}  // namespace clearway::flow
