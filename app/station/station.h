// A device at work: its vault, what it trusts, visits, staff sign-in.
//
// Belongs to the thread that owns the vault. Knows no clock: `now` is an argument.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/config/site.h"
#include "app/keys/phrases.h"
#include "app/record/record.h"
#include "app/station/audit.h"
#include "app/station/join.h"
#include "app/station/sign_in_pace.h"
#include "app/station/sync_round.h"
#include "app/station/trust.h"
#include "app/vault/vault.h"
#include "sync/client/client.h"

namespace clearway::station {

enum class Keep { me, clinic };  // "for me only", or also for the site's staff and the office

// While one visit lasts. Not copyable: destroying it wipes the record key.
struct VisitKeys {
  core::VisitId visit;
  core::RecordId record;
  keys::Secret record_key;
  std::optional<keys::ReturnCode> code;  // none when staff opened the record
  std::uint64_t revision = 0;            // of the last draft kept
  // Papers of a record that is not kept yet: noted when it is, and not at all if it never is.
  std::optional<core::UnixTime> printed_at = {};
};

struct Continued {  // an earlier record, going on
  VisitKeys keys;
  record::Record record;
};

struct StaffSession {
  std::string name;
  std::string role;
  std::optional<keys::BoxKey> site_key;   // none for a volunteer
  std::vector<keys::BoxKey> former = {};  // the site's earlier ones
};

struct Row {  // one record that a staff session can see
  core::RecordId id;
  record::Fields fields;  // those of a summary (summary.h); none when not readable
  core::UnixTime last_entry = 0;
  vault::EntryState state = vault::EntryState::waiting;  // the least safe of its own entries
  bool readable = true;                                  // false: a wrap or an entry does not open
  core::UnixTime first_entry = 0;
  std::vector<core::RecordId> joined = {};  // other records of this person, read with it
};
struct Listed {
  std::vector<Row> rows;
  bool more = false;                        // there are earlier records, beyond the limit
  std::vector<vault::RecordSummary> fresh;  // of what was on no list before; see keep_listed()
};
// One row for records that are joined (join_rows.cpp): the one that reaches most names it, and of
// equal ones the oldest.
std::vector<Row> one_row_each(std::vector<Row> rows);

class Station {
 public:
  // Opens DIR/vault.db with the site's database key and verifies the trust in it.
  // Errors: those of database_key, Vault::open and read_trust.
  static core::Result<Station> open(const std::filesystem::path& data, const config::Site& site);
  // The same where staff have opened the key (staff_lock.h).
  static core::Result<Station> open(const std::filesystem::path& data, const config::Site& site,
                                    core::ByteView database_key);

  vault::Vault& vault() { return vault_; }
  const Trust& trust() const { return trust_; }
  core::DeviceId device() const { return device_.id; }
  core::Result<client::Identity> identity();
  SyncTrust sync_trust() const;

  // ---- a visit ---------------------------------------------------------------------
  // A new record with a new return code; its wraps are kept before this returns.
  core::Result<VisitKeys> start_record(Keep keep);
  // Errors: not_found when no record here has this locator (it may wait at another desk),
  // wrong_key when the secret part opens none of them.
  core::Result<Continued> continue_with_code(const keys::ReturnCode& code, core::UnixTime now);
  core::Result<Continued> continue_as_staff(const StaffSession& session, core::RecordId record,
                                            core::UnixTime now);

  // Keeps one answer at once, as a sealed draft. No value: the person took it back.
  core::Result<> keep_field(VisitKeys& keys, std::string_view path,
                            const std::optional<std::string>& value, bool by_helper = false);
  // Drafts become one entry. False: nothing had changed, and nothing was kept (a record
  // begun in this visit is gone with it). Safe to call again after an error.
  core::Result<bool> end_visit(const VisitKeys& keys, const record::Record& base,
                               const record::Actor& actor, core::UnixTime now);
  core::Result<> drop_visit(const VisitKeys& keys);

  // ---- withdrawing -----------------------------------------------------------------
  // Whoever can open the record may erase it, and every record joined with it: each with an
  // erasure of its own, here at once, at the center and elsewhere after a sync. Errors: not_found
  // (not here, or not with this code), those of opening it.
  // Returns the records erased, the one that was named first.
  core::Result<std::vector<core::RecordId>> erase_with_code(const keys::ReturnCode& code,
                                                            core::RecordId record,
                                                            core::UnixTime now);
  core::Result<std::vector<core::RecordId>> erase_as_staff(const StaffSession& session,
                                                           core::RecordId record,
                                                           core::UnixTime now);

  // ---- once a day (daily.cpp) ------------------------------------------------------
  // What has rested here for `keep` goes (Vault::forget); zero: never. Looks once a day at most.
  core::Result<vault::Forgotten> forget_old(std::chrono::days keep, core::UnixTime now);
  // Whether the whole store was looked through on this day and nothing was wrong, and that it was.
  core::Result<bool> found_whole_on(core::UnixTime now);
  core::Result<> keep_found_whole(core::UnixTime now);

  // ---- staff -----------------------------------------------------------------------
  // `uptime` is the time since the machine was started (sign_in_pace.h says why). A volunteer's
  // right words open no key and end nobody's waiting. Errors: not_found (no such name),
  // wrong_key, rejected on a public kiosk (`staff_sign_in = false`), busy after too many wrong
  // tries: then nothing was looked at and nothing counted.
  core::Result<StaffSession> sign_in(std::string_view name, std::string_view passphrase,
                                     std::chrono::seconds uptime, core::UnixTime now);
  core::Result<> sign_out(const StaffSession& session, core::UnixTime now);
  // What is shared with this site under an earlier key of it, for rewrap(); nothing without such
  // keys, or while the list has a newer one than this sign-in.
  core::Result<std::vector<entry::Wrap>> former_wraps(const StaffSession& session);
  // In the place of each, where it opens the record, one to the present key. How many there were.
  core::Result<std::size_t> rewrap(const StaffSession& session,
                                   std::span<const entry::Wrap> former);
  // How long the next try must wait; zero when it may be made.
  core::Result<std::chrono::seconds> sign_in_wait(std::chrono::seconds uptime);
  // Records with a wrap to this site, what came here last first, joined ones as one row.
  // wrong_key for a volunteer.
  core::Result<Listed> list(const StaffSession& session, std::size_t limit);
  // So that the next list need not open them. Once the rows are shown: nobody waits for it, and a
  // list that cannot be kept is shown all the same.
  void keep_listed(const Listed& listed);
  // What no list has shown yet, the newest first; and the rows of it made ready, so that a list of
  // many has them at once: for whoever has other work meanwhile, some at a time.
  core::Result<std::vector<vault::RecordInfo>> unlisted(const StaffSession& session);
  core::Result<> make_ready(const StaffSession& session, std::span<const vault::RecordInfo> of);
  core::Result<record::Record> open_record(const StaffSession& session, core::RecordId record,
                                           core::UnixTime now);
  // The old code stops working here at once, elsewhere after a sync. Those of joined records too:
  // the new one opens them all.
  core::Result<keys::ReturnCode> replace_code(const StaffSession& session, core::RecordId record,
                                              core::UnixTime now);
  // Says in both records that they are one person's (join.h), or takes it back. Twice is once.
  // Errors: those of opening either; invalid_input for one and the same.
  core::Result<> join(const StaffSession& session, core::RecordId one, core::RecordId other,
                      core::UnixTime now);
  core::Result<> join(const StaffSession& session, core::RecordId one, const keys::ReturnCode& code,
                      core::UnixTime now);
  // `other` is read by itself again; the rest of what `one` is joined with stays one.
  core::Result<> part(const StaffSession& session, core::RecordId one, core::RecordId other,
                      core::UnixTime now);
  // The record and each that is joined with it, for themselves: `fields` of a row are its own.
  core::Result<std::vector<Row>> files(const StaffSession& session, core::RecordId record);
  // Of two answers that stand for a field, this one is right: a change replaces both, and both
  // stay in the history. Errors: not_found when it stands no longer; those of opening it.
  // Returns the record as it is then.
  core::Result<record::Record> settle(const StaffSession& session, core::RecordId record,
                                      std::string_view field,
                                      const std::optional<std::string>& value, core::UnixTime now);
  // Errors: see keep_staff_list; on success sign-in uses the new list.
  core::Result<> accept_staff_list(const entry::Signed& statement);
  // The same of one that the center handed on. False: it is not the root's, another site's or not
  // newer; or this store holds an older list than it once had, and then only what the office sends
  // by hand counts, because a center could hand on any list between the two.
  core::Result<bool> take_staff_list(const entry::Signed& statement);

  // ---- audit (audit.cpp) -------------------------------------------------------------
  // Every act above that takes `now` is noted: opening and signing in before they succeed, the
  // others with what they write. The list of names that a sign-in shows is part of the sign-in.
  core::Result<> note_printed(VisitKeys& keys, core::UnixTime now);
  core::Result<> note_printed(const StaffSession& session, core::RecordId record,
                              core::UnixTime now);
  // What happened on this machine, newest first.
  core::Result<std::vector<AuditLine>> audit(std::size_t skip, std::size_t limit);
  // What happened to this record, here and elsewhere, newest first; only what its key proves.
  core::Result<std::vector<AuditLine>> audit_of(const VisitKeys& keys);

 private:
  using Opened = std::vector<Reached>;  // what was asked for, then what is joined with it
  Station(std::filesystem::path data, vault::Vault vault, vault::Device device, Trust trust,
          bool staff_sign_in)
      : data_(std::move(data)),
        vault_(std::move(vault)),
        device_(std::move(device)),
        trust_(std::move(trust)),
        staff_sign_in_(staff_sign_in) {}
  core::Result<SignInPace> sign_in_pace(std::chrono::seconds uptime);
  Doer doer_of(const StaffSession& session) const;
  Doer doer_of(const record::Actor& actor) const;
  core::Result<StaffSession> signed_in(StaffSession session, core::UnixTime now);
  core::Result<> note_refused(const entry::StaffMember* member, core::UnixTime now);
  core::Result<> note_each(std::span<const Reached> opened, const Act& act);
  core::Result<std::vector<core::RecordId>> erase(const Opened& opened, entry::AskedBy who,
                                                  const Doer& doer, core::UnixTime now);
  core::Result<> need_site_key(const StaffSession& session) const;
  struct Shared {  // a record, and the wraps that this site may open
    vault::SealedRecord sealed;
    std::vector<entry::Wrap> wraps;
  };
  core::Result<Shared> shared(core::RecordId record);
  struct Listing;  // one record on its way to a row (staff_list.cpp)
  std::vector<Listing> listing_block(std::span<const vault::RecordInfo> of);
  // These touch nothing else: any thread may.
  static void open_listing(Listing& listing, const StaffSession& session, core::ByteView key);
  static core::Result<Reached> open_shared(const core::Result<Shared>& shared,
                                           const StaffSession& session);
  core::Result<Opened> open_for(const StaffSession& session, core::RecordId record);
  core::Result<> replace_code(const Reached& in, const keys::ReturnCode& code, const Act& act);
  core::Result<Opened> open_with_code(const keys::ReturnCode& code);
  core::Result<Continued> go_on(Opened opened, std::optional<keys::ReturnCode> code,
                                const Doer& doer, core::UnixTime now);
  std::vector<record::Change> changes_of(std::vector<vault::Draft> drafts,
                                         const record::Record& base, const record::Actor& actor,
                                         core::UnixTime now) const;
  core::Result<> keep_changes(core::VisitId visit, core::RecordId record, core::ByteView key,
                              const std::vector<record::Change>& changes, core::UnixTime now,
                              const vault::AuditEntries& noted);
  core::Result<> join(const Opened& one, const Opened& other, const record::Actor& actor,
                      core::UnixTime now);
  core::Result<> join_pair(const Reached& a, const Reached& b, const record::Actor& actor,
                           core::UnixTime now);
  core::Result<> part_pair(const Reached& a, const Reached& b, const record::Actor& actor,
                           core::UnixTime now);
  core::Result<> keep_at_desk(const Reached& in, const record::Change& change, core::UnixTime now);

  std::filesystem::path data_;
  vault::Vault vault_;
  vault::Device device_;
  Trust trust_;
  bool staff_sign_in_ = true;
  bool staff_is_stale_ = false;  // an older list than this machine had: nobody signs in by it
};

}  // namespace clearway::station
