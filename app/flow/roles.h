// What each role may do at the desk: one small table. The view offers no more, update asks
// for no more, and the vault's worker refuses the rest even if it is asked.
#pragma once

#include <string_view>

namespace clearway::flow {

enum class Task {
  see_numbers,  // people taken, safe, waiting: a count and nobody's name
  sync,
  list,  // who shared with this site, and their files
  open,
  reprint,
  replace_code,
  see_audit,  // what happened on this machine: names of staff and nobody else's
  join,       // two files of one person, and take it back
  settle,     // which of two answers is right
};

// False for a role that is not in the table: a newer office may know roles this kiosk does not.
bool may(std::string_view role, Task task);

}  // namespace clearway::flow
