// One offered item, looked at by itself: does it decode, is it this device's, is it signed,
// do its bytes match. No store here; where it stands in the chain is chain.h's question.
#pragma once

#include <optional>

#include "sync/central/rows.h"
#include "sync/entry/entry.h"
#include "sync/entry/link.h"
#include "sync/entry/wire.h"

namespace clearway::central {

// Why something was set aside. The words (word_of) are what an operator reads and what
// crosses the wire; none is ever removed or given another meaning.
enum class Reason {
  link_unreadable,
  other_device,
  other_epoch,
  sequence_out_of_range,
  bad_signature,
  hash_mismatch,
  entry_too_large,
  entry_unreadable,
  previous_differs,  // another chain than the one we hold: a cloned disk?
  sequence_taken,    // a second link for one sequence number: a cloned disk?
  relinked,          // was one of the others; has arrived since under a later epoch's link
  quarantine_full,   // this device has too much there already: not even kept
};
const char* word_of(Reason reason);

struct Inspected {
  std::optional<entry::Link> link;  // decoded; trust it only without a link problem
  core::Hash link_hash{};
  std::optional<Reason> link_problem;
  std::optional<Reason> entry_problem;
  std::optional<entry::EntryHeader> header;  // of a good entry
};
Inspected inspect(const Device& device, const entry::PushItem& item);

}  // namespace clearway::central
