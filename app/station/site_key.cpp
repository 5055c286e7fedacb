// A site's key at the office: opened with the organization's, and made anew when somebody leaves.
#include <algorithm>
#include <optional>

#include "app/station/files.h"
#include "app/station/office.h"
#include "app/station/settings.h"

namespace clearway::station {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

fs::path site_key_file(const Organization& organization, core::SiteId site) {
  return organization.folder / "sites" / site.hex() / "site.key";
}

fs::path slot_key_file(const Organization& organization, core::SiteId site,
                       const std::string& name) {
  return organization.folder / "sites" / site.hex() / ("staff-" + name + ".key");
}

// The same words, other keys inside. Nothing when the office does not have the slot's key.
std::optional<core::Bytes> refilled(const Organization& organization, core::SiteId site,
                                    const entry::StaffMember& member, core::ByteView inside) {
  const auto sealed = read_small(slot_key_file(organization, site, member.name));
  if (!sealed) return std::nullopt;
  const auto key = keys::box_open(organization.box, *sealed);
  if (!key) return std::nullopt;
  auto slot =
      keys::refill_slot(staff_slot_name(site, member.name), key->view(), member.slot, inside);
  return slot ? std::optional(*std::move(slot)) : std::nullopt;
}

}  // namespace

core::Result<SiteKeys> open_site_keys(const Organization& organization, core::SiteId site) {
  const auto sealed = TRY(read_small(site_key_file(organization, site)));
  auto keys = TRY(unpacked(TRY(keys::box_open(organization.box, sealed)).view()));
  if (!keys.empty()) return keys;
  return core::fail(ErrorCode::corrupt, "station.site_key", "no key in it");
}

core::Result<SiteKeys> open_named_site_keys(const Organization& organization,
                                            const entry::StaffList& list) {
  auto keys = TRY(open_site_keys(organization, list.site));
  const auto bytes = TRY(read_statement(organization.folder, "site-" + list.site.hex()));
  const auto site = TRY(entry::read_site(organization.root.verify, bytes));
  const auto& named = list.site_epoch > site.epoch ? list.site_key : site.key;
  const auto newest = std::ranges::find(keys, named, &keys::BoxKey::public_key);
  if (newest == keys.end())
    return core::fail(ErrorCode::corrupt, "station.site_key",
                      "the key that the site's statement names is not in site.key: put that file "
                      "back from a copy of the office folder");
  keys.erase(keys.begin(), newest);
  return keys;
}

core::Result<keys::BoxKey> open_site_key(const Organization& organization, core::SiteId site) {
  auto keys = TRY(open_site_keys(organization, site));
  return std::move(keys.front());
}

core::Result<> keep_site_keys(const Organization& organization, core::SiteId site,
                              const SiteKeys& keys) {
  const auto file = site_key_file(organization, site);
  TRY(make_private_folder(file.parent_path()));
  const auto inside = TRY(packed(keys));
  return write_private(file, TRY(keys::box_seal(organization.box.public_key, inside.view())));
}

core::Result<> keep_slot_key(const Organization& organization, core::SiteId site,
                             const std::string& name, core::ByteView key) {
  return write_private(slot_key_file(organization, site, name),
                       TRY(keys::box_seal(organization.box.public_key, key)));
}

void drop_slot_key(const Organization& organization, core::SiteId site, const std::string& name) {
  std::error_code ignored;  // what it opened is on no list any more
  fs::remove(slot_key_file(organization, site, name), ignored);
}

core::Result<std::vector<std::string>> renew_site_key(const Organization& organization,
                                                      entry::StaffList& list) {
  auto keys = TRY(open_site_keys(organization, list.site));
  const auto bytes = TRY(read_statement(organization.folder, "site-" + list.site.hex()));
  const auto statement = TRY(entry::read_site(organization.root.verify, bytes));
  keys.insert(keys.begin(), TRY(keys::BoxKey::generate()));
  if (keys.size() > kMostSiteKeys) keys.pop_back();
  // Before any list names it: a key that nobody has written down opens nothing.
  TRY(keep_site_keys(organization, list.site, keys));
  list.site_epoch = std::max(statement.epoch, list.site_epoch) + 1;
  list.site_key = keys.front().public_key;
  std::vector<std::string> left_out;
  const auto inside = TRY(packed(keys));
  for (auto& member : list.members) {
    if (!holds_keys(member)) continue;
    if (auto slot = refilled(organization, list.site, member, inside.view()))
      member.slot = *std::move(slot);
    else
      left_out.push_back(member.name);
  }
  return left_out;
}

}  // namespace clearway::station
