// clearway audit: what was done on this machine, and to one record anywhere.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/command/clock.h"
#include "app/command/parser.h"
#include "app/command/places.h"

namespace clearway::command {

using nlohmann::json;

namespace {

struct AuditOptions {
  std::string record;
  std::size_t limit = 100;
  bool everywhere = false;
  bool as_json = false;
};

const char* name_of(entry::AuditEvent event) {
  switch (event) {
    case entry::AuditEvent::signed_in:
      return "signed_in";
    case entry::AuditEvent::signed_out:
      return "signed_out";
    case entry::AuditEvent::sign_in_refused:
      return "sign_in_refused";
    case entry::AuditEvent::opened:
      return "opened";
    case entry::AuditEvent::changed:
      return "changed";
    case entry::AuditEvent::printed:
      return "printed";
    case entry::AuditEvent::exported:
      return "exported";
    case entry::AuditEvent::code_replaced:
      return "code_replaced";
    case entry::AuditEvent::erased:
      return "erased";
  }
  return "unknown";
}

const char* name_of(entry::AuditWho who) {
  switch (who) {
    case entry::AuditWho::person:
      return "person";
    case entry::AuditWho::volunteer:
      return "volunteer";
    case entry::AuditWho::staff:
      return "staff";
    case entry::AuditWho::attorney:
      return "attorney";
    case entry::AuditWho::admin:
      return "admin";
    case entry::AuditWho::office:
      return "office";
    case entry::AuditWho::nobody:
      return "nobody";
  }
  return "unknown";
}

const char* name_of(vault::EntryState state) {
  switch (state) {
    case vault::EntryState::waiting:
      return "waiting";
    case vault::EntryState::safe:
      return "safe";
    case vault::EntryState::set_aside:
      return "set_aside";
  }
  return "unknown";
}

json to_json(const station::AuditLine& line) {
  const auto& audit = line.audit;
  json out{{"time", audit.at},
           {"event", name_of(audit.event)},
           {"who", name_of(audit.who)},
           {"name", line.name ? json(*line.name) : json(nullptr)},
           {"record", nullptr},
           {"device", audit.device.hex()},
           {"here", line.here},
           {"sequence", line.sequence},
           {"state", name_of(line.state)}};
  if (entry::is_about_record(audit.event)) out["record"] = audit.record.hex();
  return out;
}

void print(const station::AuditLine& line) {
  const auto& audit = line.audit;
  std::string who = name_of(audit.who);
  if (entry::has_name(audit.who)) who += " " + line.name.value_or("(not on this site's list)");
  std::printf("%s  %-15s  %s", time_text(audit.at).c_str(), name_of(audit.event), who.c_str());
  if (entry::is_about_record(audit.event)) std::printf("  record %s", audit.record.hex().c_str());
  std::printf("%s\n", line.here ? "" : "  elsewhere, as the center handed it on");
}

core::Result<Exit> audit(const Places& places, const AuditOptions& options) {
  vault::AuditQuery query;
  query.limit = options.limit;
  query.own_only = !options.everywhere && options.record.empty();
  if (!options.record.empty()) query.record = TRY(core::RecordId::from_hex_text(options.record));
  auto station = TRY(open_station(places));
  const auto lines = station::lines_of(TRY(station.vault().audit(query)), station.trust().staff);
  if (options.as_json) {
    json out = json::array();
    for (const auto& line : lines) out.push_back(to_json(line));
    std::printf("%s\n",
                json{{"audit", out}}.dump(2, ' ', false, json::error_handler_t::replace).c_str());
    return Exit::ok;
  }
  for (const auto& line : lines) print(line);
  if (lines.empty()) std::printf("nothing has been noted\n");
  return Exit::ok;
}

}  // namespace

void add_audit(Part app, Chosen& chosen) {
  auto options = std::make_shared<AuditOptions>();
  const auto audit_leaf =
      app.leaf("audit",
               "what was done on this machine, newest first: who signed in, opened, "
               "changed, printed, exported, erased. Never a word of anybody's");
  data_options(audit_leaf, chosen);
  audit_leaf.option("--record", options->record,
                    "only this record (32 hex digits), wherever it was done");
  audit_leaf.option("--limit", options->limit, "at most so many lines")
      .capture_default_str()
      .at_least_one();
  audit_leaf.flag("--everywhere", options->everywhere,
                  "also what other machines have done, as the center handed it on");
  audit_leaf.flag("--json", options->as_json, "as JSON");
  audit_leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return audit(chosen.places, *options); };
  });
}

}  // namespace clearway::command
