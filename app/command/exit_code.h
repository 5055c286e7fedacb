// Exit statuses that mean something; `--help` of every subcommand ends with them.
#pragma once

#include "app/core/result.h"

namespace clearway::command {

enum class Exit {
  ok = 0,
  problems = 1,  // a check found some; they were printed
  usage = 2,     // an option, a file or a state that does not fit; nothing was done
  wrong_key = 3,
  busy = 4,
  offline = 5,
  internal = 6,
};

Exit exit_of(core::ErrorCode code);
// Says what went wrong on standard error.
Exit report(const core::Error& error);
const char* exit_help();

}  // namespace clearway::command
