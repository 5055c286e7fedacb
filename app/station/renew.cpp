#include "app/station/renew.h"

#include <algorithm>

#include "app/station/pending_device.h"
#include "app/station/settings.h"
#include "app/station/trust.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

constexpr PendingNames kNames{kRenewDevice, kRenewSeed, kRenewCertificate, kRenewPrivateKey};
// Epochs that copies of this disk may have taken without this office folder hearing of it.
constexpr std::uint32_t kMostUnheard = 64;

core::Result<Trust> trust_of(vault::Vault& vault, const Organization& organization) {
  auto trust = TRY(read_trust(vault));
  if (trust.root == organization.root.verify) return trust;
  return core::fail(ErrorCode::wrong_key, "station.renew",
                    "this machine belongs to another organization");
}

// The office's newest word on this device; nothing when its folder never heard of it.
core::Result<std::optional<entry::DeviceKey>> known_device(const Organization& organization,
                                                           core::DeviceId device) {
  const auto bytes = read_statement(organization.folder, "device-" + device.hex());
  if (bytes) return std::optional(TRY(entry::read_device(organization.root.verify, *bytes)));
  if (bytes.error().code == ErrorCode::not_found) return std::optional<entry::DeviceKey>{};
  return tl::unexpected(bytes.error());
}

// The first epoch that nobody is known to have. The one this very key was offered with before
// stays the same: the center may have taken it, and only the answer was lost.
core::Result<entry::DeviceKey> next_statement(const Organization& organization, const Trust& trust,
                                              const vault::Device& present, const NewDevice& made) {
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
  const auto trust = TRY(trust_of(vault, organization));
  const auto present = TRY(vault.device());
  auto made = TRY(pending_device(vault, kNames, present.id));
  const auto statement = TRY(next_statement(organization, trust, present, made));
  made.device.epoch = TRY(offer(organization, trust, statement, made, code, ask));
  const auto bytes = [](const std::string& text) {
    const auto view = core::as_bytes(text);
    return core::Bytes(view.begin(), view.end());
  };
  vault::Settings settings{{std::string(kCertificate), bytes(made.tls.certificate_pem)},
                           {std::string(kPrivateKey), bytes(made.tls.private_key_pem)}};
  for (const auto name : {kNames.device, kNames.seed, kNames.certificate, kNames.private_key})
    settings.emplace_back(std::string(name), core::Bytes{});
  TRY(add_newer_staff(organization, trust, settings));
  const auto entries = vault.renew(made.device, settings);
  for (auto& setting : settings) keys::wipe(setting.second);
  if (!entries) return tl::unexpected(entries.error());
  return Renewed{present.id, made.device.epoch, *entries};
}

}  // namespace clearway::station
