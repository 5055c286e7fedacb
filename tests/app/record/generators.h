// Arbitrary changes for the properties: few ids, few fields and few values, so that the same
// change comes twice, fields collide and some changes replace others.
#pragma once

#include <rapidcheck.h>

#include "app/record/record.h"

namespace clearway::record {

inline core::ChangeId change_id(core::Byte n) {
  core::ChangeId id;
  id.bytes.fill(n);
  return id;
}

inline rc::Gen<std::optional<std::string>> any_value() {
  return rc::gen::element<std::optional<std::string>>(std::nullopt, "", "Ana Prueba", "Ñandú é",
                                                      std::string("nul\0inside", 10));
}

inline rc::Gen<Change> any_change() {
  return rc::gen::exec([] {
    Change change;
    const auto number = *rc::gen::inRange<core::Byte>(1, 9);
    change.id = change_id(number);
    change.lamport = *rc::gen::inRange<std::uint64_t>(0, 4);
    change.device.bytes.fill(*rc::gen::inRange<core::Byte>(0, 3));
    change.actor.kind =
        *rc::gen::element(ActorKind::person, ActorKind::volunteer, ActorKind::staff);
    change.actor.name = *rc::gen::element<std::string>("", "test.person");
    change.wall_time = *rc::gen::arbitrary<core::UnixTime>();
    for (const char* path : {"a", "a.b", "person.name.court"})
      if (*rc::gen::arbitrary<bool>()) change.fields[path] = *any_value();
    // Only lower ids, as in life: nobody replaces what they have not seen.
    for (core::Byte earlier = 1; earlier < number; ++earlier)
      if (*rc::gen::arbitrary<bool>()) change.replaces.insert(change_id(earlier));
    return change;
  });
}

inline rc::Gen<std::vector<Change>> any_changes() {
  return rc::gen::container<std::vector<Change>>(any_change());
}

inline Record record_of(const std::vector<Change>& changes) {
  Record record;
  for (const auto& change : changes) record.merge(change);
  return record;
}

}  // namespace clearway::record

namespace rc {
template <>
struct Arbitrary<clearway::record::Change> {
  static Gen<clearway::record::Change> arbitrary() { return clearway::record::any_change(); }
};
}  // namespace rc
