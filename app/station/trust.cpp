#include "app/station/trust.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "app/station/settings.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

// The value of a setting, by its name.
using Find = std::function<core::Result<std::optional<core::Bytes>>(std::string_view)>;

core::Result<core::Bytes> need(const Find& find, std::string_view name) {
  auto value = TRY(find(name));
  if (value) return *std::move(value);
  return core::fail(ErrorCode::not_found, "station.trust", "this machine is not enrolled");
}

Find within(vault::Vault& vault) {
  return [&vault](std::string_view name) { return vault.get(name); };
}

core::Result<keys::VerifyKey> read_root(const Find& find) {
  const auto bytes = TRY(need(find, kRoot));
  keys::VerifyKey root{};
  if (bytes.size() != root.size()) return core::fail(ErrorCode::corrupt, "station.trust", "root");
  std::ranges::copy(bytes, root.begin());
  return root;
}

auto foreign_site() {
  return core::fail(ErrorCode::wrong_key, "station.trust", "a statement about another site");
}

core::Result<Trust> read(const Find& find) {
  Trust trust;
  trust.root = TRY(read_root(find));
  trust.organization = TRY(entry::read_organization(trust.root, TRY(need(find, kOrganization))));
  trust.site = TRY(entry::read_site(trust.root, TRY(need(find, kSite))));
  trust.staff = TRY(entry::read_staff(trust.root, TRY(need(find, kStaff))));
  trust.center = TRY(entry::read_center(trust.root, TRY(need(find, kCenter))));
  if (trust.staff.site != trust.site.site) return foreign_site();
  if (trust.staff.site_epoch > trust.site.epoch) {
    trust.site.epoch = trust.staff.site_epoch;
    trust.site.key = trust.staff.site_key;
  }
  return trust;
}

}  // namespace

core::Result<Trust> read_trust(vault::Vault& vault) { return read(within(vault)); }

core::Result<Trust> read_trust(const vault::Settings& settings) {
  return read([&settings](std::string_view name) {
    const auto found = std::ranges::find(settings, name, &vault::Settings::value_type::first);
    using Value = std::optional<core::Bytes>;
    return core::Result<Value>(found == settings.end() ? Value() : Value(found->second));
  });
}

core::Result<> keep_staff_list(vault::Vault& vault, const entry::Signed& statement) {
  const Trust trust = TRY(read_trust(vault));
  const auto list = TRY(entry::read_staff(trust.root, statement));
  if (list.site != trust.site.site) return foreign_site();
  const auto current = TRY(need(within(vault), kStaff));
  if (std::ranges::equal(current, statement)) return {};
  if (list.version <= trust.staff.version) {
    return core::fail(ErrorCode::rejected, "station.trust",
                      "staff list " + std::to_string(list.version) + " is not newer than " +
                          std::to_string(trust.staff.version));
  }
  return vault.put(kStaff, statement);
}

}  // namespace clearway::station
