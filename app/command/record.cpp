// clearway record open: what a code or the organization's key opens, as JSON.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "app/command/clock.h"
#include "app/command/dump.h"
#include "app/command/parser.h"
#include "app/command/places.h"
#include "app/command/prompt.h"
#include "app/keys/phrases.h"
#include "app/station/audit.h"
#include "app/station/join.h"
#include "app/station/organization.h"
#include "app/station/vouched.h"

namespace clearway::command {

using core::ErrorCode;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct OpenOptions {
  fs::path dump;
  std::string record;
  bool code = false;
};

// Opens a wrap with whatever the person at the prompt brought.
using Unwrap = std::function<core::Result<keys::Secret>(const entry::Wrap&)>;
// Anybody can seal something to the organization's key, and only what a device of ours signed is
// known to be a record's own. Nothing for a return code, which nobody else can seal to.
struct Opener {
  Unwrap unwrap;
  std::optional<station::Signers> signers = {};
  bool vouches_for(const entry::Wrap& wrap) const { return !signers || signers->vouch_for(wrap); }
};

// Notes what is about to be printed; nothing is printed that could not be noted. A dump is not
// a machine's store, and has no chain to note it in.
using Note = std::function<core::Result<>(core::RecordId, core::ByteView key)>;

core::Result<> no_note(core::RecordId, core::ByteView) { return {}; }

core::Result<Note> note_in(vault::Vault& vault, entry::AuditWho who) {
  const auto device = TRY(vault.device()).id;
  return Note([&vault, device, who](core::RecordId record, core::ByteView key) -> core::Result<> {
    const station::Act act{entry::AuditEvent::exported, {who, {}}, now()};
    return vault.keep_audit(TRY(station::note(device, act, record, key)));
  });
}

const char* name_of(record::ActorKind kind) {
  switch (kind) {
    case record::ActorKind::person:
      return "person";
    case record::ActorKind::volunteer:
      return "volunteer";
    case record::ActorKind::staff:
      return "staff";
  }
  return "unknown";
}

json value_or_null(const std::optional<std::string>& value) {
  return value ? json(*value) : json(nullptr);
}

json to_json(const record::Actor& actor) {
  return {{"kind", name_of(actor.kind)}, {"name", actor.name}};
}

json to_json(const record::Change& change) {
  json fields = json::object();
  for (const auto& [path, value] : change.fields)
    if (!path.starts_with(record::kJoined)) fields[path] = value_or_null(value);
  json replaces = json::array();
  for (const auto& id : change.replaces) replaces.push_back(id.hex());
  return {{"id", change.id.hex()},         {"lamport", change.lamport},
          {"device", change.device.hex()}, {"actor", to_json(change.actor)},
          {"time", change.wall_time},      {"fields", fields},
          {"replaces", replaces}};
}

json to_json(core::RecordId id, const record::Record& record) {
  json changes = json::array();
  for (const auto& [change_id, change] : record.changes()) changes.push_back(to_json(change));
  json conflicts = json::object();
  for (const auto& path : record.conflicts()) {
    for (const auto& standing : record.standing(path)) {
      conflicts[path].push_back({{"change", standing.change.hex()},
                                 {"actor", to_json(standing.actor)},
                                 {"value", value_or_null(standing.value)}});
    }
  }
  json joined = json::array();
  for (const auto& other : station::joined_keys(record)) joined.push_back(other.record.hex());
  return {{"record", id.hex()},
          {"joined", joined},
          {"fields", record.fields()},
          {"changes", changes},
          {"conflicts", conflicts}};
}

struct Found {
  json opened = json::array();
  json closed = json::array();  // records here that this key does not open
  bool refused = false;         // a wrap was there and this key did not open it
};

struct Way {
  station::Reached to;
  bool vouched = true;
};

// What a device of ours signed is tried first; what opens by another way alone is shown as that.
core::Result<std::optional<Way>> try_wraps(vault::Vault& vault, core::RecordId id,
                                           const Opener& opener, bool& refused) {
  auto wraps = TRY(vault.wraps(id));
  std::stable_partition(wraps.begin(), wraps.end(),
                        [&](const entry::Wrap& wrap) { return opener.vouches_for(wrap); });
  for (const auto& wrap : wraps) {
    auto key = opener.unwrap(wrap);
    if (!key) {
      refused = refused || key.error().code == ErrorCode::wrong_key;
      continue;
    }
    auto record = vault.open_record(id, key->view());
    if (record)
      return std::optional(
          Way{{id, *std::move(key), *std::move(record)}, opener.vouches_for(wrap)});
    if (record.error().code != ErrorCode::wrong_key) return tl::unexpected(record.error());
    refused = true;
  }
  return std::optional<Way>();
}

// What a wrap opens, and what is joined with it.
core::Result<Found> open_all(vault::Vault& vault, const Opener& opener, const Note& note,
                             const std::string& only) {
  std::set<core::RecordId> records;
  for (const auto& info : TRY(vault.entries())) records.insert(info.record);
  const auto wanted = [&](core::RecordId id) { return only.empty() || id.hex() == only; };
  Found found;
  std::set<core::RecordId> opened;
  for (const auto& id : records) {
    if (!wanted(id) || opened.contains(id)) continue;
    auto first = TRY(try_wraps(vault, id, opener, found.refused));
    if (!first) continue;
    for (const auto& each : TRY(station::reach(vault, std::move(first->to)))) {
      if (!each.whole || !opened.insert(each.id).second) continue;
      TRY(note(each.id, each.key.view()));
      found.opened.push_back(to_json(each.id, each.own));
      if (!first->vouched) found.opened.back()["vouched"] = false;
    }
  }
  for (const auto& id : records)
    if (wanted(id) && !opened.contains(id)) found.closed.push_back(id.hex());
  return found;
}

core::Result<Exit> print(vault::Vault& vault, const Opener& opener, const Note& note,
                         const std::string& only, const std::vector<std::string>& damaged) {
  const Found found = TRY(open_all(vault, opener, note, only));
  if (found.opened.empty()) {
    return core::fail(found.refused ? ErrorCode::wrong_key : ErrorCode::not_found, "command.record",
                      "no record here opens with it");
  }
  const json out{{"records", found.opened}, {"closed", found.closed}, {"damaged", damaged}};
  std::printf("%s\n", out.dump(2, ' ', false, json::error_handler_t::replace).c_str());
  return damaged.empty() ? Exit::ok : Exit::problems;
}

core::Result<Opener> open_with_code() {
  const auto typed = TRY(ask("Return code"));
  const auto code = TRY(keys::parse_return_code(typed.text()));
  return Opener{[code](const entry::Wrap& wrap) -> core::Result<keys::Secret> {
    if (wrap.recipient != entry::Recipient::code || wrap.locator != code.locator) {
      return core::fail(ErrorCode::not_found, "command.record");
    }
    return entry::unwrap(wrap, code);
  }};
}

core::Result<Opener> open_with_organization(const fs::path& folder) {
  const auto passphrase = TRY(ask("Office passphrase"));
  auto opened = TRY(station::open_organization(folder, passphrase.text()));
  auto signers = TRY(station::signers_of(opened));
  const auto key = std::make_shared<keys::BoxKey>(std::move(opened.box));
  return Opener{[key](const entry::Wrap& wrap) -> core::Result<keys::Secret> {
                  if (wrap.recipient != entry::Recipient::organization) {
                    return core::fail(ErrorCode::not_found, "command.record");
                  }
                  return entry::unwrap(wrap, *key);
                },
                std::move(signers)};
}

core::Result<Exit> open(const Places& places, const OpenOptions& options) {
  if (options.code == !places.organization.empty()) {
    return core::fail(ErrorCode::invalid_input, "command.record",
                      "say what opens it: --code or --org FOLDER, one of the two");
  }
  const Opener opener =
      TRY(options.code ? open_with_code() : open_with_organization(places.organization));
  if (!options.dump.empty()) {
    auto dump = TRY(Dump::read(options.dump));
    return print(dump.vault(), opener, no_note, options.record, dump.damaged());
  }
  auto vault = TRY(open_vault(places));
  const auto who = options.code ? entry::AuditWho::person : entry::AuditWho::office;
  return print(vault, opener, TRY(note_in(vault, who)), options.record, {});
}

}  // namespace

void add_record(Part app, Chosen& chosen) {
  const auto record = app.group("record", "what people have kept");
  auto options = std::make_shared<OpenOptions>();
  const auto open_leaf =
      record.leaf("open",
                  "print records as JSON: fields, changes and conflicts, and what is joined "
                  "with them. The return code or the office passphrase is asked for");
  data_options(open_leaf, chosen);
  open_leaf.option("--dump", options->dump,
                   "a folder that clearway-central dump wrote, instead of a vault");
  open_leaf.option("--org", chosen.places.organization,
                   "open with the organization's key from this office folder");
  open_leaf.flag("--code", options->code, "open with a return code");
  open_leaf.option("--record", options->record, "only this record (32 hex digits)");
  open_leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return open(chosen.places, *options); };
  });
  add_record_erase(record, chosen);
  add_record_join(record, chosen);
}

}  // namespace clearway::command
