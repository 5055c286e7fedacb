// What lies in a staff member's slot: the site's secret keys, the newest first, 32 bytes each.
//
// More than one once somebody has left and the site got a new key: what was shared before is sealed
// to the earlier ones until a sign-in has wrapped it anew. None for a volunteer, whose words say
// who they are and open nothing. Private to this folder.
#pragma once

#include <string_view>
#include <vector>

#include "app/keys/phrases.h"
#include "sync/entry/trust.h"

namespace clearway::station {

using SiteKeys = std::vector<keys::BoxKey>;       // the newest first
inline constexpr std::size_t kMostSiteKeys = 16;  // so that a slot fits on a list

core::Result<keys::Secret> packed(const SiteKeys& keys);
core::Result<SiteKeys> unpacked(core::ByteView bytes);  // corrupt

// Errors: wrong_key; corrupt for a member without a slot.
core::Result<SiteKeys> open_staff_slot(core::SiteId site, const entry::StaffMember& member,
                                       std::string_view passphrase);
bool holds_keys(
    const entry::StaffMember& member);  // by role: whether the slot should open anything

}  // namespace clearway::station
