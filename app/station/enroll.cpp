#include "app/station/enroll.h"

#include <algorithm>

#include "app/keys/certificate.h"
#include "app/station/database_key.h"
#include "app/station/files.h"
#include "app/station/pending_device.h"
#include "app/station/settings.h"
#include "app/station/staff_lock.h"
#include "app/station/statements.h"
#include "app/vault/vault.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

constexpr PendingNames kPendingNames{kPendingDevice, kPendingSeed, kCertificate, kPrivateKey};

core::Result<> keep(vault::Vault& vault, const Organization& organization,
                    const Statements& statements, const NewDevice& made) {
  TRY(vault.put_all(pinned_settings(organization.root.verify, statements)));
  // Last: a vault with a device is an enrolled one.
  TRY(vault.set_device(made.device));
  return vault.put_all({{std::string(kPendingDevice), {}}, {std::string(kPendingSeed), {}}});
}

core::Result<> refuse_mixed_demo(const Organization& organization, const config::Site& site) {
  if (organization.demo == site.demo) return {};
  return core::fail(ErrorCode::rejected, "station.enroll",
                    organization.demo ? "a demo organization enrolls only sites with `demo = true`"
                                      : "a demo site belongs to a demo organization only");
}

// On a public kiosk only return codes open anything, so no slot may lie there.
core::Result<> refuse_slots(const Organization& organization, const Statements& statements,
                            const config::Site& site) {
  const auto staff = TRY(entry::read_staff(organization.root.verify, statements.staff));
  if (site.staff_sign_in || staff.members.empty()) return {};
  return core::fail(ErrorCode::rejected, "station.enroll",
                    "site.toml says `staff_sign_in = false`, but this site has staff: make a site "
                    "of its own for public kiosks with `clearway site init`");
}

core::Result<keys::Secret> make_key(const Organization& organization, const Statements& statements,
                                    const Enrollment& order, const config::Site& site) {
  if (site.key_source() != config::KeySource::staff) return create_database_key(order.data, site);
  return make_staff_lock(order.data, organization, statements.site, statements.staff);
}

}  // namespace

core::Error explain_refusal(core::Error error) {
  if (error.code == ErrorCode::rejected) {
    error.detail += (error.detail.empty() ? "" : "; ");
    error.detail +=
        "the center refused: make a new code with `clearway-central invite` and run "
        "this again (the same device is offered)";
  }
  return error;
}

core::Result<entry::EnrollReply> ask_center(const client::Identity& identity,
                                            const entry::EnrollRequest& request) {
  auto client = TRY(client::Client::make(identity));
  return client.enroll(request);
}

core::Result<Enrolled> enroll(const Organization& organization, const config::Site& site,
                              const Enrollment& order, const AskCenter& ask) {
  TRY(refuse_mixed_demo(organization, site));
  const auto statements = TRY(gather_statements(organization, order.site));
  TRY(refuse_slots(organization, statements, site));
  TRY(make_private_folder(order.data));
  const auto key = TRY(make_key(organization, statements, order, site));
  auto vault = TRY(vault::Vault::open(order.data, key.view()));
  if (const auto device = vault.device()) {
    return core::fail(ErrorCode::rejected, "station.enroll",
                      "already enrolled as device " + device->id.hex());
  } else if (device.error().code != ErrorCode::not_found) {
    return tl::unexpected(device.error());
  } else if (const auto was = vault.device_of_links()) {
    return core::fail(ErrorCode::rejected, "station.enroll",
                      "this store was saved from device " + was->id.hex() +
                          " and lost its key: run `clearway device renew`");
  }
  const auto made = TRY(pending_device(vault, kPendingNames, keys::random_id<core::DeviceId>()));
  const auto fingerprint = TRY(keys::certificate_fingerprint(made.tls.certificate_pem));
  const auto statement =
      TRY(sign_device(organization, {made.device.id, order.site, order.device_name,
                                     made.device.epoch, made.device.key.verify, fingerprint}));
  const auto center = TRY(entry::read_center(organization.root.verify, statements.center));
  const auto reply = ask(
      {made.tls.certificate_pem, made.tls.private_key_pem, center.address, center.certificate_pem},
      {order.code, statement});
  if (!reply) return tl::unexpected(explain_refusal(reply.error()));
  if (reply->center != center.center) {
    return core::fail(ErrorCode::rejected, "station.enroll", "another center answered");
  }
  TRY(keep(vault, organization, statements, made));
  return Enrolled{made.device.id, center.address};
}

}  // namespace clearway::station
