#include "app/kiosk/audit_rows.h"

#include "app/core/zone.h"
#include "app/kiosk/vault_desk.h"

namespace clearway::kiosk {
namespace {

flow::Deed deed_of(entry::AuditEvent event) {
  switch (event) {
    case entry::AuditEvent::signed_in:
      return flow::Deed::signed_in;
    case entry::AuditEvent::signed_out:
      return flow::Deed::signed_out;
    case entry::AuditEvent::sign_in_refused:
      return flow::Deed::sign_in_refused;
    case entry::AuditEvent::opened:
      return flow::Deed::opened;
    case entry::AuditEvent::changed:
      return flow::Deed::changed;
    case entry::AuditEvent::printed:
      return flow::Deed::printed;
    case entry::AuditEvent::exported:
      return flow::Deed::exported;
    case entry::AuditEvent::code_replaced:
      return flow::Deed::code_replaced;
    case entry::AuditEvent::erased:
      return flow::Deed::erased;
  }
  return flow::Deed::opened;
}

flow::Doer doer_of(entry::AuditWho who) {
  switch (who) {
    case entry::AuditWho::person:
      return flow::Doer::person;
    case entry::AuditWho::volunteer:
      return flow::Doer::volunteer;
    case entry::AuditWho::staff:
      return flow::Doer::staff;
    case entry::AuditWho::attorney:
      return flow::Doer::attorney;
    case entry::AuditWho::admin:
      return flow::Doer::admin;
    case entry::AuditWho::office:
      return flow::Doer::office;
    case entry::AuditWho::nobody:
      return flow::Doer::nobody;
  }
  return flow::Doer::nobody;
}

}  // namespace

std::vector<flow::AuditRow> audit_rows(const std::vector<station::AuditLine>& lines) {
  std::vector<flow::AuditRow> rows;
  for (const auto& line : lines) {
    const auto& audit = line.audit;
    rows.push_back({deed_of(audit.event), doer_of(audit.who), line.name.value_or(std::string()),
                    core::local_day(audit.at), clock_text(audit.at), line.here,
                    entry::is_about_record(audit.event) ? audit.record.hex() : std::string()});
  }
  return rows;
}

}  // namespace clearway::kiosk
