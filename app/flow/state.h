// Where the kiosk stands. A plain value: copy it, compare it, replay it.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/flow/effect.h"
#include "app/flow/event.h"
#include "app/flow/view.h"
#include "app/input/compose.h"
#include "app/interview/walk.h"
#include "app/record/record.h"

namespace clearway::flow {

enum class Screen {
  attract,
  language,
  home,
  door,     // a page of kiosk-config/doors; Where::place says which
  letters,  // for an employer, a landlord, a licensing board?
  letter,   // read, decide on our sentences, print; State::letter says which
  // prepare my papers
  welcome,
  consent_keep,
  consent_contact,
  consent_totals,
  code,      // here is your return code
  question,  // one page of the interview; Where::place says which
  order,     // my cases first, or my story?
  cases,     // none, one or more
  no_record,
  findings,
  read_all,
  paragraph,  // one of the statement by itself; the page of Where::place is its prompt
  review,     // what is still open, and for which form it matters
  papers,
  finish,
  leaving,  // sealing and wiping; the program starts again
  // I have a return code
  return_code,
  hub,      // welcome back: where to go on
  history,  // who has opened my file
  doubt,    // two answers to one question: which is right?
  // staff
  staff_sign_in,
  staff_list,
  staff_record,
  staff_code,
  staff_join,       // which file is of the same person as the open one?
  staff_join_sure,  // both side by side
  staff_part,       // which of the joined files is somebody else's?
  staff_doubts,     // which of two answers is right?
  staff_audit,      // what happened here
  // before the vault is open
  locked,
};

struct Where {
  Screen screen = Screen::attract;
  interview::Place place;
  friend bool operator==(const Where&, const Where&) = default;
};

enum class Way { none, look, papers, code, staff };  // the door one came through
enum class Keep { unasked, nothing, mine, clinic };
enum class Cover {
  none,
  language,
  display,
  sound,
  ask,
  moment,
  leave,
  erase,  // what was typed: sure?
  idle,
  unfinished_print,  // finish while papers are still on their way
  helper,            // before somebody else gets the screen
  remove_case,       // State::subject says which
  restore_paragraph,
  replace_code,  // of the record that staff have open
};

// Covers that hide the page, because the person wanted it hidden.
inline bool hides(Cover cover) { return cover == Cover::ask || cover == Cover::moment; }

struct Editing {
  std::string field;
  std::size_t caret = 0;
  std::string layer = "letters";  // "boards": to choose another keyboard
  // Keys that are becoming letters together, and the part of the text that they make so far.
  input::Keys keys = {};
  std::size_t made_from = 0, made_size = 0;  // bytes
  std::vector<std::string> candidates = {};  // other ways to write the end of it
  bool half = false;                         // a syllable is not finished
  std::size_t picks = 0;                     // how often more candidates were asked for
};

struct State {
  // the program
  std::array<core::Byte, 16> seed{};
  std::chrono::seconds uptime{0};  // of the machine, at the last tick
  core::Day today{};
  int cases_made = 0;

  // the screen
  Where where;
  std::vector<Where> history;
  Cover cover = Cover::none;
  std::string subject;                 // what the cover asks about
  Cover behind_idle = Cover::none;     // what lay there when the idle warning came
  std::chrono::seconds idle_limit{0};  // and how long it had been patient
  std::string notice;                  // key of words.toml, or of a pair "…_one" and "…_many"
  long notice_n = 0;                   // the {n} of a notice that counts something
  std::string toast;                   // key of words.toml; see kToast in tick.cpp
  std::chrono::seconds toast_at{0};    // uptime
  float scroll = 0;
  std::string initial;  // that a long list is narrowed to; empty: all of it
  std::optional<Editing> editing;
  std::set<std::string> opened;  // finding cards tapped open, by case id
  std::string language;
  std::string board;                  // the keyboard chosen; empty: the language's
  bool wheel = false;                 // dates are turned to, not typed
  std::chrono::seconds turned_at{0};  // uptime when the first screen took this language
  TextSize text_size = TextSize::medium;
  Contrast contrast = Contrast::normal;
  Reach reach = Reach::whole;
  bool still = false;  // pages turn at once, without a fade
  // Large letters are read by others too: said once, until the panel is closed.
  enum class Reminder { ahead, now, done } large_letters = Reminder::ahead;
  Sound sound;

  // the visit
  Way door = Way::none;
  Keep keep = Keep::unasked;
  bool record_open = false;  // the vault holds this visit's record
  bool starting = false;     // StartRecord is on its way
  bool code_waits = false;   // to be shown, once something of the record is kept
  bool ending = false;       // EndVisit is on its way
  bool ending_keeps = true;  // as asked, for another try
  std::string letter;        // "employer"
  bool story_first = false;
  bool only_statement = false;    // of the interview, the name and the story
  bool returning = false;         // came with a return code
  std::optional<Screen> back_to;  // after changing one answer, return here
  std::string code;
  std::vector<AuditRow> file_history;  // of this file
  std::vector<Doubt> doubts;           // not asked yet; the first is on the glass
  record::Fields answers;
  std::map<std::string, std::string, std::less<>> typed;          // fields that are not answers yet
  std::map<std::string, core::TypedSecret, std::less<>> secrets;  // and those of is_secret()
  std::optional<std::size_t> list_at;  // which of a list is being typed; see list_editor.cpp
  bool list_changes = false;           // it stood there before
  std::string checked;                 // "field=value" of a soft check already shown

  // kinder words, on this page
  bool kinder_asked = false;
  std::set<std::string> kinder_kept;  // what the person keeps as it is

  // a helper
  bool helped = false;              // somebody else has the screen; see hand_over.cpp
  std::set<std::string> by_helper;  // fields whose present answer they typed
  std::set<std::string> by_others;  // and those somebody else had typed before this visit

  // what the vault has
  std::uint64_t revision = 0;
  std::set<std::string> dirty;                   // changed, not yet sent
  std::map<std::string, std::uint64_t> pending;  // sent, not yet answered
  std::set<std::string> kept;                    // the vault has the present value

  // paper
  std::optional<int> pages;  // of what was made last
  bool packet_out = false;   // the packet came out of the printer, or is on its way
  bool making = false;
  Paper paper = Paper::packet;  // what is being made or was made last
  Printing printing = Printing::none;

  // staff
  std::string staff_name;
  std::string staff_role;
  std::chrono::seconds signed_in_at{0};  // uptime
  std::vector<RecordRow> rows;
  std::size_t rows_wanted = kRowsAtOnce;
  bool more_rows = false;
  std::string open_row;
  RecordOpened open_file;        // the one that is on the screen
  std::string other_row;         // to be joined with it
  std::vector<RecordRow> files;  // that are read as one with it
  AuditListed audit;             // the page of it that is shown
  SyncChanged sync;
};

}  // namespace clearway::flow
