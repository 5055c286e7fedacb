#include "app/station/pending_device.h"

namespace clearway::station {
namespace {

core::Result<NewDevice> make_device(vault::Vault& vault, const PendingNames& names,
                                    core::DeviceId id) {
  NewDevice made{{id, 1, TRY(keys::SigningKey::generate())}, {}};
  made.tls = TRY(keys::make_certificate(id.hex(), ""));
  const auto seed = made.device.key.secret.view().first(32);
  const auto bytes = [](core::ByteView view) { return core::Bytes(view.begin(), view.end()); };
  vault::Settings values{
      {std::string(names.device), bytes(id.view())},
      {std::string(names.seed), bytes(seed)},
      {std::string(names.certificate), bytes(core::as_bytes(made.tls.certificate_pem))},
      {std::string(names.private_key), bytes(core::as_bytes(made.tls.private_key_pem))}};
  const auto kept = vault.put_all(values);
  for (auto& value : values) keys::wipe(value.second);
  if (!kept) return tl::unexpected(kept.error());
  return made;
}

}  // namespace

core::Result<NewDevice> pending_device(vault::Vault& vault, const PendingNames& names,
                                       core::DeviceId fresh) {
  const auto id = TRY(vault.get(names.device));
  if (!id || id->empty()) return make_device(vault, names, fresh);
  auto seed = TRY(vault.get(names.seed));
  const auto certificate = TRY(vault.get(names.certificate));
  auto private_key = TRY(vault.get(names.private_key));
  if (!seed || !certificate || !private_key) return make_device(vault, names, fresh);
  auto key = keys::SigningKey::from_seed(*seed);
  keys::wipe(*seed);
  if (!key) return tl::unexpected(key.error());
  NewDevice found{{TRY(core::DeviceId::from(*id)), 1, *std::move(key)},
                  {core::as_text(*certificate), core::as_text(*private_key)}};
  keys::wipe(*private_key);
  return found;
}

}  // namespace clearway::station
