// A person's file: fields, the changes that set them, and the merge of changes.
//
// A field path is lower-case words joined by dots: "person.name.court",
// "case.<32 hex digits>.county", "declaration.goals". A value is the exact UTF-8 the person
// gave; choices are their ids, dates "2019", "2019-06" or "2019-06-15". No value: not there.
//
// Merge is a set union of changes. For one field, what no known change replaces stands; two
// standing values are a conflict, kept until a change replaces both. So merging is
// associative, commutative and idempotent, and needs no clock.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/core/bytes.h"
#include "app/core/date.h"
#include "app/core/ids.h"

namespace clearway::record {

using Fields = std::map<std::string, std::string, std::less<>>;

// Fields under this hold the keys of records that staff joined with this one (app/station/join.h):
// for standing() alone. Nothing that is shown, printed, spoken or listed ever has one.
inline constexpr std::string_view kJoined = "joined.";

enum class ActorKind { person = 1, volunteer = 2, staff = 3 };
struct Actor {
  ActorKind kind = ActorKind::person;
  std::string name;  // staff sign-in name; empty for the person
  friend bool operator==(const Actor&, const Actor&) = default;
};

// What one actor set in one step.
struct Change {
  core::ChangeId id;
  std::uint64_t lamport = 0;  // one more than the highest this device has seen in the record
  core::DeviceId device;
  Actor actor;
  core::UnixTime wall_time = 0;                              // data, never order
  std::map<std::string, std::optional<std::string>> fields;  // no value deletes the field
  std::set<core::ChangeId> replaces;
  friend bool operator==(const Change&, const Change&) = default;
};

struct Standing {  // one value that stands for a field
  core::ChangeId change;
  std::optional<std::string> value;
  Actor actor;
  friend bool operator==(const Standing&, const Standing&) = default;
};

class Record {
 public:
  // Set union; a change already known is ignored. Same id with other content: the change
  // with the smaller encoding wins, so that the order of arrival never matters.
  void merge(Change change);
  void merge(const Record& other);

  // For display: the standing value of each field; of two, the one with the highest
  // (lamport, device). Deleted fields are absent, and so is every joined one.
  Fields fields() const;
  std::vector<Standing> standing(std::string_view path) const;
  // Paths with more than one standing value; no joined one.
  std::vector<std::string> conflicts() const;

  // A change that sets `fields` and replaces whatever stands there now. Only differences:
  // fields already standing alone with that value are left out; `fields` may end up empty.
  Change change_to(std::map<std::string, std::optional<std::string>> fields, core::ChangeId id,
                   core::DeviceId device, Actor actor, core::UnixTime now) const;

  const std::map<core::ChangeId, Change>& changes() const { return changes_; }
  friend bool operator==(const Record&, const Record&) = default;

 private:
  std::map<core::ChangeId, Change> changes_;
};

// The body of an entry before compression: protobuf message Changes (record.proto).
core::Bytes encode(const std::vector<Change>& changes);
// For bytes from anywhere. Errors: corrupt. encode(decode(x)) decodes to the same changes.
core::Result<std::vector<Change>> decode(core::ByteView bytes);

// A path is [a-z0-9_] words joined by dots, at most 120 bytes. A value is valid UTF-8 of at
// most 64 KiB. decode() refuses others.
bool valid_path(std::string_view path);
bool valid_value(std::string_view value);

// The ids of "case.<id>.…" in order of their case.<id>.order, then id.
std::vector<std::string> case_ids(const Fields& fields);
// "" when absent.
std::string value_of(const Fields& fields, std::string_view path);

}  // namespace clearway::record
