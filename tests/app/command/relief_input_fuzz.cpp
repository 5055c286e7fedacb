// People as JSON from anywhere: each is refused with a place and a reason, or screened, and then
// every case has a finding.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "app/command/relief_input.h"
#include "app/relief/relief.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace relief = clearway::relief;
  static const auto kRules =
      relief::read_rules(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/relief/california");
  if (!kRules) std::abort();
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  clearway::command::People people(in);
  while (const auto person = people.next()) {
    if (!*person) {
      if (person->error().expected.empty()) std::abort();
      continue;
    }
    const auto findings =
        relief::screen(**kRules, **person, std::chrono::year{2026} / std::chrono::November / 28);
    for (const auto& one : (*person)->cases)
      if (std::ranges::find(findings, one.id, &relief::Finding::case_id) == findings.end())
        std::abort();
  }
  return 0;
}
