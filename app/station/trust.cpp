#include "app/station/trust.h"

#include <algorithm>

#include "app/station/settings.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

core::Result<core::Bytes> need(vault::Vault& vault, std::string_view name) {
  auto value = TRY(vault.get(name));
  if (value) return *std::move(value);
  return core::fail(ErrorCode::not_found, "station.trust", "this machine is not enrolled");
}

core::Result<keys::VerifyKey> read_root(vault::Vault& vault) {
  const auto bytes = TRY(need(vault, kRoot));
  keys::VerifyKey root{};
  if (bytes.size() != root.size()) return core::fail(ErrorCode::corrupt, "station.trust", "root");
  std::ranges::copy(bytes, root.begin());
  return root;
}

auto foreign_site() {
  return core::fail(ErrorCode::wrong_key, "station.trust", "a statement about another site");
}

}  // namespace

core::Result<Trust> read_trust(vault::Vault& vault) {
  Trust trust;
  trust.root = TRY(read_root(vault));
  trust.organization = TRY(entry::read_organization(trust.root, TRY(need(vault, kOrganization))));
  trust.site = TRY(entry::read_site(trust.root, TRY(need(vault, kSite))));
  trust.staff = TRY(entry::read_staff(trust.root, TRY(need(vault, kStaff))));
  trust.center = TRY(entry::read_center(trust.root, TRY(need(vault, kCenter))));
  if (trust.staff.site != trust.site.site) return foreign_site();
  return trust;
}

core::Result<> keep_staff_list(vault::Vault& vault, const entry::Signed& statement) {
  const Trust trust = TRY(read_trust(vault));
  const auto list = TRY(entry::read_staff(trust.root, statement));
  if (list.site != trust.site.site) return foreign_site();
  const auto current = TRY(need(vault, kStaff));
  if (std::ranges::equal(current, statement)) return {};
  if (list.version <= trust.staff.version) {
    return core::fail(ErrorCode::rejected, "station.trust",
                      "staff list " + std::to_string(list.version) + " is not newer than " +
                          std::to_string(trust.staff.version));
  }
  return vault.put(kStaff, statement);
}

}  // namespace clearway::station
