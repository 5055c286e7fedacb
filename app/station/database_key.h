// Where the 32-byte key of the vault comes from.
//
// A kiosk gets it from systemd: $CREDENTIALS_DIRECTORY/clearway-db-key, 32 bytes or 64 hex
// digits, sealed to the machine's TPM or host key. A demo site keeps it in DIR/db.key. Any
// other site without a credential gets an error that says what to do.
#pragma once

#include <filesystem>

#include "app/config/site.h"
#include "app/keys/secret.h"

namespace clearway::station {

// Errors: not_found (with the command that makes the credential), corrupt for a wrong length.
core::Result<keys::Secret> database_key(const std::filesystem::path& folder,
                                        const config::Site& site);

// For enrollment: makes DIR/db.key on a demo site that has none yet; otherwise the same.
core::Result<keys::Secret> create_database_key(const std::filesystem::path& folder,
                                               const config::Site& site);

}  // namespace clearway::station
