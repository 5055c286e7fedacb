// The audit: notes of what is done, for the vault's chain, and lists of them for people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/vault/vault.h"
#include "sync/entry/trust.h"

namespace clearway::station {

struct Doer {
  entry::AuditWho who = entry::AuditWho::person;
  entry::StaffTag staff{};  // zeros for whoever has no sign-in name
};
// A role that this program does not know counts as staff.
Doer staff_doer(core::SiteId site, std::string_view name, std::string_view role);

struct Act {
  entry::AuditEvent event = entry::AuditEvent::opened;
  Doer doer;
  core::UnixTime at = 0;
};
// One audit entry, for the transaction of the act. Errors: those of make_audit.
core::Result<vault::AuditEntries> note(core::DeviceId device, const Act& act);
core::Result<vault::AuditEntries> note(core::DeviceId device, const Act& act, core::RecordId record,
                                       core::ByteView record_key);

struct AuditLine {
  entry::Audit audit;
  bool here = true;  // on this machine; what happened elsewhere is what the center handed on
  std::uint64_t sequence = 0;
  vault::EntryState state = vault::EntryState::waiting;
  std::optional<std::string> name;  // sign-in name, of this site's staff now or once
};
std::vector<AuditLine> lines_of(const std::vector<vault::AuditRow>& rows,
                                const entry::StaffList& staff);

}  // namespace clearway::station
