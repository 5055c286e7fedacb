// The encrypted store of one device: settings, drafts, entries, links, wraps, receipts.
// Every write is one transaction; what is returned as kept is fsynced (WAL, FULL).
//
// One Vault belongs to one thread, and one program owns it: a lock file beside the database
// refuses a second owner (busy).
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/ids.h"
#include "app/keys/secret.h"
#include "app/record/record.h"
#include "sync/entry/audit.h"
#include "sync/entry/entry.h"
#include "sync/entry/erasure.h"
#include "sync/entry/link.h"
#include "sync/entry/receipt.h"
#include "sync/entry/wrap.h"

namespace clearway::vault {

// Who this device is; made at enrollment, kept inside the database.
struct Device {
  core::DeviceId id;
  std::uint32_t epoch = 1;
  keys::SigningKey key;
};

struct Draft {
  std::string field;
  std::optional<std::string> value;  // no value: the person took it back
  std::uint64_t revision = 0;
  bool by_helper = false;  // typed by a volunteer whom the person gave the screen
};

enum class EntryState { waiting, safe, set_aside };  // set_aside: the center quarantined it

struct StoredEntry {
  core::Bytes link;   // empty for entries of other devices
  core::Bytes entry;  // empty when it was erased
  std::uint64_t sequence = 0;
  EntryState state = EntryState::waiting;
  core::EntryId id = {};
  std::optional<core::RecordId> erased = {};  // with this record, or forgotten with it
  core::Bytes receipt = {};                   // of what was erased or forgotten, if it had one
};

struct HeldErasure {
  entry::Erasure erasure;
  core::Bytes signer;              // the root's statement on its device; empty: our own
  std::uint32_t server_epoch = 0;  // in which the center has it; 0: it may not know yet
};

struct EntryInfo {
  core::RecordId record;
  core::EntryId id;
  entry::EntryKind kind = entry::EntryKind::changes;
  bool own = true;  // made here; else pulled
  std::uint64_t sequence = 0;
  core::UnixTime kept_at = 0;  // zero for a pulled one
  EntryState state = EntryState::waiting;
  std::string reason;  // why it was set aside
};

// One record as a desk lists it, without opening it.
struct RecordInfo {
  core::RecordId id;
  core::UnixTime kept_at = 0;  // of its newest own entry; zero when all were pulled
  // The least safe of its own entries; one with a wrap that is still only here waits.
  EntryState state = EntryState::safe;
  std::int64_t newest = 0;  // of its entries here: its number, for a RecordSummary
};
// What a list shows of a record as long as this entry is its newest; sealed by the caller for
// whoever may open the record.
struct RecordSummary {
  core::RecordId record;
  std::int64_t newest = 0;
  core::Bytes sealed;
};
// What was done, for a list of it (audit.h). `own`: made here, and so in the chain of this device.
struct AuditRow {
  entry::Audit audit;
  bool own = true;
  std::uint64_t sequence = 0;  // of its link; 0 for a pulled one
  EntryState state = EntryState::waiting;
};
struct AuditQuery {
  std::optional<core::RecordId> record = {};
  bool own_only = false;
  std::size_t skip = 0;
  std::size_t limit = 100;
};
// Audit entries (entry::make_audit) that go into the chain in the transaction of what they tell
// of. At most kMostAudits; one that is here already is passed over.
using AuditEntries = std::vector<core::Bytes>;
inline constexpr std::size_t kMostAudits = 2;

// People, not rows. Of those taken each is in exactly one of the other three.
struct Counts {
  int taken = 0;      // records with an own entry since `since`
  int safe = 0;       // all of whose own entries have a receipt, and whose wraps are stored
  int waiting = 0;    // something of theirs is still only here
  int set_aside = 0;  // the center quarantined something of theirs
};

// All entries of a record as they lie here, in the order of their arrival.
struct SealedRecord {
  struct Entry {
    core::EntryId id;
    bool own = true;
    core::Bytes bytes;
  };
  core::RecordId record;
  std::vector<Entry> entries;
};
// Opens and merges them, as Vault::open_record does. Touches nothing else: any thread may.
core::Result<record::Record> open_sealed(const SealedRecord& sealed, core::ByteView record_key);
// Of two keys that both open something of it: whether this one opens what came here earlier. That
// one is the record's own; what came later may be anybody's who knows the record's number.
bool opens_earlier(const SealedRecord& sealed, core::ByteView key, core::ByteView than);

// A device as everybody may know it.
struct PublicDevice {
  core::DeviceId id;
  std::uint32_t epoch = 1;
  keys::VerifyKey key{};
};

struct Forgotten {
  int records = 0;
  bool clock_behind = false;  // the clock is before the newest receipt: nothing was looked at
};

// Of a closed list: link.gap, link.previous, link.signature, link.corrupt, entry.hash,
// entry.missing, entry.misfiled, entry.unlinked, entry.refused, wrap.misfiled, wrap.signature,
// anchor.behind, anchor.missing, anchor.corrupt, anchor.forked, database.behind_anchor,
// database.integrity, database.reference, settings.stale, device.renew.
struct Problem {
  std::string what;
  std::string detail;  // ids and numbers only
};

// Among them: what the root signed is older here than it was (pinned.h), a staff list for one;
// a disk that the center knows another copy of (wanting_renewal), and a list of what was withdrawn
// (withdrawn.h) that cannot be read.
inline constexpr std::string_view kStaleSettings = "settings.stale";
inline constexpr std::string_view kWantsRenewal = "device.renew";
inline constexpr std::string_view kUnreadableList = "withdrawn.unreadable";

// How far verify_part() has come.
struct Verification {
  using Chain = std::pair<core::DeviceId, std::uint32_t>;  // device and epoch
  std::optional<Chain> chain;                              // the link looked at last
  std::uint64_t sequence = 0;
  core::Hash previous{};   // its hash
  std::int64_t entry = 0;  // the entry looked at last
  std::int64_t wrap = 0;
  std::vector<Problem> problems;
};

using Settings = std::vector<std::pair<std::string, core::Bytes>>;

// The setting that keep_pulled() writes the cursor to.
inline constexpr std::string_view kPullCursor = "pull.cursor";

class Vault {
 public:
  // Opens or creates DIR/vault.db and proves that the 32-byte key decrypts it. Asserts at
  // every open that cipher_version answers and the file is not plain SQLite.
  //   errors  wrong_key, busy (another owner), corrupt, not_found (no such folder),
  //           rejected (a newer schema: never downgraded)
  static core::Result<Vault> open(const std::filesystem::path& folder, core::ByteView key);
  Vault(Vault&&) noexcept;
  Vault& operator=(Vault&&) noexcept;
  ~Vault();

  // ---- settings: small named blobs (device key, trust statements, cursors) ------------
  core::Result<> put(std::string_view name, core::ByteView value);
  core::Result<> put_all(const Settings& values);
  core::Result<std::optional<core::Bytes>> get(std::string_view name);
  core::Result<> set_device(const Device& device);
  core::Result<Device> device();  // not_found before enrollment

  // ---- a visit ---------------------------------------------------------------------
  // Notes the visit and keeps its wraps, in one transaction.
  core::Result<> begin_visit(core::VisitId visit, core::RecordId record,
                             const std::vector<entry::Wrap>& wraps, const AuditEntries& audit = {});
  // Seals one field under the record key, padded, overwriting its earlier row. The revision
  // kept is the draft's own or one more than the row's, whichever is higher.
  core::Result<> keep_draft(core::VisitId visit, core::RecordId record, core::ByteView record_key,
                            const Draft& draft);
  core::Result<std::vector<Draft>> drafts(core::VisitId visit, core::RecordId record,
                                          core::ByteView record_key);
  // The transaction of design.md: entry, link, anchor in, drafts out. `entry` is sealed by the
  // caller. Idempotent by entry id: a second call for the same visit is a no-op.
  core::Result<entry::Link> end_visit(core::VisitId visit, core::ByteView entry, core::UnixTime now,
                                      const AuditEntries& audit = {});
  // "Delete what I typed": drafts and, for a record begun in this visit, its wraps.
  core::Result<> drop_visit(core::VisitId visit);
  // At start: every visit a power cut left open becomes an entry of kind `drafts` (or is
  // dropped when it has no draft). Returns how many.
  core::Result<int> adopt_orphans(core::UnixTime now);

  // ---- records ---------------------------------------------------------------------
  core::Result<std::vector<entry::Wrap>> wraps(core::RecordId record);
  core::Result<std::vector<entry::Wrap>> wraps_of_locator(std::string_view locator);
  core::Result<std::vector<entry::Wrap>> wraps_of_site(core::SiteId site);
  core::Result<> replace_wrap(const entry::Wrap& wrap,  // destroys wrap.replaces
                              const AuditEntries& audit = {});
  core::Result<> replace_wraps(const std::vector<entry::Wrap>& wraps);  // all in one transaction
  // What people told: own and pulled, oldest first, without audit.
  core::Result<std::vector<EntryInfo>> entries();
  core::Result<std::vector<EntryInfo>> entries(core::RecordId record);
  // Of what a site can open, what came here last: at most `limit`, the newest first.
  core::Result<std::vector<RecordInfo>> records_of_site(core::SiteId site, std::size_t limit);
  // All of those that have no summary of their newest entry, the newest first.
  core::Result<std::vector<RecordInfo>> without_summary(core::SiteId site);
  // Nothing when none was kept, or something of the record has come since. It goes with the
  // record, and with any way of a site to it that goes. One of an unknown record is passed over.
  core::Result<std::optional<core::Bytes>> summary(const RecordInfo& of);
  core::Result<> keep_summaries(const std::vector<RecordSummary>& summaries);
  core::Result<core::Bytes> entry_bytes(core::EntryId id);
  // Opens every entry of a record (drafts entries too) and merges them. Pulled bytes that do
  // not open are passed over. Errors: not_found (no entry of it is here); wrong_key when nothing
  // opens; corrupt when an own entry does not open and others do.
  core::Result<record::Record> open_record(core::RecordId record, core::ByteView record_key);
  // The first half of it, for whoever opens many; open_sealed below is the other.
  core::Result<SealedRecord> sealed_record(core::RecordId record);

  // Withdraws a record: entries, wraps, drafts and open visits of it go, bytes and all; links
  // stay, and so does the erasure, so that nothing of the record is ever taken again. Once is
  // enough: of two erasures the first stands. The caller has opened the record and signed.
  core::Result<> erase_record(const entry::Erasure& erasure, const AuditEntries& audit = {});
  core::Result<std::optional<HeldErasure>> erasure(core::RecordId record);

  // ---- audit -----------------------------------------------------------------------
  core::Result<> keep_audit(const AuditEntries& audit);  // where the act itself writes nothing
  // Newest arrival first. What a newer program wrote and this one cannot read is passed over.
  core::Result<std::vector<AuditRow>> audit(const AuditQuery& query);
  // ---- forgetting (forget.cpp) -------------------------------------------------------
  // Lets go of every record that is safe at the center and has rested here for `rest`: its
  // entries, own and pulled, and wraps. Links stay. What is pulled of it later passes over, until
  // it comes again as a whole.
  core::Result<Forgotten> forget(std::chrono::days rest, core::UnixTime now);
  // Everything forgotten here comes again with the next pull, or this record. How many records.
  core::Result<int> recall();
  core::Result<int> recall(core::RecordId record);
  // Whoever has opened these knows that they are one person's: they are forgotten together.
  core::Result<> keep_together(const std::vector<core::RecordId>& records);

  // ---- sync ------------------------------------------------------------------------
  // Own, by sequence; for an erased or forgotten one its link alone.
  core::Result<std::vector<StoredEntry>> waiting(std::size_t limit);
  core::Result<std::vector<entry::Wrap>> waiting_wraps(std::size_t limit);  // of ended visits
  // The caller has verified the receipt. Unknown or other hash: rejected, nothing changes.
  core::Result<> keep_receipt(const entry::Receipt& receipt);
  core::Result<> set_aside(core::EntryId id, std::string_view reason);
  core::Result<std::vector<HeldErasure>> waiting_erasures(std::size_t limit);
  // Verified by the caller, like a receipt. Not for an erasure that is here: rejected.
  core::Result<> keep_erasure_receipt(const entry::ErasureReceipt& receipt);
  core::Result<> wraps_stored(const std::vector<core::WrapId>& ids);
  // The cursor to pull from: from the start when a forgotten record is to come again.
  core::Result<std::string> begin_pull();
  // Pulled bytes and the cursor behind them (kPullCursor), in one transaction. Idempotent.
  // The caller has verified the signatures of wraps and erasures. Nobody signs `destroyed`, so
  // neither it nor what a wrap replaces takes a way to a record that was made here, except a code
  // that staff can give anew. Bytes that are refused are passed
  // over and reported by verify(). Erasures come first; nothing of an erased record stays.
  core::Result<> keep_pulled(const std::vector<core::Bytes>& entries,
                             const std::vector<entry::Wrap>& wraps,
                             const std::vector<core::WrapId>& destroyed, std::string_view cursor,
                             const std::vector<HeldErasure>& erasures = {});
  // A center put back from a backup announces a higher server epoch: what it has not
  // acknowledged since waits again, wraps and erasures too. Returns how many entries.
  core::Result<int> offer_again(core::CenterId center, std::uint32_t server_epoch);
  core::Result<Counts> counts(core::UnixTime since);

  // ---- a restored or cloned disk (renew.cpp) -----------------------------------------
  // Own entries that the center set aside for their link and not for their bytes: another copy
  // of this disk has spoken with the same key. They arrive once the device is renewed.
  core::Result<int> wanting_renewal();
  // From here on this device signs as `next`: itself, with a later epoch and a new key. In one
  // transaction with `settings`: own entries the center has not acknowledged, those set aside for
  // their link too, wait under new links (the old ones stay as history); what waits of wraps and
  // erasures is signed again; the feed is read from its start. Then the anchor names the new
  // epoch. Returns how many entries have a new link. Errors: rejected for another device or no
  // later epoch.
  core::Result<int> renew(const Device& next, const Settings& settings);
  // Of a store that was salvaged without the row of its device: id and epoch as its newest link
  // has them, the key all zeros. Errors: not_found without a link.
  core::Result<PublicDevice> device_of_links();
  // Puts back what others know of it, unless a device is here; renew() makes it whole.
  core::Result<> put_public_device(const PublicDevice& device);

  // ---- care ------------------------------------------------------------------------
  core::Result<std::vector<Problem>> verify();  // chain, hashes, anchor, integrity_check
  // Whether what the root signed is word for word what the anchor names, however often it was
  // written: then nothing newer was ever here.
  core::Result<bool> is_newest_trust();
  // The quick part of it, for every start: does the anchor reach the newest link?
  core::Result<std::vector<Problem>> verify_head();
  // The long part, at most `limit` links, entries or wraps at a time, for a program that has other
  // work meanwhile. False: the end was reached.
  core::Result<bool> verify_part(Verification& so_far, std::size_t limit);
  // A consistent encrypted copy under the same key, made with the backup interface.
  core::Result<> backup(const std::filesystem::path& file);
  core::Result<std::string> cipher_version();

 private:
  struct Impl;
  explicit Vault(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace clearway::vault
