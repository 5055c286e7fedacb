// The machine's clocks (app/station/clock.h), and how an operator reads a time.
#pragma once

#include <string>

#include "app/station/clock.h"

namespace clearway::command {

using station::now;
using station::uptime;
std::string time_text(core::UnixTime time);  // "2026-11-27 09:12 UTC"

}  // namespace clearway::command
