// Staff say that two records are one person's, or take it back.
#include <algorithm>

#include "app/station/station.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

record::Actor actor_of(const StaffSession& session) {
  return {record::ActorKind::staff, session.name};
}

}  // namespace

core::Result<> Station::keep_joining(const Reached& in, const record::Change& change,
                                     core::UnixTime now) {
  if (change.fields.empty()) return {};
  const auto visit = keys::random_id<core::VisitId>();
  TRY(vault_.begin_visit(visit, in.id, {}));
  const Act act{entry::AuditEvent::changed, doer_of(change.actor), now};
  const auto noted = TRY(note(device_.id, act, in.id, in.key.view()));
  auto kept = keep_changes(visit, in.id, in.key.view(), {change}, now, noted);
  if (!kept) static_cast<void>(vault_.drop_visit(visit));
  return kept;
}

// A power cut between the two leaves one of them: both still open by it, and asked again it is
// whole.
core::Result<> Station::join(const Opened& one, const Opened& other, const record::Actor& actor,
                             core::UnixTime now) {
  const auto& a = one.front();
  const auto& b = other.front();
  if (a.id == b.id) return core::fail(ErrorCode::invalid_input, "station.join", "the same record");
  TRY(vault_.keep_together({a.id, b.id}));
  TRY(keep_joining(a, joining_change(a.own, b.id, b.key.view(), device_.id, actor, now), now));
  return keep_joining(b, joining_change(b.own, a.id, a.key.view(), device_.id, actor, now), now);
}

core::Result<> Station::join(const StaffSession& session, core::RecordId one, core::RecordId other,
                             core::UnixTime now) {
  return join(TRY(open_for(session, one)), TRY(open_for(session, other)), actor_of(session), now);
}

core::Result<> Station::join(const StaffSession& session, core::RecordId one,
                             const keys::ReturnCode& code, core::UnixTime now) {
  return join(TRY(open_for(session, one)), TRY(open_with_code(code)), actor_of(session), now);
}

core::Result<> Station::part(const StaffSession& session, core::RecordId one, core::RecordId other,
                             core::UnixTime now) {
  const auto opened = TRY(open_for(session, one));
  const auto& a = opened.front();
  const auto b = std::ranges::find(opened, other, &Reached::id);
  if (a.id == other) return core::fail(ErrorCode::invalid_input, "station.part", "the same record");
  if (b == opened.end()) return core::fail(ErrorCode::not_found, "station.part", "not joined");
  const auto actor = actor_of(session);
  TRY(keep_joining(a, joining_change(a.own, b->id, std::nullopt, device_.id, actor, now), now));
  return keep_joining(*b, joining_change(b->own, a.id, std::nullopt, device_.id, actor, now), now);
}

}  // namespace clearway::station
