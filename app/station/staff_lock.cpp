#include "app/station/staff_lock.h"

#include <algorithm>

#include "app/keys/crypto.h"
#include "app/keys/phrases.h"
#include "app/station/files.h"
#include "app/station/lock_file.h"
#include "app/station/office.h"
#include "app/station/settings.h"
#include "app/station/sign_in_pace.h"
#include "app/station/staff_slot.h"
#include "app/station/trust.h"

namespace clearway::station {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

fs::path sealed_file(const fs::path& data) { return data / "db.sealed"; }
fs::path staff_file(const fs::path& data) { return data / "staff.signed"; }
fs::path pace_file(const fs::path& data) { return data / "unlock.pace"; }

auto damaged(const char* what) {
  return core::fail(ErrorCode::corrupt, "station.staff_lock",
                    std::string(what) +
                        " is damaged or of another machine, and the database stays shut. Nothing "
                        "in it is lost. Put that file back from a copy of this folder");
}

core::Result<LockFile> read_lock(const fs::path& data) {
  const auto bytes = read_small(sealed_file(data), 2 * kLockFileSize);
  if (!bytes && bytes.error().code == ErrorCode::not_found)
    return core::fail(ErrorCode::not_found, "station.staff_lock",
                      "no db.sealed here: this machine is not enrolled yet, or was enrolled with "
                      "another `database_key` in site.toml");
  const auto lock = bytes ? decode_lock(*bytes) : std::nullopt;
  if (!lock) return damaged("db.sealed");
  return *lock;
}

core::Result<entry::StaffList> read_list(const fs::path& data, const LockFile& lock) {
  const auto bytes = read_small(staff_file(data));
  if (!bytes) return damaged("staff.signed");
  auto list = entry::read_staff(lock.root, *bytes);
  if (!list || list->site != lock.site) return damaged("staff.signed, or db.sealed beside it,");
  return list;
}

core::Result<keys::Secret> open_sealed(const LockFile& lock, const SiteKeys& site_keys) {
  for (const auto& site_key : site_keys)
    if (auto key = keys::box_open(site_key, lock.sealed);
        key && key->view().size() == keys::kKeySize)
      return key;
  return damaged("db.sealed");
}

// Once the list names a new key of the site, the lock goes over to it at the first start that
// somebody unlocks: to no other, because everybody on the list must have it. Where that cannot be
// written the machine opens all the same, and the next start tries again.
void seal_to_named(const fs::path& data, LockFile lock, const entry::StaffList& list,
                   const keys::BoxKey& newest, const keys::Secret& key) {
  const bool named = list.site_epoch > 0 && list.site_key == newest.public_key;
  if (!named || keys::box_open(newest, lock.sealed)) return;
  auto sealed = keys::box_seal(newest.public_key, key.view());
  if (!sealed) return;
  lock.sealed = *std::move(sealed);
  static_cast<void>(write_private(sealed_file(data), encode(lock)));
}

SignInPace read_pace(const fs::path& data, std::chrono::seconds uptime) {
  const auto bytes = read_small(pace_file(data), 64);
  return seen_at(bytes ? decode_pace(*bytes) : SignInPace{}, uptime);
}

core::Result<> need_staff(const keys::VerifyKey& root, const entry::Signed& statement) {
  const auto list = TRY(entry::read_staff(root, statement));
  if (std::ranges::any_of(list.members, holds_keys)) return {};
  return core::fail(ErrorCode::rejected, "station.staff_lock",
                    "site.toml says `database_key = \"staff\"`, but nobody at this site has the "
                    "site's key yet: run `clearway staff add` first");
}

// A list only ever takes the place of an older one, or of what is no list of this site.
core::Result<> keep_newer(const fs::path& data, const keys::VerifyKey& root,
                          const entry::Signed& statement) {
  const auto list = TRY(entry::read_staff(root, statement));
  if (const auto bytes = read_small(staff_file(data))) {
    const auto kept = entry::read_staff(root, *bytes);
    if (kept && kept->site == list.site && kept->version >= list.version) return {};
  }
  return write_private(staff_file(data), statement);
}

// The vault's own list is the newest there is, unless the vault itself was put back.
core::Result<> need_still_staff(const fs::path& data, const keys::Secret& key,
                                const entry::StaffMember& member, std::string_view passphrase,
                                std::uint64_t version) {
  if (!fs::exists(data / "vault.db")) return {};
  auto vault = vault::Vault::open(data, key.view());
  if (!vault) return {};  // whoever opens it next says why
  const auto trust = read_trust(*vault);
  if (!trust || trust->staff.version <= version) return {};
  TRY(refresh_staff_file(data, *vault));
  const auto& members = trust->staff.members;
  const auto now = std::ranges::find(members, member.name, &entry::StaffMember::name);
  if (now != members.end() && now->slot == member.slot) return {};
  // The site has a new key meanwhile, and it lies under the same words.
  if (now != members.end() && open_staff_slot(trust->staff.site, *now, passphrase)) return {};
  return core::fail(ErrorCode::wrong_key, "station.unlock", "no longer on the staff list");
}

}  // namespace

core::Result<keys::Secret> make_staff_lock(const fs::path& data, const Organization& organization,
                                           const entry::Signed& site, const entry::Signed& staff) {
  const auto& root = organization.root.verify;
  const auto key_of_site = TRY(entry::read_site(root, site));
  TRY(need_staff(root, staff));
  TRY(keep_newer(data, root, staff));
  if (fs::exists(sealed_file(data))) return open_staff_lock(data, organization);
  TRY(write_private(pace_file(data), encode(SignInPace{})));
  auto key = TRY(keys::Secret::random(keys::kKeySize));
  // Last: with it there is a lock.
  const LockFile lock{root, key_of_site.site, TRY(keys::box_seal(key_of_site.key, key.view()))};
  TRY(write_private(sealed_file(data), encode(lock)));
  return key;
}

core::Result<keys::Secret> open_staff_lock(const fs::path& data, const Organization& organization) {
  const auto lock = TRY(read_lock(data));
  return open_sealed(lock, TRY(open_site_keys(organization, lock.site)));
}

core::Result<> check_staff_lock(const fs::path& data) {
  TRY(read_list(data, TRY(read_lock(data))));
  return {};
}

core::Result<keys::Secret> unlock(const fs::path& data, std::string_view name,
                                  std::string_view passphrase, std::chrono::seconds uptime) {
  const auto lock = TRY(read_lock(data));
  const auto list = TRY(read_list(data, lock));
  const auto pace = read_pace(data, uptime);
  if (const auto wait = wait_left(pace, uptime); wait > std::chrono::seconds{0})
    return core::fail(ErrorCode::busy, "station.unlock", wait_text(wait));
  const auto member = std::ranges::find(list.members, name, &entry::StaffMember::name);
  const bool known = member != list.members.end() && !member->slot.empty();
  // Counted before the passphrase is looked at: pulling the plug gives no fresh try.
  // Over itself: a full disk must not keep out the people who can make room.
  TRY(overwrite_private(pace_file(data), encode(after_wrong_try(pace, uptime))));
  if (!known)
    return core::fail(ErrorCode::not_found, "station.unlock",
                      "nobody signs in here with this name and these words");
  const auto site_keys = TRY(open_staff_slot(lock.site, *member, passphrase));
  if (site_keys.empty()) {
    static_cast<void>(overwrite_private(pace_file(data), encode(pace)));
    return core::fail(ErrorCode::rejected, "station.unlock",
                      "a volunteer's sign-in has no key: ask a member of the staff");
  }
  auto key = TRY(open_sealed(lock, site_keys));
  TRY(need_still_staff(data, key, *member, passphrase, list.version));
  seal_to_named(data, lock, list, site_keys.front(), key);
  // Where this fails the tries stay counted, and the machine opens all the same.
  static_cast<void>(overwrite_private(pace_file(data), encode(SignInPace{})));
  return key;
}

std::chrono::seconds unlock_wait(const fs::path& data, std::chrono::seconds uptime) {
  return wait_left(read_pace(data, uptime), uptime);
}

core::Result<> refresh_staff_file(const fs::path& data, vault::Vault& vault) {
  if (!fs::exists(sealed_file(data))) return {};
  const auto trust = TRY(read_trust(vault));
  const auto newest = TRY(vault.get(kStaff));
  if (!newest) return core::fail(ErrorCode::not_found, "station.staff_lock");
  return keep_newer(data, trust.root, *newest);
}

}  // namespace clearway::station
