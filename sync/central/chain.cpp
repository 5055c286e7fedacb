#include "sync/central/chain.h"

#include <algorithm>
#include <array>

#include "sync/entry/receipt.h"

namespace clearway::central {

using core::Result;
using entry::PushStatus;

namespace {

constexpr core::Hash kNothing{};

// Set aside for what they are, not for where they chain: their place counts as filled.
constexpr std::array kFillPlace = {Reason::link_unreadable, Reason::bad_signature,
                                   Reason::hash_mismatch, Reason::entry_too_large,
                                   Reason::entry_unreadable};

bool fills_place(std::string_view word) {
  return std::ranges::any_of(kFillPlace, [&](Reason r) { return word == word_of(r); });
}

core::Hash hash_of_item(const entry::PushItem& item) {
  core::Bytes both = item.link;
  both.insert(both.end(), item.entry.begin(), item.entry.end());
  return keys::hash(both);
}

}  // namespace

Result<> Chain::take(const entry::PushItem& item) {
  const auto seen = inspect(device_, item);
  if (seen.link_problem) return set_aside(item, seen, *seen.link_problem);
  if (const auto known = TRY(store_.link_at(device_, seen.link->sequence)))
    return take_known(item, seen, *known);
  return take_new(item, seen);
}

Result<> Chain::take_known(const entry::PushItem& item, const Inspected& seen,
                           const LinkRow& known) {
  if (known.hash != seen.link_hash) return set_aside(item, seen, Reason::sequence_taken);
  if (known.state == LinkState::stored) {
    TRY(bring_back(item, seen));
    answer(*seen.link, PushStatus::duplicate, known);
  } else {
    answer(*seen.link, PushStatus::held);
  }
  return {};
}

Result<> Chain::take_new(const entry::PushItem& item, const Inspected& seen) {
  if (seen.entry_problem) {
    TRY(set_aside(item, seen, *seen.entry_problem));
    return release(seen.link->sequence, seen.link_hash);
  }
  bool without_bytes = TRY(is_erased(item));
  if (item.entry.empty() && !without_bytes && !TRY(store_.has_entry(seen.link->entry))) {
    without_bytes = was_here(item, *seen.link);
    if (!without_bytes) {
      answer(*seen.link, PushStatus::missing_blobs);
      return {};
    }
  }
  switch (TRY(place_of(*seen.link))) {
    case Place::elsewhere:
      return set_aside(item, seen, Reason::previous_differs);
    case Place::waits:
      TRY(keep(item, seen, LinkState::held, without_bytes));
      answer(*seen.link, PushStatus::held);
      return {};
    case Place::next:
      break;
  }
  TRY(keep(item, seen, LinkState::stored, without_bytes));
  answer(*seen.link, without_bytes ? PushStatus::duplicate : PushStatus::stored,
         TRY(store_.link_at(device_, seen.link->sequence)));
  return release(seen.link->sequence, seen.link_hash);
}

// A device that has erased an entry itself can only name the record. That is its own word on
// its own chain: what it leaves out nobody else misses.
Result<bool> Chain::is_erased(const entry::PushItem& item) const {
  auto record = item.erased;
  if (!item.entry.empty()) {
    const auto header = entry::read_header(item.entry);
    if (!header) return false;
    record = header->record;
  }
  return TRY(store_.erasure(record)).has_value();
}

bool Chain::was_here(const entry::PushItem& item, const entry::Link& link) const {
  const auto receipt = entry::decode_receipt(item.receipt);
  return receipt && receipt->device == link.device && receipt->device_epoch == link.device_epoch &&
         receipt->sequence == link.sequence && receipt->entry == link.entry &&
         entry::verify(*receipt, receipt_key_);
}

Result<> Chain::bring_back(const entry::PushItem& item, const Inspected& seen) {
  if (!seen.header || TRY(is_erased(item)) || TRY(store_.has_entry(seen.link->entry))) return {};
  TRY(store_.add_entry(transaction_, seen.link->entry, seen.header->record, item.entry));
  return store_.feed(transaction_, FeedKind::entry, seen.link->entry, device_);
}

Result<Chain::Place> Chain::place_of(const entry::Link& link) const {
  if (link.sequence == 1) return link.previous == kNothing ? Place::next : Place::elsewhere;
  const auto before = TRY(store_.link_at(device_, link.sequence - 1));
  if (!before) return place_after_set_aside(link);
  if (before->state == LinkState::held) return Place::waits;
  return before->hash == link.previous ? Place::next : Place::elsewhere;
}

Result<Chain::Place> Chain::place_after_set_aside(const entry::Link& link) const {
  for (const auto& row : TRY(store_.set_aside_at(device_, link.sequence - 1))) {
    if (!fills_place(row.reason)) {
      if (row.link_hash == link.previous) return Place::elsewhere;
      continue;
    }
    // Where the link itself was unreadable there is nothing to compare with.
    if (row.link_hash == kNothing || row.link_hash == link.previous) return Place::next;
  }
  return Place::waits;
}

Result<> Chain::keep(const entry::PushItem& item, const Inspected& seen, LinkState state,
                     bool without_bytes) {
  const auto& link = *seen.link;
  if (seen.header && !without_bytes)
    TRY(store_.add_entry(transaction_, link.entry, seen.header->record, item.entry));
  TRY(store_.add_link(transaction_, device_,
                      {.sequence = link.sequence,
                       .hash = seen.link_hash,
                       .previous = link.previous,
                       .entry = link.entry,
                       .link = item.link,
                       .state = state,
                       .received = now_}));
  // The good one has come: what failed for its bytes at this place is of no more use.
  for (const auto reason : kFillPlace)
    TRY(store_.clear_set_aside(transaction_, device_, link.sequence, word_of(reason)));
  // A renewed device offers again what stood in a conflict.
  if (device_.epoch > 1 && !item.entry.empty())
    TRY(store_.relink_set_aside(transaction_, device_, item.entry, word_of(Reason::relinked)));
  if (state == LinkState::held || without_bytes) return {};
  return store_.feed(transaction_, FeedKind::entry, link.entry, device_);
}

Result<> Chain::release(std::uint64_t sequence, const core::Hash& link_hash) {
  core::Hash before = link_hash;
  for (;;) {
    const auto next = TRY(store_.link_at(device_, ++sequence));
    if (!next || next->state == LinkState::stored) return {};
    if (before != kNothing && next->previous != before) return {};
    TRY(store_.mark_stored(transaction_, device_, sequence));
    TRY(store_.feed(transaction_, FeedKind::entry, next->entry, device_));
    before = next->hash;
  }
}

Result<> Chain::set_aside(const entry::PushItem& item, const Inspected& seen, Reason reason) {
  SetAside row{.item = hash_of_item(item),
               .link_hash = seen.link_hash,
               .reason = word_of(reason),
               .link = item.link,
               .entry = TRY(is_erased(item)) ? core::Bytes{} : item.entry,
               .received = now_};
  entry::PushResult result;
  result.status = reason == Reason::sequence_taken ? PushStatus::conflict : PushStatus::quarantined;
  result.reason = row.reason;
  if (seen.link) {
    result.sequence = seen.link->sequence;
    result.entry = seen.link->entry;
    const bool ours = reason != Reason::other_device && reason != Reason::other_epoch &&
                      reason != Reason::sequence_out_of_range;
    if (ours) row.sequence = seen.link->sequence;
  } else {
    // Devices offer in order, so an unreadable link most likely stood behind the one before.
    const auto before = taken_.empty() ? device_.high_water : taken_.back().result.sequence;
    row.sequence = result.sequence = before + 1;
    result.entry = keys::hash(item.entry);
  }
  if (TRY(store_.set_aside_count(device_)) >= kMaxSetAside) {
    result.reason = word_of(Reason::quarantine_full);
  } else {
    TRY(store_.add_set_aside(transaction_, device_, row));
  }
  taken_.push_back({std::move(result), std::nullopt});
  return {};
}

void Chain::answer(const entry::Link& link, PushStatus status, std::optional<LinkRow> row) {
  entry::PushResult result;
  result.sequence = link.sequence;
  result.entry = link.entry;
  result.status = status;
  taken_.push_back({std::move(result), std::move(row)});
}

Result<std::uint64_t> Chain::advance() {
  auto high = device_.high_water;
  for (;;) {
    const auto next = TRY(store_.link_at(device_, high + 1));
    if (!next || next->state != LinkState::stored) break;
    ++high;
  }
  if (high != device_.high_water) TRY(store_.set_high_water(transaction_, device_, high));
  return high;
}

}  // namespace clearway::central
