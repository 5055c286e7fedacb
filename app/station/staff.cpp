// Staff at the kiosk: sign-in, the list, a new return code.
#include <algorithm>

#include "app/station/settings.h"
#include "app/station/staff_lock.h"
#include "app/station/station.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

// A list that names them no longer may have come while they were signed in.
core::Result<const keys::BoxKey*> need_key(const StaffSession& session,
                                           const entry::StaffList& staff) {
  if (!session.site_key)
    return core::fail(ErrorCode::wrong_key, "station.staff", "this role opens no records");
  if (std::ranges::find(staff.members, session.name, &entry::StaffMember::name) !=
      staff.members.end())
    return &*session.site_key;
  return core::fail(ErrorCode::wrong_key, "station.staff", "no longer on the staff list");
}

// What the record itself and those joined with it say of the row.
void take_joined(Row& row, const std::vector<Reached>& opened) {
  for (const auto& [id, change] : opened.front().own.changes()) {
    const bool first = row.first_entry == 0 || change.wall_time < row.first_entry;
    if (first) row.first_entry = change.wall_time;
  }
  for (const auto& each : opened) {
    row.readable = row.readable && each.whole;
    if (each.id != row.id) row.joined.push_back(each.id);
  }
}

}  // namespace

core::Result<SignInPace> Station::sign_in_pace(std::chrono::seconds uptime) {
  const auto kept = TRY(vault_.get(kSignInPace));
  const auto before = kept ? decode_pace(*kept) : SignInPace{};
  const auto pace = seen_at(before, uptime);
  if (pace != before) TRY(vault_.put(kSignInPace, encode(pace)));
  return pace;
}

core::Result<std::chrono::seconds> Station::sign_in_wait(std::chrono::seconds uptime) {
  return wait_left(TRY(sign_in_pace(uptime)), uptime);
}

core::Result<StaffSession> Station::sign_in(std::string_view name, std::string_view passphrase,
                                            std::chrono::seconds uptime, core::UnixTime now) {
  if (!staff_sign_in_) return core::fail(ErrorCode::rejected, "station.sign_in", "public kiosk");
  if (staff_is_stale_)
    return core::fail(ErrorCode::corrupt, "station.sign_in",
                      "the staff list here is older than the one it had: bring the newest with "
                      "`clearway staff load`");
  const auto pace = TRY(sign_in_pace(uptime));
  if (const auto wait = wait_left(pace, uptime); wait > std::chrono::seconds{0})
    return core::fail(ErrorCode::busy, "station.sign_in", wait_text(wait));
  const auto& members = trust_.staff.members;
  const auto member = std::ranges::find(members, name, &entry::StaffMember::name);
  const bool known = member != members.end();
  if (known && member->slot.empty())
    return signed_in({member->name, member->role, std::nullopt}, now);
  // Counted before the passphrase is looked at: pulling the plug gives no fresh try.
  TRY(vault_.put(kSignInPace, encode(after_wrong_try(pace, uptime))));
  if (!known) {
    TRY(note_refused(nullptr, now));
    return core::fail(ErrorCode::not_found, "station.sign_in");
  }
  std::string normal = keys::normal_passphrase(passphrase);
  const auto secret =
      keys::open_slot(staff_slot_name(trust_.site.site, member->name), normal, member->slot);
  keys::wipe(normal);
  if (!secret) {
    TRY(note_refused(&*member, now));
    return tl::unexpected(secret.error());
  }
  auto site_key = TRY(keys::BoxKey::from_secret(secret->view()));
  TRY(vault_.put(kSignInPace, encode(SignInPace{})));
  return signed_in({member->name, member->role, std::move(site_key)}, now);
}

// Anyone can seal something to a site's public key, so a wrap counts only when its key opens
// what is here: a key that somebody slipped in must never seal a new entry.
core::Result<Station::Opened> Station::open_for(const StaffSession& session,
                                                core::RecordId record) {
  const keys::BoxKey* site_key = TRY(need_key(session, trust_.staff));
  core::Error last{ErrorCode::not_found, "station.record", "it is not shared with this site"};
  for (const auto& wrap : TRY(vault_.wraps(record))) {
    if (wrap.recipient != entry::Recipient::site || wrap.site != trust_.site.site) continue;
    auto key = entry::unwrap(wrap, *site_key);
    if (!key) {
      last = key.error();
      continue;
    }
    auto opened = vault_.open_record(record, key->view());
    if (opened) return reach(vault_, {record, *std::move(key), *std::move(opened)});
    last = opened.error();
  }
  return tl::unexpected(last);
}

core::Result<Listed> Station::list(const StaffSession& session, std::size_t limit) {
  TRY(need_key(session, trust_.staff));
  Listed listed;
  std::vector<Row> rows;
  auto found = TRY(vault_.records_of_site(trust_.site.site, limit + 1));
  listed.more = found.size() > limit;
  if (listed.more) found.pop_back();
  for (const auto& info : found) {
    Row row;
    row.id = info.id;
    row.last_entry = info.kept_at;
    row.state = info.state;
    auto opened = open_for(session, info.id);
    row.readable = opened.has_value();
    if (opened) {
      take_joined(row, *opened);
      row.record = union_of(*std::move(opened));
      // Entries of other desks tell nobody but their reader when they were made.
      for (const auto& [id, change] : row.record.changes())
        row.last_entry = std::max(row.last_entry, change.wall_time);
    }
    rows.push_back(std::move(row));
  }
  listed.rows = one_row_each(std::move(rows));
  std::ranges::stable_sort(listed.rows, std::ranges::greater{}, &Row::last_entry);
  return listed;
}

core::Result<record::Record> Station::open_record(const StaffSession& session,
                                                  core::RecordId record, core::UnixTime now) {
  auto opened = TRY(open_for(session, record));
  TRY(note_each(opened, {entry::AuditEvent::opened, doer_of(session), now}));
  return union_of(std::move(opened));
}

core::Result<keys::ReturnCode> Station::replace_code(const StaffSession& session,
                                                     core::RecordId record, core::UnixTime now) {
  const auto code = TRY(keys::new_return_code());
  const Act act{entry::AuditEvent::code_replaced, doer_of(session), now};
  for (const auto& each : TRY(open_for(session, record))) TRY(replace_code(each, code, act));
  return code;
}

core::Result<> Station::replace_code(const Reached& in, const keys::ReturnCode& code,
                                     const Act& act) {
  const auto noted = TRY(note(device_.id, act, in.id, in.key.view()));
  // More than one when two desks replaced it at the same time: each is replaced.
  std::vector<std::optional<core::WrapId>> old;
  for (const auto& wrap : TRY(vault_.wraps(in.id))) {
    if (wrap.recipient == entry::Recipient::code) old.emplace_back(wrap.id);
  }
  if (old.empty()) old.emplace_back(std::nullopt);
  const entry::WrapContext context{device_.id, device_.key};
  for (const auto& replaces : old) {
    // The first writes the note; the vault passes over one that is there.
    TRY(vault_.replace_wrap(TRY(entry::wrap_to_code(context, in.id, in.key.view(), code, replaces)),
                            noted));
  }
  return {};
}

core::Result<std::vector<core::RecordId>> Station::erase_as_staff(const StaffSession& session,
                                                                  core::RecordId record,
                                                                  core::UnixTime now) {
  return erase(TRY(open_for(session, record)), entry::AskedBy::staff, doer_of(session), now);
}

core::Result<bool> Station::take_staff_list(const entry::Signed& statement) {
  if (staff_is_stale_) return false;
  const auto list = entry::read_staff(trust_.root, statement);
  if (!list || list->site != trust_.site.site || list->version <= trust_.staff.version)
    return false;
  TRY(accept_staff_list(statement));
  return true;
}

core::Result<> Station::accept_staff_list(const entry::Signed& statement) {
  TRY(keep_staff_list(vault_, statement));
  // Somebody brought it by hand to a store that was put back: it counts from here on.
  if (staff_is_stale_) TRY(vault_.put(kStaff, statement));
  trust_ = TRY(read_trust(vault_));
  staff_is_stale_ = false;
  return refresh_staff_file(data_, vault_);
}

}  // namespace clearway::station
