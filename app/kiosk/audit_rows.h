// The audit as the screens take it.
#pragma once

#include <chrono>
#include <vector>

#include "app/flow/event.h"
#include "app/station/audit.h"

namespace clearway::kiosk {

std::vector<flow::AuditRow> audit_rows(const std::vector<station::AuditLine>& lines);

}  // namespace clearway::kiosk
