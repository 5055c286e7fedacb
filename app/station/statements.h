// What the root has said that a device pins: as it lies in the office folder, and as settings of
// the device's vault. Private to this folder.
#pragma once

#include "app/station/organization.h"
#include "app/vault/vault.h"

namespace clearway::station {

struct Statements {
  entry::Signed organization;
  entry::Signed site;
  entry::Signed staff;
  entry::Signed center;
};

// Errors: not_found for a site that is not this office's, or while it has no center.
core::Result<Statements> gather_statements(const Organization& organization, core::SiteId site);

// The root's key and its statements, as a vault keeps them.
vault::Settings pinned_settings(const keys::VerifyKey& root, const Statements& statements);

}  // namespace clearway::station
