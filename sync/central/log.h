// What the center writes to its log (standard error): events of a closed list, with numbers,
// words of closed lists and device ids. Never an address, a name, or a word of anybody's.
#pragma once

#include <cstdint>
#include <string_view>

namespace clearway::central {

enum class EventId {
  server_started,
  server_stopped,
  enrollment_accepted,
  enrollment_refused,  // why
  push_taken,          // number: items
  item_set_aside,      // why; number: sequence
  wraps_not_taken,     // number: how many of the batch
  erasures_taken,      // number: how many of the batch
  erasures_not_taken,  // number: how many of the batch
  request_refused,     // why
  store_failed,        // why: where in our code
};

void log(EventId event, std::string_view why = {}, std::uint64_t number = 0);

}  // namespace clearway::central
