// The machine's two clocks, for the programs. Nothing else in this folder reads them: time is an
// argument everywhere.
#pragma once

#include <chrono>

#include "app/core/date.h"

namespace clearway::station {

core::UnixTime now();           // wall time: data, and never trusted to go forward
std::chrono::seconds uptime();  // since the machine was started, sleep included

}  // namespace clearway::station
