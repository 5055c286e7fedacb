// What staff settle at the desk: two records are one person's or are not, and which of two answers
// is right.
#include <algorithm>

#include "app/station/station.h"
#include "app/station/summary.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

record::Actor actor_of(const StaffSession& session) {
  return {record::ActorKind::staff, session.name};
}

}  // namespace

core::Result<> Station::keep_at_desk(const Reached& in, const record::Change& change,
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
core::Result<> Station::join_pair(const Reached& a, const Reached& b, const record::Actor& actor,
                                  core::UnixTime now) {
  TRY(keep_at_desk(a, joining_change(a.own, b.id, b.key.view(), device_.id, actor, now), now));
  return keep_at_desk(b, joining_change(b.own, a.id, a.key.view(), device_.id, actor, now), now);
}

core::Result<> Station::part_pair(const Reached& a, const Reached& b, const record::Actor& actor,
                                  core::UnixTime now) {
  TRY(keep_at_desk(a, joining_change(a.own, b.id, std::nullopt, device_.id, actor, now), now));
  return keep_at_desk(b, joining_change(b.own, a.id, std::nullopt, device_.id, actor, now), now);
}

core::Result<> Station::join(const Opened& one, const Opened& other, const record::Actor& actor,
                             core::UnixTime now) {
  const auto& a = one.front();
  const auto& b = other.front();
  if (a.id == b.id) return core::fail(ErrorCode::invalid_input, "station.join", "the same record");
  TRY(vault_.keep_together({a.id, b.id}));
  return join_pair(a, b, actor, now);
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
  const auto& first = opened.front();
  const auto out = std::ranges::find(opened, other, &Reached::id);
  if (first.id == other)
    return core::fail(ErrorCode::invalid_input, "station.part", "the same record");
  if (out == opened.end()) return core::fail(ErrorCode::not_found, "station.part", "not joined");
  const auto actor = actor_of(session);
  // The rest stay one, also where only the one that goes held them together.
  for (const auto& each : opened)
    if (each.id != other && each.id != first.id) TRY(join_pair(first, each, actor, now));
  for (const auto& each : opened)
    if (each.id != other) TRY(part_pair(each, *out, actor, now));
  return {};
}

core::Result<std::vector<Row>> Station::files(const StaffSession& session, core::RecordId record) {
  auto opened = TRY(open_for(session, record));
  std::vector<Row> files;
  for (auto& each : opened) {
    Row file;
    file.id = each.id;
    file.readable = each.whole;
    file.fields = summary_of(each.own).fields;
    files.push_back(std::move(file));
  }
  return files;
}

core::Result<record::Record> Station::settle(const StaffSession& session, core::RecordId record,
                                             std::string_view field,
                                             const std::optional<std::string>& value,
                                             core::UnixTime now) {
  const auto opened = TRY(open_for(session, record));
  record::Record all;  // two answers may stand in two records that are joined
  for (const auto& each : opened) all.merge(each.own);
  const auto standing = all.standing(field);
  const bool stands =
      std::ranges::find(standing, value, &record::Standing::value) != standing.end();
  if (!stands || field.starts_with(record::kJoined))
    return core::fail(ErrorCode::not_found, "station.settle", "answered anew meanwhile");
  const auto change =
      all.change_to({{std::string(field), value}}, keys::random_id<core::ChangeId>(), device_.id,
                    actor_of(session), now);
  TRY(keep_at_desk(opened.front(), change, now));
  all.merge(change);
  return all;
}

}  // namespace clearway::station
