#include "app/station/staff_slot.h"
#include "app/keys/crypto.h"

#include <algorithm>

#include "app/station/settings.h"

namespace clearway::station {

core::Result<keys::Secret> packed(const SiteKeys& keys) {
  auto all = TRY(keys::Secret::of_size(keys.size() * keys::kKeySize));
  for (std::size_t i = 0; i < keys.size(); ++i)
    std::ranges::copy(keys[i].secret.view(), all.bytes().subspan(i * keys::kKeySize).begin());
  return all;
}

core::Result<SiteKeys> unpacked(core::ByteView bytes) {
  if (bytes.size() % keys::kKeySize != 0 || bytes.size() > kMostSiteKeys * keys::kKeySize)
    return core::fail(core::ErrorCode::corrupt, "station.staff_slot", "no whole number of keys");
  SiteKeys keys;
  for (; !bytes.empty(); bytes = bytes.subspan(keys::kKeySize))
    keys.push_back(TRY(keys::BoxKey::from_secret(bytes.first(keys::kKeySize))));
  return keys;
}

core::Result<SiteKeys> open_staff_slot(core::SiteId site, const entry::StaffMember& member,
                                       std::string_view passphrase) {
  std::string normal = keys::normal_passphrase(passphrase);
  const auto inside = keys::open_slot(staff_slot_name(site, member.name), normal, member.slot);
  keys::wipe(normal);
  if (!inside) return tl::unexpected(inside.error());
  return unpacked(inside->view());
}

bool holds_keys(const entry::StaffMember& member) {
  return !member.slot.empty() && member.role != "volunteer";
}

}  // namespace clearway::station
