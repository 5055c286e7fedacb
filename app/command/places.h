// Opening what the options name.
#pragma once

#include "app/command/commands.h"
#include "app/config/site.h"
#include "app/station/organization.h"
#include "app/station/station.h"

namespace clearway::command {

core::Result<config::Site> read_site(const Places& places);
core::Result<station::Station> open_station(const Places& places);
core::Result<vault::Vault> open_vault(const Places& places);  // enrolled or not

// By id (32 hex digits) or by exact name. Errors: not_found, naming the sites there are.
core::Result<core::SiteId> find_site(const station::Organization& organization,
                                     const std::string& wanted);

}  // namespace clearway::command
