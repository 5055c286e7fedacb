#include "app/station/audit.h"

#include <algorithm>
#include <map>

#include "app/station/station.h"

namespace clearway::station {
namespace {

using entry::AuditEvent;
using entry::AuditWho;

// More of one record than anybody reads.
constexpr std::size_t kMostOfOneRecord = 1000;

AuditWho who_of(std::string_view role) {
  if (role == "volunteer") return AuditWho::volunteer;
  if (role == "attorney") return AuditWho::attorney;
  if (role == "admin") return AuditWho::admin;
  return AuditWho::staff;
}

entry::Audit audit_of(core::DeviceId device, const Act& act, core::RecordId record) {
  entry::Audit audit;
  audit.record = record;
  audit.id = keys::random_id<core::EntryId>();
  audit.at = act.at;
  audit.event = act.event;
  audit.who = act.doer.who;
  audit.device = device;
  audit.staff = act.doer.staff;
  return audit;
}

}  // namespace

Doer staff_doer(core::SiteId site, std::string_view name, std::string_view role) {
  return {who_of(role), entry::staff_tag(site, name)};
}

core::Result<vault::AuditEntries> note(core::DeviceId device, const Act& act) {
  return vault::AuditEntries{TRY(entry::make_audit({}, audit_of(device, act, {})))};
}

core::Result<vault::AuditEntries> note(core::DeviceId device, const Act& act, core::RecordId record,
                                       core::ByteView record_key) {
  return vault::AuditEntries{TRY(entry::make_audit(record_key, audit_of(device, act, record)))};
}

std::vector<AuditLine> lines_of(const std::vector<vault::AuditRow>& rows,
                                const entry::StaffList& staff) {
  std::map<entry::StaffTag, std::string> names;
  for (const auto& member : staff.members)
    names[entry::staff_tag(staff.site, member.name)] = member.name;
  for (const auto& name : staff.former) names[entry::staff_tag(staff.site, name)] = name;
  std::vector<AuditLine> lines;
  lines.reserve(rows.size());
  for (const auto& row : rows) {
    AuditLine line{row.audit, row.own, row.sequence, row.state, {}};
    const auto found = names.find(row.audit.staff);
    if (found != names.end()) line.name = found->second;
    lines.push_back(std::move(line));
  }
  return lines;
}

Doer Station::doer_of(const StaffSession& session) const {
  return staff_doer(trust_.site.site, session.name, session.role);
}

Doer Station::doer_of(const record::Actor& actor) const {
  if (actor.kind == record::ActorKind::person) return {};
  const auto member =
      std::ranges::find(trust_.staff.members, actor.name, &entry::StaffMember::name);
  if (member != trust_.staff.members.end())
    return staff_doer(trust_.site.site, member->name, member->role);
  const bool helps = actor.kind == record::ActorKind::volunteer;
  return staff_doer(trust_.site.site, actor.name, helps ? "volunteer" : "staff");
}

core::Result<StaffSession> Station::signed_in(StaffSession session, core::UnixTime now) {
  TRY(vault_.keep_audit(TRY(note(device_.id, {AuditEvent::signed_in, doer_of(session), now}))));
  return session;
}

core::Result<> Station::sign_out(const StaffSession& session, core::UnixTime now) {
  return vault_.keep_audit(TRY(note(device_.id, {AuditEvent::signed_out, doer_of(session), now})));
}

// A name that is on no list may be anybody's: nothing of it is kept, not even its tag.
core::Result<> Station::note_refused(const entry::StaffMember* member, core::UnixTime now) {
  const Doer doer = member == nullptr ? Doer{AuditWho::nobody, {}}
                                      : staff_doer(trust_.site.site, member->name, member->role);
  return vault_.keep_audit(TRY(note(device_.id, {AuditEvent::sign_in_refused, doer, now})));
}

core::Result<> Station::note_printed(VisitKeys& keys, core::UnixTime now) {
  if (TRY(vault_.entries(keys.record)).empty()) {
    if (!keys.printed_at) keys.printed_at = now;
    return {};
  }
  return vault_.keep_audit(
      TRY(note(device_.id, {AuditEvent::printed, {}, now}, keys.record, keys.record_key.view())));
}

core::Result<> Station::note_printed(const StaffSession& session, core::RecordId record,
                                     core::UnixTime now) {
  return note_each(TRY(open_for(session, record)), {AuditEvent::printed, doer_of(session), now});
}

// Joined records are read as one, so what was done with one was done with each.
core::Result<> Station::note_each(std::span<const Reached> opened, const Act& act) {
  for (const auto& each : opened)
    TRY(vault_.keep_audit(TRY(note(device_.id, act, each.id, each.key.view()))));
  return {};
}

core::Result<std::vector<AuditLine>> Station::audit(std::size_t skip, std::size_t limit) {
  return lines_of(TRY(vault_.audit({{}, true, skip, limit})), trust_.staff);
}

core::Result<std::vector<AuditLine>> Station::audit_of(const VisitKeys& keys) {
  auto rows = TRY(vault_.audit({keys.record, false, 0, kMostOfOneRecord}));
  std::erase_if(rows, [&](const vault::AuditRow& row) {
    return !entry::proves(row.audit, keys.record_key.view());
  });
  std::ranges::stable_sort(rows, std::ranges::greater{},
                           [](const vault::AuditRow& row) { return row.audit.at; });
  return lines_of(rows, trust_.staff);
}

}  // namespace clearway::station
