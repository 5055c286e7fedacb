// Records as the desk lists them.
#pragma once

#include "app/flow/event.h"
#include "app/station/station.h"

namespace clearway::kiosk {

// What stands twice for one field, with who said it and when.
std::vector<flow::Doubt> doubts_of(const record::Record& record);
flow::RecordRow record_row(const station::Row& row);

}  // namespace clearway::kiosk
