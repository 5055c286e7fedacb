// The clock on the wall of a place, daylight saving time included. The time zone data is the
// system's, through the C library, which knows one zone for the whole program: the last one set.
#pragma once

#include <string>

#include "app/core/date.h"
#include "app/core/result.h"

namespace clearway::core {

// "America/Los_Angeles". Whether this machine knows it.
bool has_zone(const std::string& name);
// Before any other thread starts. Errors: invalid_input for a zone that this machine does not know.
Result<> use_zone(const std::string& name);

std::chrono::minutes utc_offset(UnixTime time);  // what the wall shows, minus UTC
Day local_day(UnixTime time);

}  // namespace clearway::core
