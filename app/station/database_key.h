// Where the 32-byte key of the vault comes from.
//
// site.toml says which (`database_key`). From systemd: $CREDENTIALS_DIRECTORY/clearway-db-key, 32
// bytes or 64 hex digits, sealed to the machine's TPM or host key. From DIR/db.key, on a demo site
// only; a demo that says nothing takes a credential where there is one. Behind a staff
// passphrase: staff_lock.h. A site without its key gets an error that says what to do.
#pragma once

#include <filesystem>

#include "app/config/site.h"
#include "app/keys/secret.h"

namespace clearway::station {

// Errors: not_found (with the command that makes the credential; also where only staff can open
// it), corrupt for a wrong length.
core::Result<keys::Secret> database_key(const std::filesystem::path& folder,
                                        const config::Site& site);

// For enrollment: makes DIR/db.key on a demo site that has none yet; otherwise the same.
core::Result<keys::Secret> create_database_key(const std::filesystem::path& folder,
                                               const config::Site& site);

}  // namespace clearway::station
