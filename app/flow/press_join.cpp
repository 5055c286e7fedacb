// Staff join two files of one person: pick the other one, look at both, say yes. Or they take one
// out again.
#include <algorithm>

#include "app/flow/roles.h"
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

bool press_part(Turn& turn, const std::string& action) {
  State& s = turn.s;
  std::string id;
  if (action == "staff.part" && s.where.screen == Screen::staff_record) {
    if (s.starting) return true;
    s.starting = true;
    s.notice.clear();
    s.files.clear();
    turn.ask(ListFiles{s.open_row});
  } else if (starts(action, "part.", id) && s.where.screen == Screen::staff_part) {
    const auto out = std::ranges::find(s.files, id, &RecordRow::record);
    const auto rest = std::ranges::find_if(
        s.files, [&](const RecordRow& file) { return file.record != id && file.readable; });
    if (s.starting || out == s.files.end() || !out->readable || rest == s.files.end()) return true;
    s.starting = true;
    turn.ask(PartRecords{rest->record, id});
  } else {
    return false;
  }
  return true;
}

}  // namespace

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
    return press_part(turn, action);
  }
  return true;
}

}  // namespace clearway::flow
