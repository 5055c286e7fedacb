#include "app/flow/roles.h"

#include <algorithm>
#include <span>

namespace clearway::flow {
namespace {

// A volunteer has no key: whatever needs a person's file is not theirs.
constexpr Task kVolunteer[] = {Task::see_numbers, Task::sync};
constexpr Task kStaff[] = {Task::see_numbers, Task::sync,    Task::list,
                           Task::open,        Task::reprint, Task::replace_code,
                           Task::see_audit,   Task::join,    Task::settle};

struct RoleRow {
  std::string_view role;
  std::span<const Task> tasks;
};
constexpr RoleRow kRoles[] = {
    {"volunteer", kVolunteer},
    {"staff", kStaff},
    {"attorney", kStaff},
    {"admin", kStaff},
};

}  // namespace

bool may(std::string_view role, Task task) {
  const auto row = std::ranges::find(kRoles, role, &RoleRow::role);
  return row != std::end(kRoles) && std::ranges::find(row->tasks, task) != row->tasks.end();
}

}  // namespace clearway::flow
