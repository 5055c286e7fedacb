// What this device obeys: the root's statements, verified again at every open.
#pragma once

#include "app/vault/vault.h"
#include "sync/entry/trust.h"

namespace clearway::station {

struct Trust {
  keys::VerifyKey root{};
  entry::OrganizationKey organization;
  entry::SiteKey site;  // with the key that is in force, which the staff list may name
  entry::StaffList staff;
  entry::CenterKey center;
};

// Errors: not_found before enrollment; wrong_key or corrupt for a statement that the pinned
// root did not sign, or that belongs to another site.
core::Result<Trust> read_trust(vault::Vault& vault);
// The same, of settings that are not in a vault yet.
core::Result<Trust> read_trust(const vault::Settings& settings);

// Keeps a newer staff list, site key or center key. Errors: wrong_key (not the root's, or
// another site's), rejected for an older version or epoch than the one in force.
core::Result<> keep_staff_list(vault::Vault& vault, const entry::Signed& statement);

}  // namespace clearway::station
