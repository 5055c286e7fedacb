// The kernel's flags for the memory at a place: "lo" locked, "dd" never in a core file.
#pragma once

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>

namespace clearway::test {

inline std::string memory_flags(const void* address) {
  const auto place = reinterpret_cast<std::uintptr_t>(address);
  std::ifstream maps("/proc/self/smaps");
  bool here = false;
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t from = 0, to = 0;
    char dash = 0;
    std::istringstream head(line);
    if (head >> std::hex >> from >> dash >> to && dash == '-') here = from <= place && place < to;
    if (here && line.starts_with("VmFlags:")) return line + " ";
  }
  return {};
}

}  // namespace clearway::test
