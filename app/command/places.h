// Opening what the options name.
#pragma once

#include "app/command/commands.h"
#include "app/config/site.h"
#include "app/station/organization.h"
#include "app/station/station.h"

namespace clearway::command {

core::Result<config::Site> read_site(const Places& places);
core::Result<station::Station> open_station(const Places& places);  // asks like open_vault
// Where staff hold the database key, these two ask for a sign-in name and a passphrase.
core::Result<vault::Vault> open_vault(const Places& places);  // enrolled or not
core::Result<keys::Secret> open_key(const Places& places);
// The same for somebody who has the office open; asks for nothing.
core::Result<vault::Vault> open_vault(const Places& places,
                                      const station::Organization& organization);
core::Result<> need_vault(const Places& places);  // not_found, naming the folder

// By id (32 hex digits) or by exact name. Errors: not_found, naming the sites there are.
core::Result<core::SiteId> find_site(const station::Organization& organization,
                                     const std::string& wanted);

}  // namespace clearway::command
