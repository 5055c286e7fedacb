#include "app/command/places.h"

#include "app/command/clock.h"
#include "app/command/prompt.h"
#include "app/station/database_key.h"
#include "app/station/staff_lock.h"

namespace clearway::command {

using core::ErrorCode;

core::Result<config::Site> read_site(const Places& places) {
  return config::read_site(places.site_file.empty() ? places.config / "site.toml"
                                                    : places.site_file);
}

core::Result<> need_vault(const Places& places) {
  // Vault::open would make a new one; a command never does that by accident.
  if (std::filesystem::exists(places.data / "vault.db")) return {};
  return core::fail(ErrorCode::not_found, "command.vault", "no vault in " + places.data.string());
}

core::Result<keys::Secret> open_key(const Places& places) {
  const auto site = TRY(read_site(places));
  if (site.key_source() != config::KeySource::staff)
    return station::database_key(places.data, site);
  const auto name = TRY(ask("Staff sign-in name"));
  const auto passphrase = TRY(ask("Passphrase"));
  return station::unlock(places.data, name.text(), passphrase.text(), uptime());
}

core::Result<station::Station> open_station(const Places& places) {
  TRY(need_vault(places));
  const auto key = TRY(open_key(places));
  return station::Station::open(places.data, TRY(read_site(places)), key.view());
}

core::Result<vault::Vault> open_vault(const Places& places) {
  TRY(need_vault(places));
  const auto key = TRY(open_key(places));
  return vault::Vault::open(places.data, key.view());
}

core::Result<vault::Vault> open_vault(const Places& places,
                                      const station::Organization& organization) {
  TRY(need_vault(places));
  const auto site = TRY(read_site(places));
  const auto key = TRY(site.key_source() == config::KeySource::staff
                           ? station::open_staff_lock(places.data, organization)
                           : station::database_key(places.data, site));
  return vault::Vault::open(places.data, key.view());
}

core::Result<core::SiteId> find_site(const station::Organization& organization,
                                     const std::string& wanted) {
  std::string known;
  for (const auto& site : TRY(station::sites(organization))) {
    if (site.name == wanted || site.site.hex() == wanted) return site.site;
    known += "\n  " + site.site.hex() + "  " + site.name;
  }
  return core::fail(
      ErrorCode::not_found, "command.site",
      known.empty() ? "no site yet: run `clearway site init`" : "no such site; there are:" + known);
}

}  // namespace clearway::command
