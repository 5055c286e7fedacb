// The steps that several writes share. All of them run inside the caller's transaction.
#pragma once

#include <optional>

#include "app/vault/transaction.h"
#include "app/vault/vault.h"

namespace clearway::vault {

// For a condition on entries: that it is somebody's words, and not a note of what was done.
inline constexpr std::string_view kOfPeople = "kind <> 3";
static_assert(static_cast<int>(entry::EntryKind::audit) == 3);

// SQLite's integers are signed; our counters are unsigned and never come near the sign.
inline std::int64_t signed_of(std::uint64_t value) { return static_cast<std::int64_t>(value); }
inline std::uint64_t unsigned_of(std::int64_t value) { return static_cast<std::uint64_t>(value); }

core::Result<std::optional<std::int64_t>> find_record(Connection& db, core::RecordId record);
core::Result<std::int64_t> record_row(Transaction& txn, core::RecordId record);

struct VisitRow {
  std::int64_t row = 0;
  core::VisitId id;
  core::RecordId record;
  std::int64_t record_row = 0;
  std::int64_t seen = 0;
};
core::Result<std::optional<VisitRow>> find_visit(Connection& db, core::VisitId visit);
// Drafts and visit go; wraps and record too when nothing else of the record is here.
core::Result<> erase_visit(Transaction& txn, const VisitRow& visit);
core::Result<> erase_drafts(Transaction& txn, const VisitRow& visit);

core::Result<bool> is_erased(Connection& db, core::RecordId record);
core::Result<std::vector<HeldErasure>> held_erasures(Connection& db);  // in the order of arrival
core::Result<bool> is_forgotten(Connection& db, core::RecordId record);
// Everything of the record but its links, which go on alone.
core::Result<> destroy_record(Transaction& txn, core::RecordId record);
// Of a forgotten record: notes that something new has come, if it is new.
core::Result<> pass_over(Transaction& txn, const entry::EntryHeader& header);
core::Result<> no_longer_forgotten(Transaction& txn, core::RecordId record);
// Keeps the erasure and destroys what is here of its record. Nothing when it is erased already,
// except that one known to be at the center no longer waits.
core::Result<> erase(Transaction& txn, const HeldErasure& held);

// Nothing happens for a wrap that is known, destroyed ones included. What it replaces is
// destroyed. Errors: rejected when that is a wrap of another record or, for a pulled one, held
// fast, and for an own one of an erased record; nothing is written then.
enum class WrapOrigin { own, pulled };
core::Result<> put_wrap(Transaction& txn, const entry::Wrap& wrap, WrapOrigin origin);
// Nobody signs the feed's word that a wrap was replaced. So it never takes a way to a record that
// was made here, except a return code that staff can give anew.
core::Result<bool> is_held_fast(Connection& db, core::WrapId id);
// Whether the site can open the wrap's record by a later key of its too.
core::Result<bool> has_newer_site_wrap(Connection& db, core::WrapId id);
// Its bytes go, its row stays; one that never was here gets a row, so that it never comes.
core::Result<> destroy_wrap(Transaction& txn, core::WrapId id);

core::Result<> put_setting(Transaction& txn, std::string_view name, core::ByteView value);

core::Result<Device> read_device(Connection& db);
// Signs with this key from here on. Errors: rejected when a later epoch is here already.
core::Result<> put_device(Transaction& txn, const Device& device);
// Makes the device's next link and stores it for an entry that is here.
core::Result<entry::Link> append_link(Transaction& txn, const Device& device,
                                      const core::Hash& entry, std::int64_t entry_row);
// Makes the next link of the device and stores entry and link.
core::Result<entry::Link> append_entry(Transaction& txn, const Device& device,
                                       const entry::EntryHeader& header, core::ByteView bytes,
                                       core::UnixTime now);
// Audit entries, with a link each. Errors: invalid_input for anything else and for too many,
// rejected for one about an erased record.
core::Result<> append_audit(Transaction& txn, const AuditEntries& audit);

// Gives every own entry that waits under a link of an earlier epoch, or under none, a link of
// the present one, and signs again what waits of wraps and erasures. Returns how many entries.
core::Result<int> reissue(Transaction& txn, const Device& device);

}  // namespace clearway::vault
