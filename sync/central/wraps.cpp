#include "sync/central/wraps.h"

#include <algorithm>

namespace clearway::central {

using core::Result;

namespace {

WrapRow row_of(const entry::Wrap& wrap, core::Bytes bytes) {
  return {wrap.record, static_cast<std::int64_t>(wrap.recipient), std::move(bytes)};
}

// One kind of wrap of one record: the only ones that may take each other's place, so that
// nobody locks the clinic out by "replacing" its wrap with a code.
bool same_door(const WrapRow& a, const WrapRow& b) {
  return a.record == b.record && a.recipient == b.recipient;
}

// Wraps outlive a device's epoch: the keys of its earlier ones still speak for them.
Result<bool> signed_by(const Store& store, const Device& device, const entry::Wrap& wrap) {
  for (const auto& epoch : TRY(store.epochs_of(device.id)))
    if (entry::verify(wrap, epoch.key)) return true;
  return false;
}

// A device that was renewed signs again what it still offers.
bool same_but_signature(core::ByteView known, const entry::Wrap& wrap) {
  auto kept = entry::decode_wrap(known);
  if (kept) kept->signature = wrap.signature;
  return kept && *kept == wrap;
}

Result<> destroy(Store& store, Transaction& transaction, const Device& device, core::WrapId old,
                 const entry::Wrap& by) {
  const auto gone = row_of(by, {});
  const auto known = TRY(store.wrap(old));
  if (known && !same_door(*known, gone)) return {};
  // A row without bytes also when the old one is not here yet: it may come late.
  TRY(store.put_wrap(transaction, old, gone));
  return store.feed(transaction, FeedKind::destroyed, old.view(), device);
}

}  // namespace

Result<std::optional<core::WrapId>> take_wrap(Store& store, Transaction& transaction,
                                              const Device& device, core::ByteView bytes) {
  const auto wrap = entry::decode_wrap(bytes);
  if (!wrap || wrap->device != device.id || !TRY(signed_by(store, device, *wrap)))
    return std::optional<core::WrapId>{};
  if (TRY(store.erasure(wrap->record))) return std::optional(wrap->id);  // and keeps nothing
  const auto row = row_of(*wrap, {bytes.begin(), bytes.end()});
  const auto known = TRY(store.wrap(wrap->id));
  const bool replaced = known && known->bytes.empty() && same_door(*known, row);
  if (replaced || (known && same_but_signature(known->bytes, *wrap)))
    return std::optional(wrap->id);
  if (known && !known->bytes.empty()) return std::optional<core::WrapId>{};
  TRY(store.put_wrap(transaction, wrap->id, row));
  TRY(store.feed(transaction, FeedKind::wrap, wrap->id.view(), device));
  if (wrap->replaces) TRY(destroy(store, transaction, device, *wrap->replaces, *wrap));
  return std::optional(wrap->id);
}

}  // namespace clearway::central
