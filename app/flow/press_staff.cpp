// The staff side: sign in, the day's list, one record, a new return code, sync.
#include "app/flow/roles.h"
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

void sign_in(Turn& turn) {
  State& s = turn.s;
  if (s.starting) return;
  const std::string name = text_of(s, "staff.name");
  const std::string passphrase = text_of(s, "staff.passphrase");
  // Volunteers have no passphrase, and who is one is not known yet.
  if (name.empty()) return void(s.notice = "question.needed");
  s.starting = true;
  s.notice.clear();
  s.editing.reset();
  s.typed.erase("staff.passphrase");
  turn.ask(SignIn{name, passphrase});
}

void reprint(Turn& turn) {
  State& s = turn.s;
  for (const auto& row : s.rows) {
    if (row.record != s.open_row) continue;
    s.answers = row.fields;
    make_paper(turn, Paper::packet);
    s.answers.clear();
    s.dirty.clear();
  }
}

}  // namespace

bool press_staff(Turn& turn, const std::string& action) {
  State& s = turn.s;
  if (s.door != Way::staff) return false;
  const auto allowed = [&](Task task) { return may(s.staff_role, task); };
  if (action == "next" && s.where.screen == Screen::staff_sign_in)
    sign_in(turn);
  else if (action == "next" && s.where.screen == Screen::staff_code)
    back(turn);
  else if (action == "staff.sync" && allowed(Task::sync))
    turn.ask(SyncNow{});
  else if (action == "staff.earlier" && s.more_rows && allowed(Task::list)) {
    s.rows_wanted += kRowsAtOnce;
    turn.ask(ListRecords{s.rows_wanted});
  } else if (action == "staff.sign_out")
    turn.ask(Restart{});
  else if (action == "staff.reprint" && allowed(Task::reprint))
    reprint(turn);
  else if (action == "staff.replace_code" && allowed(Task::replace_code) && !s.starting) {
    s.cover = Cover::replace_code;
  } else if (action.starts_with("row.") && allowed(Task::open)) {
    s.open_row = action.substr(4);
    go(turn, Screen::staff_record);
    turn.ask(OpenRecord{s.open_row});
  } else {
    return false;
  }
  return true;
}

}  // namespace clearway::flow
