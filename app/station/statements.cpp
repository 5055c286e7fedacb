#include "app/station/statements.h"

#include "app/station/settings.h"

namespace clearway::station {

core::Result<Statements> gather_statements(const Organization& organization, core::SiteId site) {
  Statements found;
  found.organization = TRY(read_statement(organization.folder, "organization"));
  found.site = TRY(read_statement(organization.folder, "site-" + site.hex()));
  found.staff = TRY(read_statement(organization.folder, "staff-" + site.hex()));
  auto center = read_statement(organization.folder, "center");
  if (!center) {
    return core::fail(core::ErrorCode::not_found, "station.enroll",
                      "no center yet: run `clearway org add-center` first");
  }
  found.center = *std::move(center);
  return found;
}

vault::Settings pinned_settings(const keys::VerifyKey& root, const Statements& statements) {
  return {{std::string(kRoot), core::Bytes(root.begin(), root.end())},
          {std::string(kOrganization), statements.organization},
          {std::string(kSite), statements.site},
          {std::string(kStaff), statements.staff},
          {std::string(kCenter), statements.center}};
}

}  // namespace clearway::station
