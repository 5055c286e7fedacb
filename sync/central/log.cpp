#include "sync/central/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace clearway::central {
namespace {

const char* name_of(EventId event) {
  switch (event) {
    case EventId::server_started:
      return "server_started";
    case EventId::server_stopped:
      return "server_stopped";
    case EventId::enrollment_accepted:
      return "enrollment_accepted";
    case EventId::enrollment_refused:
      return "enrollment_refused";
    case EventId::push_taken:
      return "push_taken";
    case EventId::item_set_aside:
      return "item_set_aside";
    case EventId::wraps_not_taken:
      return "wraps_not_taken";
    case EventId::erasures_taken:
      return "erasures_taken";
    case EventId::erasures_not_taken:
      return "erasures_not_taken";
    case EventId::request_refused:
      return "request_refused";
    case EventId::store_failed:
      return "store_failed";
  }
  return "";
}

bool is_problem(EventId event) {
  return event == EventId::store_failed || event == EventId::item_set_aside;
}

}  // namespace

void log(EventId event, std::string_view why, std::uint64_t number) {
  static const auto kLogger = spdlog::stderr_logger_mt("center");
  const auto level = is_problem(event) ? spdlog::level::warn : spdlog::level::info;
  kLogger->log(level, "{} why={} number={}", name_of(event), why.empty() ? "-" : why, number);
}

}  // namespace clearway::central
