// An audit entry: that something was done, when, by whom and to which record; never a word of
// anybody's. It chains, travels and is kept like every other entry, and is not encrypted.
//
//   offset  size  field
//        0    37  header of an entry of kind `audit` (entry.h)
//       37     1  version, 1
//       38     8  at, seconds since 1970, i64
//       46     1  event (AuditEvent)
//       47     1  who (AuditWho)
//       48    16  device where it was done
//       64    16  staff tag; zeros for whoever has no sign-in name
//       80    16  proof; zeros where there is no record                           96 bytes
//
// Integers are little-endian. The tag stands for a sign-in name: whoever holds the staff list can
// tell whose it is, and whoever can guess a name can test it. The proof is made with the record's
// key: nobody who could not open the record at that time can say afterwards that they had, be it
// the center. The device's link guards the rest at home. A decoder takes only these exact forms.
#pragma once

#include "app/core/date.h"
#include "sync/entry/entry.h"

namespace clearway::entry {

// Closed: a number is never given another meaning. The first three and `erased` are about no
// record (its id is zeros): an erased record takes its own audit with it.
enum class AuditEvent : core::Byte {
  signed_in = 1,
  signed_out = 2,
  sign_in_refused = 3,
  opened = 4,
  changed = 5,
  printed = 6,
  exported = 7,
  code_replaced = 8,
  erased = 9,
};
bool is_about_record(AuditEvent event);

enum class AuditWho : core::Byte {
  person = 1,  // whose record it is, with their code
  volunteer = 2,
  staff = 3,
  attorney = 4,
  admin = 5,
  office = 6,  // with the organization's key
  nobody = 7,  // a name that is on no list; only for sign_in_refused
};
bool has_name(AuditWho who);  // a sign-in name, and so a tag

using StaffTag = std::array<core::Byte, 16>;
StaffTag staff_tag(core::SiteId site, std::string_view name);

struct Audit {
  core::RecordId record;
  core::EntryId id;
  core::UnixTime at = 0;
  AuditEvent event = AuditEvent::opened;
  AuditWho who = AuditWho::person;
  core::DeviceId device;
  StaffTag staff{};
  std::array<core::Byte, 16> proof{};
  friend bool operator==(const Audit&, const Audit&) = default;
};

// Sets the proof and makes the entry. `record_key`: 32 bytes, or none for an event about no
// record. Errors: invalid_input for what the rules above exclude.
core::Result<core::Bytes> make_audit(core::ByteView record_key, Audit audit);
core::Result<Audit> read_audit(core::ByteView entry);  // corrupt; does not look at the proof
// Whether somebody with this record's key made it. False for an event about no record.
bool proves(const Audit& audit, core::ByteView record_key);

}  // namespace clearway::entry
