// The program's log: a closed list of events, with ids and numbers only. Never a person's
// word, a name, a code or a file's content.
#pragma once

#include "app/core/result.h"

namespace clearway::kiosk {

enum class LogEvent {
  started,
  refused,       // configuration or vault; the program shows why and waits
  orphans_kept,  // visits that a power cut left open
  record_started,
  visit_kept,
  visit_dropped,
  visit_not_kept,
  field_not_kept,
  paper_failed,
  print_failed,
  prints_canceled,
  sync_done,
  sync_failed,
  staff_signed_in,
  staff_refused,
  audit_failed,       // something could not be noted, or not be read back
  staff_not_allowed,  // asked for what the role may not do
  vault_problem,      // of the vault's closed list; what is damaged stays as it is
  swap_in_clear,      // in demo mode only; else the program refuses to start
  joined,             // two records of one person, by staff
  not_joined,
  parted,  // and not any longer
  not_parted,
  settled,  // which of two answers is right
  not_settled,
  rewrapped,  // records, to the site's new key
  not_rewrapped,
  not_listed,
  not_counted,
  forgotten,      // records that have rested here long enough
  not_forgotten,  // the vault could not
  clock_behind,   // the clock is before the newest receipt: nothing was forgotten
  locked,         // shut until staff unlock it
  unlocked,
  restarted,
};
const char* name_of(LogEvent event);

void start_log();  // to standard error; the journal takes it from there
void log(LogEvent event, long number = 0);
void log(LogEvent event, const core::Error& error);
void log(LogEvent event, std::string_view word);  // of a closed list

}  // namespace clearway::kiosk
