// The office folder: what an organization holds offline, and what it signs.
//
//   ORG/root.pub                        root verify key, hex
//   ORG/root.slot, organization.slot    root seed and organization key under the office passphrase
//   ORG/*.recovery.slot                 the same two under the paper recovery key
//   ORG/statements/*.signed             organization, center, site-<hex>, staff-<hex>, device-<hex>
//   ORG/sites/<hex>/site.key            the site's secret keys, the newest first, sealed to the
//                                       organization key: staff can be added with none present
//   ORG/sites/<hex>/staff-<name>.key    what that member's words stretch to, sealed likewise: when
//                                       the site's key is made anew, their words stay good
//   ORG/demo                            only in a demo organization
//
// Folders are 0700, files 0600, and no secret ever lies here in clear.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/keys/crypto.h"
#include "sync/entry/trust.h"

namespace clearway::station {

struct Organization {  // opened: both secrets are in locked memory
  std::filesystem::path folder;
  std::string name;
  std::uint32_t epoch = 1;  // of `box`
  keys::SigningKey root;
  keys::BoxKey box;
  bool demo = false;
};

enum class OrganizationKind { real, demo };
inline constexpr std::size_t kShortestPassphrase = 12;  // bytes, for the office passphrase

// Makes the folder and returns the paper recovery key as text, which nothing keeps: show it
// once, have it typed back. Errors: rejected when an organization is already there;
// invalid_input for an empty name or a short passphrase.
core::Result<std::string> create_organization(const std::filesystem::path& folder,
                                              const std::string& name, std::string_view passphrase,
                                              OrganizationKind kind = OrganizationKind::real);

// Errors: not_found, wrong_key, corrupt (statements that the root did not sign).
core::Result<Organization> open_organization(const std::filesystem::path& folder,
                                             std::string_view passphrase);

// Replaces both passphrase slots; the recovery key stays good. Errors: wrong_key.
core::Result<> recover_organization(const std::filesystem::path& folder, std::string_view recovery,
                                    std::string_view new_passphrase);

// True when `recovery` opens this organization: the typing back. Errors: invalid_input for
// text that is no recovery key, wrong_key.
core::Result<> check_recovery(const std::filesystem::path& folder, std::string_view recovery);

core::Result<core::SiteId> create_site(const Organization& organization, const std::string& name);
core::Result<std::vector<entry::SiteKey>> sites(const Organization& organization);
// The newest.
core::Result<keys::BoxKey> open_site_key(const Organization& organization, core::SiteId site);

// Adds to (or, for a name already there, replaces in) the site's staff list and signs the
// next version. Returns the six-word passphrase; a volunteer's opens their sign-in and no key.
//   role    "volunteer", "staff", "attorney" or "admin"
//   errors  not_found for the site; invalid_input for a name outside [a-z0-9._-]{1,40} or a role;
//           rejected for a volunteer who holds the site's key under an earlier role
core::Result<std::string> add_staff(const Organization& organization, core::SiteId site,
                                    const std::string& name, const std::string& role,
                                    const std::vector<std::string>& words);

core::Result<std::vector<entry::StaffMember>> staff_of(const Organization& organization,
                                                       core::SiteId site);
struct Removed {
  bool new_key = false;                 // the site has one; false when a volunteer left
  std::vector<std::string> need_words;  // they do not have it until `staff add` gives new words
};
// Signs the next version of the list without them. It takes effect at a kiosk when the list
// reaches it. Whoever leaves with the site's key leaves it behind: the site gets a new one, in the
// slots of those who stay, under the words they have. Errors: not_found for the name or the site;
// rejected for the last one with a key, who alone unlocks machines with `database_key = "staff"`,
// unless `last` says to remove them too.
enum class LastOfStaff { keep, remove };
core::Result<Removed> remove_staff(const Organization& organization, core::SiteId site,
                                   const std::string& name, LastOfStaff last = LastOfStaff::keep);

// Signs the center of a request file written by `clearway-central init`: lines "center=HEX",
// "address=https://…", "receipt_key=HEX", "certificate=HEX of the PEM". Errors: not_found,
// invalid_input naming the line.
core::Result<entry::CenterKey> add_center(const Organization& organization,
                                          const std::filesystem::path& request);

// Signs and keeps the statement. Errors: not_found when the site is not one of ours.
core::Result<entry::Signed> sign_device(const Organization& organization,
                                        const entry::DeviceKey& device);

// One of the signed statements: "organization", "center", "site-<hex>", "staff-<hex>" or
// "device-<hex>". Errors: not_found.
core::Result<entry::Signed> read_statement(const std::filesystem::path& organization_folder,
                                           const std::string& name);

}  // namespace clearway::station
