// What organization.cpp and its neighbours share. Private to this folder.
#pragma once

#include <filesystem>
#include <string>

#include "app/station/organization.h"
#include "app/station/staff_slot.h"

namespace clearway::station {

core::Result<keys::VerifyKey> read_root(const std::filesystem::path& folder);
core::Result<> write_statement(const std::filesystem::path& folder, const std::string& name,
                               const entry::Signed& statement);

// site_key.cpp. A site's secret keys, the newest first; what each slot's words stretch to, sealed
// to the organization, so that a slot can be filled anew with nobody there.
core::Result<SiteKeys> open_site_keys(const Organization& organization, core::SiteId site);
// Of them, those that the list or the site's statement has named: what a slot is filled with. One
// whose making was cut off is nobody's yet, and a lock that went over to it would shut the others
// out. Errors: corrupt.
core::Result<SiteKeys> open_named_site_keys(const Organization& organization,
                                            const entry::StaffList& list);
core::Result<> keep_site_keys(const Organization& organization, core::SiteId site,
                              const SiteKeys& keys);
core::Result<> keep_slot_key(const Organization& organization, core::SiteId site,
                             const std::string& name, core::ByteView key);
void drop_slot_key(const Organization& organization, core::SiteId site, const std::string& name);
// A new key for the site, and everybody on the list has it under the words they have. Changes the
// list, which the caller signs. Returns the names whose slots could not be filled anew.
core::Result<std::vector<std::string>> renew_site_key(const Organization& organization,
                                                      entry::StaffList& list);

}  // namespace clearway::station
