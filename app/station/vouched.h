// Whose word counts in what the feed hands on: that of devices which the root signed for. The
// center signs nothing that a device would obey, and it can make keys as anybody can.
#pragma once

#include <map>
#include <vector>

#include "app/station/organization.h"
#include "app/vault/vault.h"
#include "sync/entry/trust.h"
#include "sync/entry/wire.h"

namespace clearway::station {

// Of some statements those that are the root's.
class Signers {
 public:
  Signers(const keys::VerifyKey& root, const std::vector<core::Bytes>& statements);
  // Signed by a device of ours, under whichever epoch of it.
  bool vouch_for(const entry::Wrap& wrap) const;

 private:
  std::map<core::DeviceId, std::vector<keys::VerifyKey>> keys_;
};

// At the office: every device that it ever signed for.
core::Result<Signers> signers_of(const Organization& organization);

// An erasure is its device's word, and that it is a device of ours is the root's. Nothing: it is
// not.
std::optional<vault::HeldErasure> verified(const keys::VerifyKey& root,
                                           const entry::ErasureOffer& offer,
                                           std::uint32_t server_epoch);

}  // namespace clearway::station
