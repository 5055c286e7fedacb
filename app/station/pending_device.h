// A device's new keys while the center has not said yes: they wait in the vault, so that a
// second try offers the same ones. Private to this folder.
#pragma once

#include "app/keys/certificate.h"
#include "app/vault/vault.h"

namespace clearway::station {

struct NewDevice {
  vault::Device device;  // of epoch 1
  keys::Certificate tls;
};

struct PendingNames {  // settings of the vault
  std::string_view device;
  std::string_view seed;
  std::string_view certificate;
  std::string_view private_key;
};

// The keys of a try that was never answered, or new ones for `fresh`.
core::Result<NewDevice> pending_device(vault::Vault& vault, const PendingNames& names,
                                       core::DeviceId fresh);

}  // namespace clearway::station
