// Names under which the vault keeps what a station needs. Private to this folder.
#pragma once

#include <string>
#include <string_view>

#include "app/core/ids.h"

namespace clearway::station {

inline constexpr std::string_view kRoot = "trust.root";
inline constexpr std::string_view kOrganization = "trust.organization";
inline constexpr std::string_view kSite = "trust.site";
inline constexpr std::string_view kStaff = "trust.staff";
inline constexpr std::string_view kCenter = "trust.center";
inline constexpr std::string_view kCertificate = "tls.certificate";
inline constexpr std::string_view kPrivateKey = "tls.key";
inline constexpr std::string_view kServerEpoch = "sync.server_epoch";
inline constexpr std::string_view kSignInPace = "staff.pace";
inline constexpr std::string_view kForgotOn = "retention.day";   // "20770": days since 1970
inline constexpr std::string_view kFoundWholeOn = "verify.day";  // the same
// Until the center has said yes: device id, signing seed, then the two PEMs.
inline constexpr std::string_view kPendingDevice = "enroll.device";
inline constexpr std::string_view kPendingSeed = "enroll.seed";
// The same for a device that is to be renewed: what it will be, beside what it still is.
inline constexpr std::string_view kRenewDevice = "renew.device";
inline constexpr std::string_view kRenewSeed = "renew.seed";
inline constexpr std::string_view kRenewCertificate = "renew.certificate";
inline constexpr std::string_view kRenewPrivateKey = "renew.key";

// Binds a staff slot to its site and its owner, so that a slot copied beside another name
// does not open.
inline std::string staff_slot_name(core::SiteId site, std::string_view name) {
  return "clearway/staff/" + site.hex() + "/" + std::string(name);
}

}  // namespace clearway::station
