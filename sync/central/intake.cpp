#include "sync/central/intake.h"

namespace clearway::central {
namespace {

// SQL integers are signed, and a chain that long is nonsense anyway.
constexpr std::uint64_t kLastSequence = std::uint64_t{1} << 62;

std::optional<Reason> problem_of(const Device& device, const entry::Link& link) {
  if (link.device != device.id) return Reason::other_device;
  if (link.device_epoch != device.epoch) return Reason::other_epoch;
  if (link.sequence == 0 || link.sequence > kLastSequence) return Reason::sequence_out_of_range;
  if (!entry::verify(link, device.key)) return Reason::bad_signature;
  return std::nullopt;
}

}  // namespace

const char* word_of(Reason reason) {
  switch (reason) {
    case Reason::link_unreadable:
      return "link_unreadable";
    case Reason::other_device:
      return "other_device";
    case Reason::other_epoch:
      return "other_epoch";
    case Reason::sequence_out_of_range:
      return "sequence_out_of_range";
    case Reason::bad_signature:
      return "bad_signature";
    case Reason::hash_mismatch:
      return "hash_mismatch";
    case Reason::entry_too_large:
      return "entry_too_large";
    case Reason::entry_unreadable:
      return "entry_unreadable";
    case Reason::previous_differs:
      return "previous_differs";
    case Reason::sequence_taken:
      return "sequence_taken";
    case Reason::relinked:
      return "relinked";
    case Reason::quarantine_full:
      return "quarantine_full";
  }
  return "";
}

Inspected inspect(const Device& device, const entry::PushItem& item) {
  Inspected seen;
  const auto link = entry::decode_link(item.link);
  if (!link) {
    seen.link_problem = Reason::link_unreadable;
    return seen;
  }
  seen.link = *link;
  seen.link_problem = problem_of(device, *link);
  if (seen.link_problem) return seen;
  seen.link_hash = entry::hash_of(*link);
  if (item.entry.empty()) return seen;  // offered by hash only
  if (item.entry.size() > entry::kMaxEntry) {
    seen.entry_problem = Reason::entry_too_large;
  } else if (keys::hash(item.entry) != link->entry) {
    seen.entry_problem = Reason::hash_mismatch;
  } else if (const auto header = entry::read_header(item.entry)) {
    seen.header = *header;
  } else {
    seen.entry_problem = Reason::entry_unreadable;
  }
  return seen;
}

}  // namespace clearway::central
