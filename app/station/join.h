// Two records of one person: staff said so, and each then holds the other's key.
//
// A join is a change in both records that sets the field "joined.<other record, hex>" to the
// other's key, in hex: sealed like any field, inside its own record's entry. Whoever opens one
// opens all that can be reached and sees the union of their changes, in which the same field set
// differently in two of them is a conflict like any other. What is told from then on goes to the
// record that was opened. Taking it back deletes the two fields; who opened the records meanwhile
// had both keys.
#pragma once

#include <optional>
#include <vector>

#include "app/record/record.h"
#include "app/vault/vault.h"

namespace clearway::station {

struct Reached {
  core::RecordId id;
  keys::Secret key;
  record::Record own;  // without what is joined
  bool whole = true;   // false: the key is right, but an entry of it is damaged; `own` is empty
};

// Of each key that stands, also beside another value: while two desks disagree both stay readable.
struct JoinedKey {
  core::RecordId record;
  keys::Secret key;
};
bool is_joined(const record::Record& record);  // or ever was
std::vector<JoinedKey> joined_keys(const record::Record& record);

// The change that joins `one` with another, or that parts them (no key). Without fields when
// it says so already.
record::Change joining_change(const record::Record& one, core::RecordId other,
                              std::optional<core::ByteView> other_key, core::DeviceId device,
                              const record::Actor& actor, core::UnixTime now);

// The first record and all that can be reached from it, however it goes round. One that is not
// here (not pulled yet, forgotten, erased) or does not open is left out; a forgotten one is asked
// for again. What was found together is forgotten together.
core::Result<std::vector<Reached>> reach(vault::Vault& vault, Reached first);
record::Record union_of(std::vector<Reached> reached);  // of one at least

}  // namespace clearway::station
