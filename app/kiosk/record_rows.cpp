#include "app/kiosk/record_rows.h"

#include "app/core/zone.h"
#include "app/kiosk/vault_desk.h"

namespace clearway::kiosk {
namespace {

flow::Safety safety_of(vault::EntryState state) {
  switch (state) {
    case vault::EntryState::waiting:
      return flow::Safety::waiting;
    case vault::EntryState::safe:
      return flow::Safety::safe;
    case vault::EntryState::set_aside:
      return flow::Safety::set_aside;
  }
  return flow::Safety::waiting;
}

flow::Told told(const record::Record& record, const record::Standing& standing) {
  flow::Told out{standing.value.value_or(std::string())};
  switch (standing.actor.kind) {
    case record::ActorKind::person:
      break;
    case record::ActorKind::volunteer:
      out.doer = flow::Doer::volunteer;
      break;
    case record::ActorKind::staff:
      out.doer = flow::Doer::staff;
      break;
  }
  out.name = standing.actor.name;
  const auto at = record.changes().at(standing.change).wall_time;
  out.day = core::local_day(at);
  out.time = clock_text(at);
  return out;
}

}  // namespace

std::vector<flow::Doubt> doubts_of(const record::Record& record) {
  std::vector<flow::Doubt> doubts;
  for (const auto& path : record.conflicts()) {
    flow::Doubt doubt{path, {}};
    for (const auto& standing : record.standing(path))
      doubt.answers.push_back(told(record, standing));
    doubts.push_back(std::move(doubt));
  }
  return doubts;
}

flow::RecordRow record_row(const station::Row& row) {
  return {row.id.hex(),
          row.fields,
          clock_text(row.last_entry),
          safety_of(row.state),
          row.readable,
          static_cast<int>(1 + row.joined.size()),
          core::local_day(row.last_entry)};
}

}  // namespace clearway::kiosk
