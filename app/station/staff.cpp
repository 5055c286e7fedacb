// Staff at the kiosk: sign-in, the list, a new return code.
#include <algorithm>

#include "app/station/settings.h"
#include "app/station/staff_lock.h"
#include "app/station/staff_slot.h"
#include "app/station/station.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

// Of a list that was made before volunteers had words: a name alone lets nobody in.
core::Result<SiteKeys> no_slot() {
  return core::fail(ErrorCode::wrong_key, "station.sign_in",
                    "no words on this list: `clearway staff add` gives them");
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
  // Counted before the passphrase is looked at: pulling the plug gives no fresh try.
  TRY(vault_.put(kSignInPace, encode(after_wrong_try(pace, uptime))));
  if (member == members.end()) {
    TRY(note_refused(nullptr, now));
    return core::fail(ErrorCode::not_found, "station.sign_in");
  }
  auto opened =
      member->slot.empty() ? no_slot() : open_staff_slot(trust_.site.site, *member, passphrase);
  if (!opened) {
    TRY(note_refused(&*member, now));
    return tl::unexpected(opened.error());
  }
  StaffSession session{member->name, member->role, std::nullopt};
  // A volunteer's right words are no help to whoever guesses at a colleague's.
  TRY(vault_.put(kSignInPace, encode(opened->empty() ? pace : SignInPace{})));
  if (opened->empty()) return signed_in(std::move(session), now);
  session.site_key = std::move(opened->front());
  opened->erase(opened->begin());
  session.former = *std::move(opened);
  return signed_in(std::move(session), now);
}

// A list that names them no longer may have come while they were signed in.
core::Result<> Station::need_site_key(const StaffSession& session) const {
  if (!session.site_key)
    return core::fail(ErrorCode::wrong_key, "station.staff", "this role opens no records");
  const auto& members = trust_.staff.members;
  if (std::ranges::find(members, session.name, &entry::StaffMember::name) != members.end())
    return {};
  return core::fail(ErrorCode::wrong_key, "station.staff", "no longer on the staff list");
}

core::Result<Station::Opened> Station::open_for(const StaffSession& session,
                                                core::RecordId record) {
  TRY(need_site_key(session));
  return reach(vault_, TRY(open_shared(shared(record), session)));
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
  const auto before = trust_.staff.version;
  TRY(keep_staff_list(vault_, statement));
  // To a store that was put back somebody brings the newest by hand, and it counts from here on.
  // The list that came back with the store is not it: whoever put that there has it too.
  if (staff_is_stale_) {
    const auto list = TRY(entry::read_staff(trust_.root, statement));
    if (list.version == before && !TRY(vault_.is_newest_trust()))
      return core::fail(ErrorCode::rejected, "station.staff_list",
                        "this machine has had a newer list than " + std::to_string(before) +
                            ": bring the newest that the office has");
    TRY(vault_.put(kStaff, statement));
  }
  trust_ = TRY(read_trust(vault_));
  staff_is_stale_ = false;
  return refresh_staff_file(data_, vault_);
}

}  // namespace clearway::station
