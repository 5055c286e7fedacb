// The interviews under a kiosk-config: the one that is asked, and the examples beside it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/command/letters.h"
#include "app/interview/definition.h"

namespace clearway::command {

// interview/ first, then examples/*/ in the order of their names.
std::vector<std::filesystem::path> interview_folders(const std::filesystem::path& config);

// Fields that are asked and then go nowhere: on no paper, in no statement or letter, and no page
// hangs on them. What is told about a person or a case is printed; of a case what is told at length
// stands in its statement, and so does everything else.
std::vector<std::string> unused_fields(const interview::Interview& interview,
                                       const Outlines& outlines);

}  // namespace clearway::command
