// What is kept while a visit lasts.
#include <algorithm>

#include "app/vault/draft_box.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

Result<VisitRow> visit_of(Connection& db, core::VisitId visit, core::RecordId record) {
  const auto row = TRY(find_visit(db, visit));
  if (!row || row->record != record)
    return fail(ErrorCode::not_found, "vault.draft", "no such visit");
  return *row;
}

Result<std::uint64_t> last_revision(Connection& db, const VisitRow& visit,
                                    const core::Hash& field) {
  auto found = TRY(query(db, "SELECT revision FROM drafts WHERE visit = ?1 AND field = ?2",
                         visit.row, core::ByteView(field)));
  return TRY(found.step()) ? unsigned_of(found.column_int(0)) : 0;
}

}  // namespace

Result<> Vault::keep_draft(core::VisitId visit, core::RecordId record, core::ByteView record_key,
                           const Draft& draft) {
  auto txn = TRY(Transaction::begin(impl_->database));
  const auto row = TRY(visit_of(txn.handle(), visit, record));
  const auto field = TRY(field_digest(record_key, draft.field));
  const auto last = TRY(last_revision(txn.handle(), row, field));

  Draft next = draft;
  next.revision = std::max(draft.revision, last + 1);
  const auto sealed = TRY(seal_draft(record_key, {record, tag_of(visit)}, next));
  if (next.value) keys::wipe(*next.value);

  // An update in place, so that the earlier words are overwritten and not set aside.
  TRY(txn.run("UPDATE drafts SET revision = ?3, sealed = ?4 WHERE visit = ?1 AND field = ?2",
              row.row, core::ByteView(field), signed_of(next.revision), core::ByteView(sealed)));
  if (txn.changed() == 0)
    TRY(txn.run("INSERT INTO drafts (visit, field, revision, sealed) VALUES (?1, ?2, ?3, ?4)",
                row.row, core::ByteView(field), signed_of(next.revision), core::ByteView(sealed)));
  return txn.commit();
}

Result<std::vector<Draft>> Vault::drafts(core::VisitId visit, core::RecordId record,
                                         core::ByteView record_key) {
  const auto row = TRY(visit_of(impl_->handle(), visit, record));
  auto found = TRY(query(impl_->handle(),
                         "SELECT field, revision, sealed FROM drafts WHERE visit = ?1 ORDER BY row",
                         row.row));
  const DraftBinding binding{record, tag_of(visit)};
  std::vector<Draft> drafts;
  while (TRY(found.step())) {
    auto draft = TRY(
        open_draft(record_key, binding, unsigned_of(found.column_int(1)), found.column_view(2)));
    const auto field = TRY(field_digest(record_key, draft.field));
    if (!std::ranges::equal(field, found.column_view(0)))
      return fail(ErrorCode::corrupt, "vault.draft", "row under another name");
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace clearway::vault
