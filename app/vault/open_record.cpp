// From sealed entries to a record, for somebody who brought the key.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/vault/draft_rows.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;
using record::Change;
using Values = std::map<std::string, std::optional<std::string>>;

struct OpenedDrafts {
  DraftRows rows;  // without the sealed bytes
  Values values;
  Values helped;  // typed by a helper
};

// Entries by id: those of kind `changes` as they are, those of kind `drafts` once it is known
// what they followed on.
struct Opened {
  std::map<core::EntryId, std::vector<Change>> changes;
  std::map<core::EntryId, OpenedDrafts> drafts;
};

Result<OpenedDrafts> open_drafts(core::ByteView key, core::RecordId record, core::ByteView entry) {
  OpenedDrafts out;
  out.rows = TRY(decode_draft_rows(TRY(entry::unframe_drafts(entry))));
  std::map<std::string, std::uint64_t> newest;
  for (const auto& row : out.rows.rows) {
    auto draft = TRY(open_draft(key, {record, out.rows.visit}, row.revision, row.sealed));
    auto& revision = newest[draft.field];
    if (draft.revision < revision) continue;
    revision = draft.revision;
    out.values.erase(draft.field), out.helped.erase(draft.field);
    (draft.by_helper ? out.helped : out.values)[draft.field] = std::move(draft.value);
  }
  out.rows.rows.clear();
  return out;
}

// False: the row lies under the wrong record, which verify() names, or nothing in it is sealed. It
// proves nothing of the key.
Result<bool> open_one(core::ByteView key, core::RecordId record, core::EntryId id,
                      core::ByteView entry, Opened& into) {
  const auto header = TRY(entry::read_header(entry));
  if (header.record != record) return false;
  if (header.id != id)
    return fail(ErrorCode::corrupt, "vault.open_record", "entry under another name");
  if (header.kind == entry::EntryKind::drafts) {
    auto drafts = TRY(open_drafts(key, record, entry));
    const bool sealed = !drafts.values.empty() || !drafts.helped.empty();
    if (sealed) into.drafts[id] = std::move(drafts);
    return sealed;
  }
  const auto body = TRY(entry::open_entry(key, entry));
  into.changes[id] = TRY(record::decode(body.view()));
  return true;
}

// A drafts entry becomes one change of each who typed, on top of what the visit had seen, whatever
// has come in since: so it is the same change at every desk. What it saw is settled first; an entry
// that claims to have seen itself finds nothing there.
void settle(core::EntryId id, Opened& opened) {
  auto drafts = opened.drafts.extract(id);
  if (drafts.empty()) return;
  auto& [rows, values, helped] = drafts.mapped();
  record::Record seen;
  for (const auto earlier : rows.seen) {
    settle(earlier, opened);
    const auto found = opened.changes.find(earlier);
    if (found == opened.changes.end()) continue;
    for (const auto& change : found->second) seen.merge(change);
  }
  auto change = seen.change_to(std::move(values), orphan_change_id(id), rows.device,
                               {record::ActorKind::person, ""}, rows.kept_at);
  seen.merge(change);
  auto of_helper = seen.change_to(std::move(helped), orphan_change_id(id, true), rows.device,
                                  {record::ActorKind::volunteer, ""}, rows.kept_at);
  for (auto* one : {&change, &of_helper})
    if (!one->fields.empty()) opened.changes[id].push_back(std::move(*one));
}

// The place of the first entry that the key opens; behind the last when it opens none.
std::size_t first_opened(const SealedRecord& sealed, core::ByteView key) {
  Opened opened;
  std::size_t place = 0;
  for (; place < sealed.entries.size(); ++place) {
    const auto& entry = sealed.entries[place];
    if (open_one(key, sealed.record, entry.id, entry.bytes, opened).value_or(false)) break;
  }
  return place;
}

}  // namespace

bool opens_earlier(const SealedRecord& sealed, core::ByteView key, core::ByteView than) {
  return !keys::equal(key, than) && first_opened(sealed, key) < first_opened(sealed, than);
}

Result<SealedRecord> Vault::sealed_record(core::RecordId record) {
  auto found = TRY(query(impl_->handle(),
                         fmt::format("SELECT e.id, e.own, e.bytes FROM records r JOIN entries e"
                                     " ON e.record = r.row AND e.{} WHERE r.id = ?1 ORDER BY e.row",
                                     kOfPeople),
                         record.view()));
  SealedRecord out{record, {}};
  while (TRY(found.step()))
    out.entries.push_back({TRY(core::EntryId::from(found.column_view(0))), found.column_int(1) != 0,
                           found.column_bytes(2)});
  return out;
}

Result<record::Record> Vault::open_record(core::RecordId record, core::ByteView record_key) {
  return open_sealed(TRY(sealed_record(record)), record_key);
}

Result<record::Record> open_sealed(const SealedRecord& sealed, core::ByteView record_key) {
  Opened opened;
  bool any = false;
  std::optional<core::Error> failure;
  std::optional<core::EntryId> damaged;
  for (const auto& entry : sealed.entries) {
    const auto result = open_one(record_key, sealed.record, entry.id, entry.bytes, opened);
    any = any || result.value_or(false);
    if (result) continue;
    failure = result.error();
    if (entry.own) damaged = entry.id;
  }
  if (failure && !any) return tl::unexpected(*failure);
  if (!any) return fail(ErrorCode::not_found, "vault.open_record", "no entry of it is here yet");
  // Somebody else's bytes may be anything and hide nothing; a hole in our own must show.
  if (damaged) return fail(ErrorCode::corrupt, "vault.open_record", "entry " + damaged->hex());

  while (!opened.drafts.empty()) settle(opened.drafts.begin()->first, opened);
  record::Record out;
  for (auto& [id, changes] : opened.changes)
    for (auto& change : changes) out.merge(std::move(change));
  return out;
}

}  // namespace clearway::vault
