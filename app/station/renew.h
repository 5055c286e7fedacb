// A new epoch for a device whose disk was restored or cloned: a later number, a new signing key
// and a new TLS certificate under the same device id, signed by the root and taken by the center
// with a one-time code. Then everything the center has not acknowledged goes to it again.
//
// Of a cloned machine the copy that the center does not follow is renewed; the other goes on as
// it is. When the center follows neither, both are renewed, one after the other.
//
// A store that was salvaged without its settings, or without the key of its device, learns again
// from the office folder what it obeys and who it is.
//
// Safe to run again: until the center has said yes the new keys wait inside the vault, nothing
// else of it has changed, and the next try offers the same ones.
#pragma once

#include "app/station/enroll.h"
#include "app/station/organization.h"
#include "app/vault/vault.h"

namespace clearway::station {

struct Renewed {
  core::DeviceId device;
  std::uint32_t epoch = 1;
  int entries = 0;  // that will be sent under the new epoch
};

// Errors: not_found before enrollment, or when neither store nor office knows the site; wrong_key
// for another organization's office; rejected (the center refused the code: `detail` says what to
// do next), offline.
core::Result<Renewed> renew(const Organization& organization, vault::Vault& vault,
                            const std::string& code, const AskCenter& ask = ask_center);

}  // namespace clearway::station
