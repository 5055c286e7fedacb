// Looks for words where none may be left: in the memory of a process, in a folder.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/e2e/stage.h"

namespace clearway::e2e {

// Each word as UTF-8 and, after these, as UTF-16.
std::vector<std::string> both_forms(const std::vector<std::string>& words);

// "<word> in <place>" for each that was found. Both in all of the process that can be read, and
// in the names and the bytes of every file of the folder, which need not be there.
std::vector<std::string> found_in_memory(pid_t pid, const std::vector<std::string>& words);
std::vector<std::string> found_in_folder(const std::filesystem::path& folder,
                                         const std::vector<std::string>& words);

// How often the program has put a new image of itself in its place, by its log.
int restarts(const Stage& stage);

}  // namespace clearway::e2e
