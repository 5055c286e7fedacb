#include "app/station/staff_slot.h"

#include <algorithm>

#include "app/station/settings.h"

namespace clearway::station {

namespace {

constexpr std::size_t kKeySize = 32;

}  // namespace

core::Result<keys::Secret> packed(const SiteKeys& keys) {
  auto all = TRY(keys::Secret::of_size(keys.size() * kKeySize));
  for (std::size_t i = 0; i < keys.size(); ++i)
    std::ranges::copy(keys[i].secret.view(), all.bytes().subspan(i * kKeySize).begin());
  return all;
}

core::Result<SiteKeys> unpacked(core::ByteView bytes) {
  if (bytes.size() % kKeySize != 0 || bytes.size() > kMostSiteKeys * kKeySize)
    return core::fail(core::ErrorCode::corrupt, "station.staff_slot", "no whole number of keys");
  SiteKeys keys;
  for (; !bytes.empty(); bytes = bytes.subspan(kKeySize))
    keys.push_back(TRY(keys::BoxKey::from_secret(bytes.first(kKeySize))));
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
