#include "app/station/renew.h"

#include <algorithm>

#include "app/station/pending_device.h"
#include "app/station/settings.h"
#include "app/station/statements.h"
#include "app/station/trust.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

constexpr PendingNames kRenewNames{kRenewDevice, kRenewSeed, kRenewCertificate, kRenewPrivateKey};
// Epochs that copies of this disk may have taken without this office folder hearing of it.
constexpr std::uint32_t kMostUnheard = 64;

auto never_heard() {
  return core::fail(ErrorCode::not_found, "station.renew",
                    "this store does not say whose it is, and this office folder has never heard "
                    "of the machine");
}

// The office's newest word on this device; nothing when its folder never heard of it.
core::Result<std::optional<entry::DeviceKey>> known_device(const Organization& organization,
                                                           core::DeviceId device) {
  const auto bytes = read_statement(organization.folder, "device-" + device.hex());
  if (bytes) return std::optional(TRY(entry::read_device(organization.root.verify, *bytes)));
  if (bytes.error().code == ErrorCode::not_found) return std::optional<entry::DeviceKey>{};
  return tl::unexpected(bytes.error());
}

// Who this machine is. Where its store has lost that, its links have its name and the office its
// public key; then renewing it gives it back all it needs.
core::Result<vault::PublicDevice> device_of(vault::Vault& vault, const Organization& organization) {
  const auto device = vault.device();
  if (device) return vault::PublicDevice{device->id, device->epoch, device->key.verify};
  if (device.error().code != ErrorCode::not_found) return tl::unexpected(device.error());
  auto found = vault.device_of_links();
  if (!found) return tl::unexpected(device.error());
  const auto known = TRY(known_device(organization, found->id));
  if (!known) return never_heard();
  TRY(vault.put_public_device({known->device, known->epoch, known->key}));
  return found;
}

// What this machine obeys; and, where its own store has lost that (salvaged without the page of
// settings), what is to be written there again.
struct Known {
  Trust trust;
  vault::Settings lost;
};

// The office once signed this very device for a site: so it can say again what the site's devices
// pin, and nobody has to name the site.
core::Result<Known> learn_again(const Organization& organization, core::DeviceId device) {
  const auto known = TRY(known_device(organization, device));
  if (!known) return never_heard();
  Known made;
  made.lost =
      pinned_settings(organization.root.verify, TRY(gather_statements(organization, known->site)));
  made.trust = TRY(read_trust(made.lost));
  return made;
}

core::Result<Known> trust_of(vault::Vault& vault, const Organization& organization,
                             core::DeviceId device) {
  auto trust = read_trust(vault);
  if (!trust && trust.error().code == ErrorCode::not_found)
    return learn_again(organization, device);
  if (!trust) return tl::unexpected(trust.error());
  if (trust->root == organization.root.verify) return Known{*std::move(trust), {}};
  return core::fail(ErrorCode::wrong_key, "station.renew",
                    "this machine belongs to another organization");
}

// The first epoch that nobody is known to have. The one this very key was offered with before
// stays the same: the center may have taken it, and only the answer was lost.
core::Result<entry::DeviceKey> next_statement(const Organization& organization, const Trust& trust,
                                              const vault::PublicDevice& present,
                                              const NewDevice& made) {
  entry::DeviceKey next;
  next.device = present.id;
  next.site = trust.site.site;
  next.name = present.id.hex();
  next.epoch = present.epoch + 1;
  next.key = made.device.key.verify;
  next.certificate = TRY(keys::certificate_fingerprint(made.tls.certificate_pem));
  if (const auto known = TRY(known_device(organization, present.id))) {
    next.name = known->name;
    const bool ours = known->key == next.key;
    next.epoch = std::max(next.epoch, ours ? known->epoch : known->epoch + 1);
  }
  return next;
}

bool is_taken(const core::Error& error) {
  return error.code == ErrorCode::rejected &&
         error.detail.find("epoch_not_new") != std::string::npos;
}

// Tries later epochs while the center knows of a copy that has this one. Returns the one taken.
core::Result<std::uint32_t> offer(const Organization& organization, const Trust& trust,
                                  entry::DeviceKey statement, const NewDevice& made,
                                  const std::string& code, const AskCenter& ask) {
  const auto& center = trust.center;
  const client::Identity identity{made.tls.certificate_pem, made.tls.private_key_pem,
                                  center.address, center.certificate_pem};
  for (std::uint32_t tries = 0;; ++tries, ++statement.epoch) {
    const auto reply = ask(identity, {code, TRY(sign_device(organization, statement))});
    if (!reply && is_taken(reply.error()) && tries < kMostUnheard) continue;
    if (!reply) return tl::unexpected(explain_refusal(reply.error()));
    if (reply->center == center.center) return statement.epoch;
    return core::fail(ErrorCode::rejected, "station.renew", "another center answered");
  }
}

// A disk that was put back may hold an older staff list, and the new anchor will vouch for what
// is here: so the office's newest list comes along.
core::Result<> add_newer_staff(const Organization& organization, const Trust& trust,
                               vault::Settings& settings) {
  auto list = read_statement(organization.folder, "staff-" + trust.site.site.hex());
  if (!list && list.error().code == ErrorCode::not_found) return {};
  if (!list) return tl::unexpected(list.error());
  const auto staff = TRY(entry::read_staff(trust.root, *list));
  if (staff.version > trust.staff.version)
    settings.emplace_back(std::string(kStaff), *std::move(list));
  return {};
}

}  // namespace

core::Result<Renewed> renew(const Organization& organization, vault::Vault& vault,
                            const std::string& code, const AskCenter& ask) {
  const auto present = TRY(device_of(vault, organization));
  auto [trust, settings] = TRY(trust_of(vault, organization, present.id));
  auto made = TRY(pending_device(vault, kRenewNames, present.id));
  const auto statement = TRY(next_statement(organization, trust, present, made));
  made.device.epoch = TRY(offer(organization, trust, statement, made, code, ask));
  const auto bytes = [](const std::string& text) {
    const auto view = core::as_bytes(text);
    return core::Bytes(view.begin(), view.end());
  };
  settings.emplace_back(std::string(kCertificate), bytes(made.tls.certificate_pem));
  settings.emplace_back(std::string(kPrivateKey), bytes(made.tls.private_key_pem));
  for (const auto name :
       {kRenewNames.device, kRenewNames.seed, kRenewNames.certificate, kRenewNames.private_key})
    settings.emplace_back(std::string(name), core::Bytes{});
  TRY(add_newer_staff(organization, trust, settings));
  const auto entries = vault.renew(made.device, settings);
  for (auto& setting : settings) keys::wipe(setting.second);
  if (!entries) return tl::unexpected(entries.error());
  return Renewed{present.id, made.device.epoch, *entries};
}

}  // namespace clearway::station
