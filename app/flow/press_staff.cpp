// The staff side: sign in, the day's list, one record, a new return code, sync.
#include <algorithm>

#include "app/flow/roles.h"
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

constexpr std::size_t kAuditPage = 12;  // lines

void sign_in(Turn& turn) {
  State& s = turn.s;
  if (s.starting) return;
  const std::string name(text_of(s, "staff.name"));
  if (name.empty() || text_of(s, "staff.passphrase").empty())
    return void(s.notice = "question.needed");
  s.starting = true;
  s.notice.clear();
  s.editing.reset();
  core::TypedSecret passphrase = std::move(s.secrets["staff.passphrase"]);
  s.secrets.erase("staff.passphrase");
  turn.ask(SignIn{name, std::move(passphrase)});
}

void reprint(Turn& turn) {
  State& s = turn.s;
  s.answers = s.open_file.fields;
  make_paper(turn, Paper::packet);
  s.answers.clear();
  s.dirty.clear();
}

void open_row(Turn& turn, std::string record) {
  State& s = turn.s;
  if (s.starting) return;
  s.starting = true;
  s.notice.clear();
  s.open_row = std::move(record);
  turn.ask(OpenRecord{s.open_row});
}

void list_audit(Turn& turn, std::size_t skip) {
  State& s = turn.s;
  if (s.starting) return;
  s.starting = true;
  s.notice.clear();
  turn.ask(ListAudit{skip, kAuditPage});
}

bool press_audit(Turn& turn, const std::string& action) {
  const auto& shown = turn.s.audit;
  if (action == "staff.audit")
    list_audit(turn, 0);
  else if (action == "audit.older" && shown.more)
    list_audit(turn, shown.skip + kAuditPage);
  else if (action == "audit.newer" && shown.skip > 0)
    list_audit(turn, shown.skip - std::min(shown.skip, kAuditPage));
  else
    return false;
  return true;
}

}  // namespace

bool press_staff(Turn& turn, const std::string& action) {
  State& s = turn.s;
  if (s.door != Way::staff) return false;
  const auto allowed = [&](Task task) { return may(s.staff_role, task); };
  const auto screen = s.where.screen;
  if (action == "next" && (screen == Screen::staff_sign_in || screen == Screen::locked))
    sign_in(turn);
  else if (action == "next" && screen == Screen::staff_code)
    back(turn);
  else if (action == "staff.sync" && allowed(Task::sync))
    turn.ask(SyncNow{});
  else if (action == "staff.earlier" && s.more_rows && allowed(Task::list)) {
    s.rows_wanted += kRowsAtOnce;
    turn.ask(ListRecords{s.rows_wanted});
  } else if (action == "staff.sign_out" && printing_unfinished(s))
    s.cover = Cover::unfinished_print;
  else if (action == "staff.sign_out")
    turn.ask(Restart{});
  else if (action == "staff.reprint" && allowed(Task::reprint))
    reprint(turn);
  else if (action == "staff.replace_code" && allowed(Task::replace_code) && !s.starting) {
    s.cover = Cover::replace_code;
  } else if (action.starts_with("row.") && allowed(Task::open)) {
    open_row(turn, action.substr(4));
  } else {
    return (allowed(Task::see_audit) && press_audit(turn, action)) || press_join(turn, action);
  }
  return true;
}

}  // namespace clearway::flow
