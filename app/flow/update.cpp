// One event in, the next state and its effects out.
#include <algorithm>

#include "app/flow/roles.h"
#include "app/flow/turn.h"

namespace clearway::flow {
namespace {

constexpr std::chrono::seconds kQuarter{15};  // of a minute

// In plain words and never too short: whole minutes, or quarters of one.
void note_wait(State& s, std::chrono::seconds wait) {
  const auto quarters = (wait + kQuarter - std::chrono::seconds{1}) / kQuarter;
  const bool short_wait = quarters < 4;
  s.notice = short_wait ? "staff.wait_seconds" : "staff.wait";
  s.notice_n = short_wait ? quarters * kQuarter.count() : (quarters + 3) / 4;
}

struct Handler {
  Turn& turn;
  State& s = turn.s;

  // ---- fingers ---------------------------------------------------------------------------
  void operator()(const Pressed& e) { press(turn, e.action); }
  void operator()(const Focused& e) {
    if (s.cover != Cover::none || s.ending || waits_for_person(s)) return;
    if (!is_hidden(turn.world, s, e.field))
      focus(turn, e.field, caret_of_shown(s, e.field, e.caret));
  }
  void operator()(const Typed& e) { type(turn, e.text); }
  void operator()(const Erased&) { erase(turn); }
  void operator()(const CaretMoved& e) { move_caret(turn, e.by); }
  void operator()(const Scrolled& e) { s.scroll = std::clamp(e.to, 0.0F, 1.0F); }
  void operator()(const Chosen& e);

  // ---- the clock -------------------------------------------------------------------------
  void operator()(const Started& e) {
    s.seed = e.seed;
    s.today = e.today;
    s.uptime = e.uptime;
    if (s.language.empty()) s.language = turn.world.site.languages.front();
    s.turned_at = s.uptime;
    if (!e.locked) return;
    s.where = Where{Screen::locked, {}};
    s.door = Way::staff;
  }
  void operator()(const Ticked& e) { tick(turn, e); }

  // ---- the vault -------------------------------------------------------------------------
  void operator()(const RecordStarted& e) {
    if (!s.starting) return;
    s.record_open = true;
    s.code = e.code;
    // What was answered while looking first is kept now, with the consent itself. A code is shown
    // only once it opens something, whatever happens to the power.
    for (const auto& [field, value] : s.answers) s.dirty.insert(field);
    s.code_waits = true;
    flush(turn);
    show_code_when_kept();
  }
  void show_code_when_kept() {
    if (!s.code_waits || !s.dirty.empty() || !s.pending.empty()) return;
    s.code_waits = s.starting = false;
    replace(turn, Where{Screen::code, {}});
  }
  void operator()(const RecordNotStarted& e) {
    if (!s.starting) return;
    s.starting = false;
    s.notice = e.trouble == Trouble::full ? "consent.full" : "consent.failed";
  }
  void operator()(const FieldKept& e) {
    for (auto it = s.pending.begin(); it != s.pending.end(); ++it) {
      if (it->second != e.revision) continue;
      if (!s.dirty.contains(it->first)) s.kept.insert(it->first);
      s.pending.erase(it);
      if (s.notice == "keep.failed" || s.notice == "keep.full") s.notice.clear();
      return show_code_when_kept();
    }
  }
  void operator()(const FieldNotKept& e) {
    for (auto it = s.pending.begin(); it != s.pending.end(); ++it) {
      if (it->second != e.revision) continue;
      s.dirty.insert(it->first);  // tried again at the next tick
      s.pending.erase(it);
      s.notice = e.trouble == Trouble::full ? "keep.full" : "keep.failed";
      return;
    }
  }
  void operator()(const CodeOpened& e);
  void operator()(const CodeRefused& e) {
    if (s.where.screen != Screen::return_code) return;
    s.starting = false;
    s.notice = e.trouble == Trouble::unreadable     ? "return_code.unreadable"
               : e.trouble == Trouble::wrong        ? "return_code.wrong"
               : e.trouble == Trouble::unknown_here ? "return_code.unknown_here"
                                                    : "return_code.failed";
  }
  void operator()(const Spoke& e) {
    if (s.sound.ear == Ear::off || s.sound.ear == Ear::paused) return;
    s.sound.ear = e.now ? Ear::speaking : Ear::silent;
  }
  void operator()(const NoVoice&) {
    s.sound = {};
    s.cover = Cover::none;
    s.notice = "sound.no_voice";
  }
  void operator()(const VisitEnded&) {
    if (s.ending) turn.ask(Restart{});
  }
  void operator()(const VisitNotEnded& e) {
    if (s.ending) s.notice = e.trouble == Trouble::full ? "leaving.full" : "leaving.failed";
  }

  // ---- paper -----------------------------------------------------------------------------
  void operator()(const PaperReady& e) {
    if (!s.making) return;
    s.making = false;
    s.pages = e.pages;
    if (s.paper == Paper::packet && s.door != Way::staff) return;  // printed when asked for
    s.printing = Printing::sending;
    turn.ask(PrintPaper{s.paper, s.open_row});
  }
  void operator()(const PaperFailed&) {
    if (!s.making) return;
    s.making = false;
    s.printing = Printing::failed;
  }
  void operator()(const PrintChanged& e) {
    if (s.ending) return;
    s.printing = e.state;
    if (s.paper != Paper::packet) return;
    s.packet_out =
        e.state != Printing::failed && e.state != Printing::canceled && e.state != Printing::none;
  }

  // ---- staff -----------------------------------------------------------------------------
  void operator()(const SignedIn& e) {
    if (s.door != Way::staff || !s.starting) return;
    s.starting = false;
    s.staff_name = e.name;
    s.staff_role = e.role;
    s.signed_in_at = s.uptime;
    s.typed.clear();
    s.secrets.clear();
    be_silent(turn);  // what staff read is other people's
    replace(turn, Where{Screen::staff_list, {}});
    list_people();
  }
  void operator()(const SignInRefused& e) {
    if (s.door != Way::staff || !s.starting) return;
    s.starting = false;
    if (e.wait > std::chrono::seconds::zero()) return note_wait(s, e.wait);
    s.notice = e.trouble == Trouble::wrong    ? "staff.refused"
               : e.trouble == Trouble::no_key ? "locked.no_key"
                                              : "staff.failed";
  }
  // What was typed goes with this image of the program.
  void operator()(const Unlocked&) {
    if (s.where.screen == Screen::locked) turn.ask(Restart{});
  }
  void operator()(const RecordsListed& e) {
    if (!may(s.staff_role, Task::list)) return;
    s.rows = e.rows;
    s.more_rows = e.more;
  }
  // Shown once it is noted that it was opened, and not before; and as it is after something in it
  // was settled.
  void operator()(const RecordOpened& e) {
    if (!s.starting || e.record != s.open_row) return;
    if (s.where.screen == Screen::staff_doubts) s.open_file = e;
    if (s.where.screen != Screen::staff_list) return;
    s.starting = false;
    s.open_file = e;
    go(turn, Screen::staff_record);
  }
  void operator()(const AuditListed& e) {
    if (!s.starting || !may(s.staff_role, Task::see_audit)) return;
    s.starting = false;
    s.audit = e;
    s.scroll = 0;
    if (s.where.screen != Screen::staff_audit) go(turn, Screen::staff_audit);
  }
  void operator()(const NotListed&) {
    if (!s.staff_name.empty()) s.notice = "staff.not_listed";
  }
  void operator()(const NotShown&) {
    if (!s.starting || s.staff_name.empty()) return;
    s.starting = false;
    s.notice = "staff.not_shown";
  }
  void operator()(const CodeReplaced& e) {
    if (!s.starting || s.staff_name.empty()) return;
    s.starting = false;
    s.code = e.code;
    go(turn, Screen::staff_code);
  }
  void operator()(const CodeNotReplaced&) {
    s.starting = false;
    s.notice = "staff.code_failed";
  }
  void operator()(const RecordsJoined&) {
    if (!s.starting || s.staff_name.empty()) return;
    s.starting = false;
    replace(turn, Where{Screen::staff_list, {}});
    s.notice = "staff.joined";
    list_people();
  }
  void operator()(const RecordsNotJoined&) {
    s.starting = false;
    s.notice = "staff.join_failed";
  }
  void operator()(const FilesListed& e) {
    if (!s.starting || s.where.screen != Screen::staff_record) return;
    s.starting = false;
    s.files = e.files;
    go(turn, Screen::staff_part);
  }
  void operator()(const RecordsParted&) {
    if (!s.starting || s.staff_name.empty()) return;
    s.starting = false;
    replace(turn, Where{Screen::staff_list, {}});
    s.notice = "staff.parted";
    list_people();
  }
  void operator()(const RecordsNotParted&) {
    s.starting = false;
    s.notice = "staff.part_failed";
  }
  void operator()(const DoubtSettled&) {
    if (!s.starting || s.where.screen != Screen::staff_doubts) return;
    s.starting = false;
    s.toast = "toast.doubt_settled";
    s.toast_at = s.uptime;
    if (asked_doubts(turn.world, s.open_file.doubts).empty()) back(turn);
  }
  void operator()(const DoubtNotSettled&) {
    s.starting = false;
    s.notice = "staff.doubts_failed";
  }
  void operator()(const SyncChanged& e) {
    const bool finished = s.sync.state == SyncChanged::State::running && e.state != s.sync.state;
    s.sync = e;
    if (finished) list_people();
  }
  void list_people() {
    if (may(s.staff_role, Task::list)) turn.ask(ListRecords{s.rows_wanted});
  }
};

void Handler::operator()(const Chosen& e) {
  if (s.cover != Cover::none || s.ending || waits_for_person(s)) return;
  if (is_hidden(turn.world, s, e.field)) return;
  settle(turn);
  s.notice.clear();
  if (e.field == "consent.keep") {
    if (s.record_open) return;
    s.keep = e.value == "clinic" ? Keep::clinic : e.value == "me" ? Keep::mine : Keep::nothing;
  }
  const auto* question = question_of(turn.world, e.field);
  if (question == nullptr || question->kind != interview::Kind::choices) {
    set_text(turn, e.field, e.value);
    return flush(turn);
  }
  set_answer(turn, e.field,
             interview::with_pressed(choices_of(turn.world, *question),
                                     record::value_of(s.answers, e.field), e.value));
  flush(turn);
}

void Handler::operator()(const CodeOpened& e) {
  if (s.where.screen != Screen::return_code || !s.starting) return;
  s.starting = false;
  s.record_open = true;
  s.returning = true;
  s.door = Way::papers;
  // Who comes straight from the first screen is spoken to as the last time.
  const bool chosen = !record::value_of(s.answers, "visit.language").empty();
  const auto theirs = record::value_of(e.fields, "visit.language");
  if (!chosen &&
      std::ranges::find(turn.world.site.languages, theirs) != turn.world.site.languages.end())
    s.language = theirs;
  s.answers = e.fields;
  s.by_others = {e.by_others.begin(), e.by_others.end()};
  s.file_history = e.history;
  s.typed.clear();
  s.secrets.clear();
  s.dirty.clear();
  s.keep = record::value_of(e.fields, "consent.keep") == "clinic" ? Keep::clinic : Keep::mine;
  for (const auto& [field, value] : e.fields) s.kept.insert(field);
  s.cases_made = static_cast<int>(record::case_ids(e.fields).size());
  set_answer(turn, "visit.language", s.language);
  s.doubts = asked_doubts(turn.world, e.doubts);
  replace(turn, Where{s.doubts.empty() ? Screen::hub : Screen::doubt, {}});
}

}  // namespace

Next update(const World& world, State state, const Event& event) {
  Next next{std::move(state), {}};
  Turn turn{world, next.state, next.effects};
  std::visit(Handler{turn}, event);
  return next;
}

}  // namespace clearway::flow
