// Everything that can happen: a finger, the clock, a worker's answer.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "app/core/bytes.h"
#include "app/core/date.h"
#include "app/flow/input_events.h"
#include "app/record/record.h"

namespace clearway::flow {

// ---- the clock -------------------------------------------------------------------------
struct Started {                      // first event of the program
  std::array<core::Byte, 16> seed{};  // random; case ids of this visit are made from it
  core::Day today{};
  std::chrono::seconds uptime{0};  // since the machine was started; no wrong date moves it
  bool locked = false;             // the vault is shut until somebody of the staff opens it
};
struct Ticked {                  // about once a second while somebody is there
  std::chrono::seconds idle{0};  // since the last touch or key
  core::Day today{};
  std::chrono::seconds uptime{0};
};

// ---- the audit -------------------------------------------------------------------------
enum class Deed {
  signed_in,
  signed_out,
  sign_in_refused,
  opened,
  changed,
  printed,
  exported,
  code_replaced,
  erased
};
enum class Doer { person, volunteer, staff, attorney, admin, office, nobody };
struct AuditRow {
  Deed deed = Deed::opened;
  Doer doer = Doer::person;
  std::string name;  // sign-in name; empty when no list here has it
  core::Day day{};
  std::string time;    // "09:12", local
  bool here = true;    // on this machine
  std::string record;  // hex; empty where there is none
};

struct Told {         // one of two answers to the same question
  std::string value;  // empty: it was taken back
  Doer doer = Doer::person;
  std::string name = {};  // sign-in name of staff
  core::Day day = {};
  std::string time = {};  // "09:12", local
};
struct Doubt {  // told differently at two places; both stand until one is chosen
  std::string field;
  std::vector<Told> answers;
};

// ---- the vault -------------------------------------------------------------------------
enum class Trouble { none, full, wrong, unreadable, unknown_here, offline, busy, other, no_key };
struct RecordStarted {
  std::string code;
};
struct RecordNotStarted {
  Trouble trouble = Trouble::other;
};
struct FieldKept {
  std::uint64_t revision = 0;
};
struct FieldNotKept {
  std::uint64_t revision = 0;
  Trouble trouble = Trouble::other;
};
struct CodeOpened {
  record::Fields fields;
  std::vector<AuditRow> history = {};  // of this file, newest first
  std::vector<Doubt> doubts = {};
  std::vector<std::string> by_others = {};  // fields whose present value the person did not give
};
struct CodeRefused {  // unreadable: check symbol; unknown_here; wrong
  Trouble trouble = Trouble::other;
};
struct Spoke {  // the voice began, or came to its end
  bool now = false;
};
struct NoVoice {};  // it cannot be heard here

struct VisitEnded {};
struct VisitNotEnded {
  Trouble trouble = Trouble::other;
};

// ---- paper -----------------------------------------------------------------------------
struct PaperReady {
  int pages = 0;
};
struct PaperFailed {};
enum class Printing {
  none,
  sending,
  printing,
  done,
  saved,
  no_paper,
  jam,
  offline,
  failed,
  canceled
};
struct PrintChanged {
  Printing state = Printing::none;
};

// ---- staff and sync --------------------------------------------------------------------
struct SignedIn {
  std::string name;
  std::string role;
};
struct Unlocked {};  // the key is here; the program starts again with it
struct SignInRefused {
  Trouble trouble = Trouble::wrong;  // no_key: a volunteer cannot unlock the kiosk
  std::chrono::seconds wait{0};      // before the next try is looked at
};
enum class Safety { waiting, safe, set_aside };
struct RecordRow {
  std::string record;     // hex
  record::Fields fields;  // what a row shows of it (station::summary_of), not the file
  std::string when;       // "09:12", local
  Safety safety = Safety::waiting;
  bool readable = true;            // false: no wrap for this site
  int files = 1;                   // joined and read as one
  std::optional<core::Day> day{};  // local
};
struct RecordsListed {
  std::vector<RecordRow> rows;
  bool more = false;  // earlier ones are here, beyond the limit
};
struct RecordOpened {
  std::string record;
  record::Fields fields = {};
  std::vector<Doubt> doubts = {};
  std::vector<std::string> by_others = {};
};
struct AuditListed {  // newest first, without the `skip` newest
  std::size_t skip = 0;
  std::vector<AuditRow> rows;
  bool more = false;
};
struct NotListed {};  // the list cannot be read; what is shown is of before
struct NotShown {};   // what OpenRecord, ListFiles or ListAudit asked for
struct CodeReplaced {
  std::string code;
};
struct CodeNotReplaced {
  Trouble trouble = Trouble::other;
};
struct RecordsJoined {};
struct RecordsNotJoined {
  Trouble trouble = Trouble::other;
};
struct FilesListed {  // what ListFiles asked for: each by itself
  std::vector<RecordRow> files;
};
struct RecordsParted {};
struct RecordsNotParted {};
struct DoubtSettled {};  // RecordOpened with the file as it is now comes before it
struct DoubtNotSettled {};
struct SyncChanged {
  enum class State { idle, running, offline, refused } state = State::idle;
  int taken = 0, safe = 0, waiting = 0, set_aside = 0;
  bool damaged = false;  // something in the store is not as it was written
  bool renew = false;    // a restored or cloned disk: nothing new arrives before this is done
};

using Event =
    std::variant<Pressed, Chosen, Focused, Typed, Erased, CaretMoved, Scrolled, Started, Ticked,
                 RecordStarted, RecordNotStarted, FieldKept, FieldNotKept, CodeOpened, CodeRefused,
                 VisitEnded, VisitNotEnded, PaperReady, PaperFailed, PrintChanged, SignedIn,
                 SignInRefused, RecordsListed, RecordOpened, AuditListed, NotShown, CodeReplaced,
                 CodeNotReplaced, RecordsJoined, RecordsNotJoined, SyncChanged, Unlocked, Spoke,
                 NoVoice, NotListed, FilesListed, RecordsParted, RecordsNotParted, DoubtSettled,
                 DoubtNotSettled>;

}  // namespace clearway::flow
