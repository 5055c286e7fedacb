#include "app/station/vouched.h"

#include <algorithm>
#include <filesystem>

#include "app/station/files.h"

namespace clearway::station {

Signers::Signers(const keys::VerifyKey& root, const std::vector<core::Bytes>& statements) {
  for (const auto& statement : statements)
    if (const auto device = entry::read_device(root, statement))
      keys_[device->device].push_back(device->key);
}

bool Signers::vouch_for(const entry::Wrap& wrap) const {
  const auto found = keys_.find(wrap.device);
  return found != keys_.end() && std::ranges::any_of(found->second, [&](const auto& key) {
           return entry::verify(wrap, key);
         });
}

core::Result<Signers> signers_of(const Organization& organization) {
  std::vector<core::Bytes> statements;
  std::error_code error;
  for (const auto& file :
       std::filesystem::directory_iterator(organization.folder / "statements", error))
    if (file.path().filename().string().starts_with("device-"))
      statements.push_back(TRY(read_small(file.path())));
  if (error) return core::fail(core::ErrorCode::not_found, "station.signers", error.message());
  return Signers(organization.root.verify, statements);
}

std::optional<vault::HeldErasure> verified(const keys::VerifyKey& root,
                                           const entry::ErasureOffer& offer,
                                           std::uint32_t server_epoch) {
  const auto erasure = entry::decode_erasure(offer.erasure);
  const auto signer = entry::read_device(root, offer.signer);
  if (!erasure || !signer || signer->device != erasure->device ||
      !entry::verify(*erasure, signer->key))
    return std::nullopt;
  return vault::HeldErasure{*erasure, offer.signer, server_epoch};
}

}  // namespace clearway::station
