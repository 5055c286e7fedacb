#include "app/kiosk/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace clearway::kiosk {

// NOLINTNEXTLINE(readability-function-size): a list, one after the other
const char* name_of(LogEvent event) {
  switch (event) {
    case LogEvent::started:
      return "started";
    case LogEvent::refused:
      return "refused";
    case LogEvent::orphans_kept:
      return "orphans_kept";
    case LogEvent::record_started:
      return "record_started";
    case LogEvent::visit_kept:
      return "visit_kept";
    case LogEvent::visit_dropped:
      return "visit_dropped";
    case LogEvent::visit_not_kept:
      return "visit_not_kept";
    case LogEvent::field_not_kept:
      return "field_not_kept";
    case LogEvent::paper_failed:
      return "paper_failed";
    case LogEvent::print_failed:
      return "print_failed";
    case LogEvent::prints_canceled:
      return "prints_canceled";
    case LogEvent::sync_done:
      return "sync_done";
    case LogEvent::sync_failed:
      return "sync_failed";
    case LogEvent::staff_signed_in:
      return "staff_signed_in";
    case LogEvent::staff_refused:
      return "staff_refused";
    case LogEvent::audit_failed:
      return "audit_failed";
    case LogEvent::staff_not_allowed:
      return "staff_not_allowed";
    case LogEvent::vault_problem:
      return "vault_problem";
    case LogEvent::swap_in_clear:
      return "swap_in_clear";
    case LogEvent::joined:
      return "joined";
    case LogEvent::not_joined:
      return "not_joined";
    case LogEvent::parted:
      return "parted";
    case LogEvent::not_parted:
      return "not_parted";
    case LogEvent::settled:
      return "settled";
    case LogEvent::not_settled:
      return "not_settled";
    case LogEvent::rewrapped:
      return "rewrapped";
    case LogEvent::not_rewrapped:
      return "not_rewrapped";
    case LogEvent::not_listed:
      return "not_listed";
    case LogEvent::not_counted:
      return "not_counted";
    case LogEvent::forgotten:
      return "forgotten";
    case LogEvent::not_forgotten:
      return "not_forgotten";
    case LogEvent::clock_behind:
      return "clock_behind";
    case LogEvent::locked:
      return "locked";
    case LogEvent::unlocked:
      return "unlocked";
    case LogEvent::restarted:
      return "restarted";
  }
  return "unknown";
}

void start_log() {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("kiosk"));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");
}

void log(LogEvent event, long number) { spdlog::info("{} {}", name_of(event), number); }

void log(LogEvent event, const core::Error& error) {
  // `detail` may name a file of the configuration; it never holds a person's word.
  spdlog::warn("{} {}", name_of(event), core::describe(error));
}

void log(LogEvent event, std::string_view word) { spdlog::warn("{} {}", name_of(event), word); }

}  // namespace clearway::kiosk
