// The two clocks of the machine, and how an operator reads a time.
#pragma once

#include <chrono>
#include <string>

#include "app/core/date.h"

namespace clearway::command {

core::UnixTime now();
// Since the machine was started, as the kiosk counts it: tries here and there count together.
std::chrono::seconds uptime();
std::string time_text(core::UnixTime time);  // "2026-11-27 09:12 UTC"

}  // namespace clearway::command
