// Sites, their staff and their devices: the root's daily work.
#include <algorithm>
#include <array>

#include "app/keys/phrases.h"
#include "app/station/files.h"
#include "app/station/office.h"
#include "app/station/organization.h"
#include "app/station/settings.h"

namespace clearway::station {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

bool valid_staff_name(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, allowed);
}

core::Result<entry::StaffList> read_staff_list(const Organization& organization,
                                               core::SiteId site) {
  const auto bytes = TRY(read_statement(organization.folder, "staff-" + site.hex()));
  return entry::read_staff(organization.root.verify, bytes);
}

core::Result<> write_staff_list(const Organization& organization, const entry::StaffList& list) {
  return write_statement(organization.folder, "staff-" + list.site.hex(),
                         TRY(entry::sign(organization.root, list)));
}

struct NewMember {
  entry::StaffMember member;
  std::string passphrase;
};

core::Result<NewMember> make_member(const Organization& organization, const entry::StaffList& list,
                                    const std::string& name, const std::string& role,
                                    const std::vector<std::string>& words) {
  NewMember made{{name, role, {}}, TRY(keys::new_passphrase(words))};
  // Words of their own for everybody; keys for whoever may open files.
  SiteKeys keys;
  if (role != "volunteer") keys = TRY(open_named_site_keys(organization, list));
  const auto inside = TRY(packed(keys));
  auto slot =
      TRY(keys::make_keyed_slot(staff_slot_name(list.site, name), made.passphrase, inside.view()));
  TRY(keep_slot_key(organization, list.site, name, slot.key.view()));
  made.member.slot = std::move(slot.slot);
  return made;
}

// The site statement's epoch follows the list's, so that a kiosk enrolled later pins the same.
core::Result<> write_site_key(const Organization& organization, const entry::StaffList& list) {
  const auto name = "site-" + list.site.hex();
  auto statement = TRY(
      entry::read_site(organization.root.verify, TRY(read_statement(organization.folder, name))));
  statement.epoch = list.site_epoch;
  statement.key = list.site_key;
  return write_statement(organization.folder, name, TRY(entry::sign(organization.root, statement)));
}

}  // namespace

core::Result<core::SiteId> create_site(const Organization& organization, const std::string& name) {
  if (name.empty()) {
    return core::fail(ErrorCode::invalid_input, "station.site", "a name is needed");
  }
  for (const auto& known : TRY(sites(organization)))
    if (known.name == name)
      return core::fail(ErrorCode::rejected, "station.site",
                        "there is a site of this name: " + known.site.hex());
  const auto site = keys::random_id<core::SiteId>();
  const auto key = TRY(keys::BoxKey::generate());
  SiteKeys keys;
  keys.push_back(TRY(keys::BoxKey::from_secret(key.secret.view())));
  TRY(keep_site_keys(organization, site, keys));
  TRY(write_staff_list(organization, entry::StaffList{site, 1, {}}));
  // Last: the statement is what makes it a site.
  const entry::SiteKey statement{site, name, 1, key.public_key};
  TRY(write_statement(organization.folder, "site-" + site.hex(),
                      TRY(entry::sign(organization.root, statement))));
  return site;
}

core::Result<std::vector<entry::SiteKey>> sites(const Organization& organization) {
  std::vector<entry::SiteKey> found;
  std::error_code error;
  for (const auto& file : fs::directory_iterator(organization.folder / "statements", error)) {
    const bool is_site = file.path().filename().string().starts_with("site-");
    if (!is_site || file.path().extension() != ".signed") continue;
    const auto bytes = TRY(read_small(file.path()));
    found.push_back(TRY(entry::read_site(organization.root.verify, bytes)));
  }
  if (error) return core::fail(ErrorCode::not_found, "station.sites", error.message());
  std::ranges::sort(found, {}, &entry::SiteKey::name);
  return found;
}

core::Result<std::string> add_staff(const Organization& organization, core::SiteId site,
                                    const std::string& name, const std::string& role,
                                    const std::vector<std::string>& words) {
  static constexpr std::array kRoles{"volunteer", "staff", "attorney", "admin"};
  if (!valid_staff_name(name)) {
    return core::fail(ErrorCode::invalid_input, "station.staff",
                      "a sign-in name is 1 to 40 of a-z, 0-9, dot, hyphen and underscore");
  }
  if (std::ranges::find(kRoles, role) == kRoles.end()) {
    return core::fail(ErrorCode::invalid_input, "station.staff",
                      "a role is volunteer, staff, attorney or admin");
  }
  auto list = TRY(read_staff_list(organization, site));
  const auto old = std::ranges::find(list.members, name, &entry::StaffMember::name);
  if (role == "volunteer" && old != list.members.end() && holds_keys(*old))
    return core::fail(ErrorCode::rejected, "station.staff",
                      name +
                          " holds the site's key. Take them off the list first with `clearway "
                          "staff remove`, which makes a new one, and then add them as a volunteer");
  auto made = TRY(make_member(organization, list, name, role, words));
  if (old != list.members.end()) {
    *old = std::move(made.member);
  } else {
    list.members.push_back(std::move(made.member));
  }
  std::erase(list.former, name);
  ++list.version;
  TRY(write_staff_list(organization, list));
  return std::move(made.passphrase);
}

core::Result<std::vector<entry::StaffMember>> staff_of(const Organization& organization,
                                                       core::SiteId site) {
  return TRY(read_staff_list(organization, site)).members;
}

core::Result<Removed> remove_staff(const Organization& organization, core::SiteId site,
                                   const std::string& name, LastOfStaff last) {
  auto list = TRY(read_staff_list(organization, site));
  const auto leaves = std::ranges::find(list.members, name, &entry::StaffMember::name);
  if (leaves == list.members.end())
    return core::fail(ErrorCode::not_found, "station.staff", "nobody of that name at this site");
  const bool held_keys = holds_keys(*leaves);
  list.members.erase(leaves);
  if (held_keys && std::ranges::none_of(list.members, holds_keys) && last == LastOfStaff::keep)
    return core::fail(ErrorCode::rejected, "station.staff",
                      name +
                          " is the last here who has a key. A machine of this site with "
                          "`database_key = \"staff\"` could then be unlocked by nobody. Add "
                          "somebody first with `clearway staff add`, or say --even-last");
  if (list.former.size() == entry::kMostStaff) list.former.erase(list.former.begin());
  list.former.push_back(name);
  ++list.version;
  Removed removed;
  if (held_keys) removed.need_words = TRY(renew_site_key(organization, list));
  TRY(write_staff_list(organization, list));
  if (held_keys) TRY(write_site_key(organization, list));
  drop_slot_key(organization, site, name);
  removed.new_key = held_keys;
  return removed;
}

core::Result<entry::Signed> sign_device(const Organization& organization,
                                        const entry::DeviceKey& device) {
  TRY(read_statement(organization.folder, "site-" + device.site.hex()));
  auto statement = TRY(entry::sign(organization.root, device));
  const auto name = "device-" + device.device.hex();
  TRY(write_statement(organization.folder, name, statement));
  // What it signed under an earlier epoch stays its own.
  TRY(write_statement(organization.folder, name + "-" + std::to_string(device.epoch), statement));
  return statement;
}

}  // namespace clearway::station
