// Takes one device's offered items into the store, and decides where each stands.
//
//   stored       its predecessor is stored, or was set aside for its bytes: it may be let go
//   duplicate    the same link is stored already; as good as stored. Also for an entry of a
//                record that was erased, and for one the device has forgotten on this center's
//                own receipt: its link is kept without bytes
//   held         kept durably, but its predecessor has not arrived: no receipt yet. It becomes
//                stored with the predecessor, and a new offer then gets its receipt
//   missing_blobs  offered by hash, and the bytes are not here
//   conflict     another link has this sequence number: both are kept, this one set aside
//   quarantined  set aside with a Reason
//
// An item set aside for its bytes (or an unreadable link) leaves its place in the chain
// filled, so that what stands behind it goes on. A branch that chains to something set aside
// as a conflict does not go on: it is another machine with the same key.
#pragma once

#include <optional>
#include <vector>

#include "sync/central/intake.h"
#include "sync/central/store.h"

namespace clearway::central {

inline constexpr std::int64_t kMaxSetAside = 1000;  // of one device; then not even kept

struct Taken {
  entry::PushResult result;    // without its receipt, which only a commit earns
  std::optional<LinkRow> row;  // of what is stored or a duplicate
};

class Chain {  // one push
 public:
  Chain(Store& store, Transaction& transaction, const Device& device,
        const keys::VerifyKey& receipt_key, core::UnixTime now)
      : store_(store),
        transaction_(transaction),
        device_(device),
        receipt_key_(receipt_key),
        now_(now) {}

  core::Result<> take(const entry::PushItem& item);
  // After the last take(): the highest sequence with nothing missing up to it, kept.
  core::Result<std::uint64_t> advance();
  const std::vector<Taken>& taken() const { return taken_; }

 private:
  enum class Place { next, waits, elsewhere };
  core::Result<> take_known(const entry::PushItem& item, const Inspected& seen,
                            const LinkRow& known);
  core::Result<> take_new(const entry::PushItem& item, const Inspected& seen);
  // Whether the item's entry belongs to a record that was erased here.
  core::Result<bool> is_erased(const entry::PushItem& item) const;
  // Whether a receipt of this center says that it had what the item leaves out.
  bool was_here(const entry::PushItem& item, const entry::Link& link) const;
  // The bytes of a link that was kept without them, from a device that has them after all.
  core::Result<> bring_back(const entry::PushItem& item, const Inspected& seen);
  core::Result<Place> place_of(const entry::Link& link) const;
  core::Result<Place> place_after_set_aside(const entry::Link& link) const;
  core::Result<> keep(const entry::PushItem& item, const Inspected& seen, LinkState state,
                      bool without_bytes);
  // Lets what waited behind `sequence` go on, as far as it goes.
  core::Result<> release(std::uint64_t sequence, const core::Hash& link_hash);
  core::Result<> set_aside(const entry::PushItem& item, const Inspected& seen, Reason reason);
  void answer(const entry::Link& link, entry::PushStatus status,
              std::optional<LinkRow> row = std::nullopt);

  Store& store_;
  Transaction& transaction_;
  const Device& device_;
  const keys::VerifyKey& receipt_key_;
  core::UnixTime now_;
  std::vector<Taken> taken_;
};

}  // namespace clearway::central
