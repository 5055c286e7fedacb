#include "sync/central/erasures.h"

#include "sync/entry/trust.h"

namespace clearway::central {

using core::Result;

namespace {

// The root's statement on the device whose key signed it; nothing when nobody's did.
Result<std::optional<core::Bytes>> signer_of(const Store& store, const entry::Erasure& erasure,
                                             const core::Bytes& offered) {
  // Erasures outlive a device's epoch: the keys of its earlier ones still speak for them.
  for (const auto& epoch : TRY(store.epochs_of(erasure.device)))
    if (entry::verify(erasure, epoch.key)) return std::optional(epoch.statement);
  const auto signer = entry::read_device(TRY(store.info()).root, offered);
  if (signer && signer->device == erasure.device && entry::verify(erasure, signer->key))
    return std::optional(offered);
  return std::optional<core::Bytes>{};
}

Result<std::optional<entry::Erasure>> take(Store& store, Transaction& transaction,
                                           const Device& device, const entry::ErasureOffer& offer,
                                           core::UnixTime now) {
  const auto nothing = std::optional<entry::Erasure>{};
  const auto erasure = entry::decode_erasure(offer.erasure);
  if (!erasure) return nothing;
  auto signer = TRY(signer_of(store, *erasure, offer.signer));
  if (!signer) return nothing;
  if (TRY(store.erasure(erasure->record))) return std::optional(*erasure);
  if (!device.exchanged && TRY(store.knows(erasure->record))) return nothing;
  TRY(store.erase(transaction, erasure->record, {offer.erasure, *std::move(signer)}, now));
  TRY(store.feed(transaction, FeedKind::erased, erasure->record.view(), device));
  return std::optional(*erasure);
}

}  // namespace

Result<std::vector<entry::Erasure>> take_erasures(Store& store, Transaction& transaction,
                                                  const Device& device,
                                                  const std::vector<entry::ErasureOffer>& offers,
                                                  core::UnixTime now) {
  std::vector<entry::Erasure> taken;
  for (const auto& offer : offers)
    if (const auto erasure = TRY(take(store, transaction, device, offer, now)))
      taken.push_back(*erasure);
  return taken;
}

}  // namespace clearway::central
