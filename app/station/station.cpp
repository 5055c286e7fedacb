#include "app/station/station.h"

#include <algorithm>

#include "app/station/database_key.h"
#include "app/station/settings.h"
#include "app/station/staff_lock.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

// A locator is 20 bits, so others may share it; beyond this many, somebody is flooding us.
constexpr std::size_t kMostSameLocator = 16;

core::Result<std::string> setting(vault::Vault& vault, std::string_view name) {
  const auto value = TRY(vault.get(name));
  if (!value) return core::fail(ErrorCode::not_found, "station.setting", std::string(name));
  return core::as_text(*value);
}

core::Result<bool> has_stale_settings(vault::Vault& vault) {
  const auto problems = TRY(vault.verify_head());
  return std::ranges::find(problems, vault::kStaleSettings, &vault::Problem::what) !=
         problems.end();
}

}  // namespace

core::Result<Station> Station::open(const std::filesystem::path& data, const config::Site& site) {
  const auto key = TRY(database_key(data, site));
  return open(data, site, key.view());
}

core::Result<Station> Station::open(const std::filesystem::path& data, const config::Site& site,
                                    core::ByteView database_key) {
  auto vault = TRY(vault::Vault::open(data, database_key));
  auto device = TRY(vault.device());
  auto trust = TRY(read_trust(vault));
  // What could not be written now is written at the next start; it keeps nobody out.
  static_cast<void>(refresh_staff_file(data, vault));
  Station opened(data, std::move(vault), std::move(device), std::move(trust), site.staff_sign_in);
  opened.staff_is_stale_ = TRY(has_stale_settings(opened.vault_));
  return opened;
}

core::Result<client::Identity> Station::identity() {
  return client::Identity{TRY(setting(vault_, kCertificate)), TRY(setting(vault_, kPrivateKey)),
                          trust_.center.address, trust_.center.certificate_pem};
}

SyncTrust Station::sync_trust() const {
  return {device_.id, trust_.center.center, trust_.center.receipt_key, trust_.root};
}

core::Result<VisitKeys> Station::start_record(Keep keep) {
  VisitKeys keys{keys::random_id<core::VisitId>(), keys::random_id<core::RecordId>(),
                 TRY(keys::Secret::random(32)), TRY(keys::new_return_code()), 0};
  const entry::WrapContext context{device_.id, device_.key};
  const auto key = keys.record_key.view();
  std::vector<entry::Wrap> wraps{TRY(entry::wrap_to_code(context, keys.record, key, *keys.code))};
  if (keep == Keep::clinic) {
    const auto& office = trust_.organization;
    const auto& site = trust_.site;
    wraps.push_back(
        TRY(entry::wrap_to_organization(context, keys.record, key, office.key, office.epoch)));
    wraps.push_back(TRY(entry::wrap_to_site(context, keys.record, key, site)));
  }
  TRY(vault_.begin_visit(keys.visit, keys.record, wraps));
  return keys;
}

core::Result<Continued> Station::go_on(Opened opened, std::optional<keys::ReturnCode> code,
                                       const Doer& doer, core::UnixTime now) {
  const Act act{entry::AuditEvent::opened, doer, now};
  TRY(note_each(std::span(opened).subspan(1), act));
  VisitKeys keys{keys::random_id<core::VisitId>(), opened.front().id, std::move(opened.front().key),
                 std::move(code), 0};
  const auto noted = TRY(note(device_.id, act, keys.record, keys.record_key.view()));
  TRY(vault_.begin_visit(keys.visit, keys.record, {}, noted));
  return Continued{std::move(keys), union_of(std::move(opened))};
}

core::Result<Continued> Station::continue_with_code(const keys::ReturnCode& code,
                                                    core::UnixTime now) {
  return go_on(TRY(open_with_code(code)), code, {}, now);
}

core::Result<Station::Opened> Station::open_with_code(const keys::ReturnCode& code) {
  const auto wraps = TRY(vault_.wraps_of_locator(code.locator));
  if (wraps.empty()) return core::fail(ErrorCode::not_found, "station.code");
  std::size_t tries = 0;
  for (const auto& wrap : wraps) {
    if (++tries > kMostSameLocator) break;
    auto key = entry::unwrap(wrap, code);
    if (!key) continue;  // another record with the same locator, or a wrong code
    auto record = TRY(vault_.open_record(wrap.record, key->view()));
    return reach(vault_, {wrap.record, *std::move(key), std::move(record)});
  }
  return core::fail(ErrorCode::wrong_key, "station.code");
}

core::Result<Continued> Station::continue_as_staff(const StaffSession& session,
                                                   core::RecordId record, core::UnixTime now) {
  return go_on(TRY(open_for(session, record)), std::nullopt, doer_of(session), now);
}

core::Result<std::vector<core::RecordId>> Station::erase_with_code(const keys::ReturnCode& code,
                                                                   core::RecordId record,
                                                                   core::UnixTime now) {
  core::Error last{ErrorCode::not_found, "station.erase", "no such record here has this code"};
  for (const auto& wrap : TRY(vault_.wraps(record))) {
    if (wrap.recipient != entry::Recipient::code || wrap.locator != code.locator) continue;
    auto key = entry::unwrap(wrap, code);
    if (!key) {
      last = key.error();
      continue;
    }
    // A wrap that somebody slipped in opens, and its key does not: only the record's own counts.
    auto opened = vault_.open_record(record, key->view());
    if (opened) {
      const auto all = TRY(reach(vault_, {record, *std::move(key), *std::move(opened)}));
      return erase(all, entry::AskedBy::person, {}, now);
    }
    last = opened.error();
  }
  return tl::unexpected(last);
}

// What was asked for goes last: after a power cut on the way the rest can still be found by it.
core::Result<std::vector<core::RecordId>> Station::erase(const Opened& opened, entry::AskedBy who,
                                                         const Doer& doer, core::UnixTime now) {
  for (auto each = opened.rbegin(); each != opened.rend(); ++each) {
    const auto erasure =
        TRY(entry::sign_erasure(device_.key, {device_.id, each->id, now, who, {}}));
    TRY(vault_.erase_record(erasure,
                            TRY(note(device_.id, {entry::AuditEvent::erased, doer, now}))));
  }
  std::vector<core::RecordId> erased;
  erased.reserve(opened.size());
  for (const auto& each : opened) erased.push_back(each.id);
  return erased;
}

core::Result<> Station::keep_field(VisitKeys& keys, std::string_view path,
                                   const std::optional<std::string>& value, bool by_helper) {
  const vault::Draft draft{std::string(path), value, keys.revision + 1, by_helper};
  TRY(vault_.keep_draft(keys.visit, keys.record, keys.record_key.view(), draft));
  ++keys.revision;
  return {};
}

// What each of them typed, in this order: whose visit it is, and who helped with it.
std::vector<record::Change> Station::changes_of(std::vector<vault::Draft> drafts,
                                                const record::Record& base,
                                                const record::Actor& actor,
                                                core::UnixTime now) const {
  std::map<std::string, std::optional<std::string>> own, helped;
  for (auto& draft : drafts) (draft.by_helper ? helped : own)[draft.field] = std::move(draft.value);
  record::Record so_far = base;
  std::vector<record::Change> changes;
  const record::Actor helper{record::ActorKind::volunteer, ""};
  for (const auto& [fields, who] : {std::pair{&own, &actor}, std::pair{&helped, &helper}}) {
    auto change = so_far.change_to(std::move(*fields), keys::random_id<core::ChangeId>(),
                                   device_.id, *who, now);
    if (change.fields.empty()) continue;
    so_far.merge(change);
    changes.push_back(std::move(change));
  }
  return changes;
}

core::Result<bool> Station::end_visit(const VisitKeys& keys, const record::Record& base,
                                      const record::Actor& actor, core::UnixTime now) {
  const auto key = keys.record_key.view();
  auto drafts = vault_.drafts(keys.visit, keys.record, key);
  if (!drafts) {
    if (drafts.error().code == ErrorCode::not_found) return false;  // it has ended already
    return tl::unexpected(drafts.error());
  }
  const auto changes = changes_of(*std::move(drafts), base, actor, now);
  if (changes.empty()) {
    TRY(vault_.drop_visit(keys.visit));
    return false;
  }
  vault::AuditEntries noted;
  for (const auto& change : changes) {
    const Act changed{entry::AuditEvent::changed, doer_of(change.actor), now};
    noted.push_back(TRY(note(device_.id, changed, keys.record, key)).front());
  }
  if (keys.printed_at) {
    const Act printed{entry::AuditEvent::printed, doer_of(actor), *keys.printed_at};
    noted.push_back(TRY(note(device_.id, printed, keys.record, key)).front());
  }
  TRY(keep_changes(keys.visit, keys.record, key, changes, now, noted));
  return true;
}

core::Result<> Station::keep_changes(core::VisitId visit, core::RecordId record, core::ByteView key,
                                     const std::vector<record::Change>& changes, core::UnixTime now,
                                     const vault::AuditEntries& noted) {
  auto body = record::encode(changes);
  const entry::EntryHeader header{entry::EntryKind::changes, record,
                                  keys::random_id<core::EntryId>()};
  const auto sealed = entry::seal_entry(key, header, body);
  keys::wipe(body);
  if (!sealed) return tl::unexpected(sealed.error());
  TRY(vault_.end_visit(visit, *sealed, now, noted));
  return {};
}

core::Result<> Station::drop_visit(const VisitKeys& keys) { return vault_.drop_visit(keys.visit); }

}  // namespace clearway::station
