#include "app/command/places.h"

#include "app/station/database_key.h"

namespace clearway::command {

using core::ErrorCode;

core::Result<config::Site> read_site(const Places& places) {
  return config::read_site(places.site_file.empty() ? places.config / "site.toml"
                                                    : places.site_file);
}

core::Result<station::Station> open_station(const Places& places) {
  return station::Station::open(places.data, TRY(read_site(places)));
}

core::Result<vault::Vault> open_vault(const Places& places) {
  // Vault::open would make a new one; a command never does that by accident.
  if (!std::filesystem::exists(places.data / "vault.db")) {
    return core::fail(ErrorCode::not_found, "command.vault", "no vault in " + places.data.string());
  }
  const auto key = TRY(station::database_key(places.data, TRY(read_site(places))));
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
