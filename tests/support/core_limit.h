// Whether a running program may leave its memory in a core file, as the kernel sees it.
#pragma once

#include <sys/types.h>

#include <fstream>
#include <sstream>
#include <string>

namespace clearway::support {

// "0 0" for a program that can't; soft limit and hard limit.
inline std::string core_limit(pid_t pid) {
  constexpr std::string_view kName = "Max core file size";
  std::ifstream limits("/proc/" + std::to_string(pid) + "/limits");
  for (std::string line; std::getline(limits, line);) {
    if (!line.starts_with(kName)) continue;
    std::string soft, hard;
    std::istringstream(line.substr(kName.size())) >> soft >> hard;
    return soft + " " + hard;
  }
  return "unknown";
}

}  // namespace clearway::support
