// The database key behind a staff passphrase: a machine that was switched off, or stolen, opens
// only when somebody of the staff types theirs.
//
//   DIR/db.sealed     the key, sealed to the site's public key (lock_file.h)
//   DIR/staff.signed  the root's staff list with its Argon2id slots of the site's secret key, as
//                     the vault keeps it; it lies outside because the vault is still shut
//   DIR/unlock.pace   wrong tries in a row (sign_in_pace.h); gone files give fresh tries only to
//                     somebody who has the disk, and then Argon2id is what stands in the way
//
// A list only ever takes the place of an older one. Where an older one was put back by hand, the
// vault knows the newest, and whoever is no longer on it does not get in here.
#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

#include "app/station/organization.h"
#include "app/vault/vault.h"

namespace clearway::station {

// At enrollment: makes a key and its files. Where they are already, of a try that did not reach
// the center, opens them with the site's key, which the office has. Errors: rejected when nobody
// on the list has a passphrase.
core::Result<keys::Secret> make_staff_lock(const std::filesystem::path& data,
                                           const Organization& organization,
                                           const entry::Signed& site, const entry::Signed& staff);
// With the office's keys instead of a passphrase.
core::Result<keys::Secret> open_staff_lock(const std::filesystem::path& data,
                                           const Organization& organization);

// Whether the files are there and whole. Errors: not_found, corrupt; `detail` says what to do.
core::Result<> check_staff_lock(const std::filesystem::path& data);

// The database key. `uptime` is the time since the machine was started. Errors: not_found (no
// such name), wrong_key, rejected for a volunteer (whose sign-in has no key; nothing is counted),
// busy after too many wrong tries (nothing is looked at), corrupt.
core::Result<keys::Secret> unlock(const std::filesystem::path& data, std::string_view name,
                                  std::string_view passphrase, std::chrono::seconds uptime);
// How long the next try must wait; zero when it may be made.
std::chrono::seconds unlock_wait(const std::filesystem::path& data, std::chrono::seconds uptime);

// Brings the vault's staff list to DIR/staff.signed unless that is as new. Nothing where no lock
// is.
core::Result<> refresh_staff_file(const std::filesystem::path& data, vault::Vault& vault);

}  // namespace clearway::station
