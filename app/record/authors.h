// Who gave what stands in a record: the person, or somebody for them.
#pragma once

#include <string>
#include <vector>

#include "app/record/record.h"

namespace clearway::record {

// The fields whose shown value the person never gave themselves, in order: a volunteer or staff
// typed it. What the person once gave stays theirs, also where somebody chose it for them later.
std::vector<std::string> by_others(const Record& record);

}  // namespace clearway::record
