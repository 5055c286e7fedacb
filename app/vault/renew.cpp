// A new epoch after a restored or cloned disk. The chain of the earlier epoch stays as it is;
// what the center never took in goes on under links of the new one.
#include <algorithm>

#include "app/vault/anchor.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

// Of the center's reasons for setting something aside, those that another link puts right. The
// others speak of the entry's own bytes, and a new link would not make those any better.
constexpr std::string_view kForItsLink =
    " state = 2 AND reason IN ('conflict', 'sequence_taken', 'previous_differs', 'other_epoch',"
    " 'other_device', 'sequence_out_of_range', 'bad_signature', 'link_unreadable',"
    " 'quarantine_full') ";

struct Unlinked {
  std::int64_t row = 0;
  core::Hash hash{};
};

// In the order in which they were made.
Result<std::vector<Unlinked>> without_present_link(Connection& db, const Device& device) {
  auto found = TRY(query(db,
                         "SELECT e.row, e.hash FROM entries e LEFT JOIN links l ON l.entry = e.row"
                         " WHERE e.own = 1 AND e.state = 0 AND (l.row IS NULL OR l.epoch < ?1)"
                         " ORDER BY e.row",
                         std::int64_t{device.epoch}));
  std::vector<Unlinked> out;
  while (TRY(found.step())) {
    Unlinked entry{found.column_int(0), {}};
    const auto hash = found.column_view(1);
    if (hash.size() != entry.hash.size()) return fail(ErrorCode::corrupt, "vault.reissue");
    std::ranges::copy(hash, entry.hash.begin());
    out.push_back(entry);
  }
  return out;
}

struct Row {
  std::int64_t row = 0;
  core::Bytes bytes;
};

Result<std::vector<Row>> rows_of(Statement found) {
  std::vector<Row> out;
  while (TRY(found.step())) out.push_back({found.column_int(0), found.column_bytes(1)});
  return out;
}

// A center put back from a backup may never have heard of the key that signed them first.
Result<> sign_wraps_again(Transaction& txn, const Device& device) {
  for (const auto& [row, bytes] :
       TRY(rows_of(TRY(query(txn.handle(),
                             "SELECT row, bytes FROM wraps WHERE own = 1 AND stored = 0"
                             " AND bytes IS NOT NULL"))))) {
    const auto wrap = TRY(entry::decode_wrap(bytes));
    if (entry::verify(wrap, device.key.verify)) continue;
    const auto again = entry::encode(TRY(entry::sign_again(device.key, wrap)));
    TRY(txn.run("UPDATE wraps SET bytes = ?2 WHERE row = ?1", row, core::ByteView(again)));
  }
  return {};
}

Result<> sign_erasures_again(Transaction& txn, const Device& device) {
  for (const auto& [row, bytes] :
       TRY(rows_of(TRY(query(txn.handle(),
                             "SELECT row, bytes FROM erasures WHERE server_epoch = 0"
                             " AND length(signer) = 0"))))) {
    const auto erasure = TRY(entry::decode_erasure(bytes));
    if (entry::verify(erasure, device.key.verify)) continue;
    const auto again = entry::encode(TRY(entry::sign_erasure(device.key, erasure)));
    TRY(txn.run("UPDATE erasures SET bytes = ?2 WHERE row = ?1", row, core::ByteView(again)));
  }
  return {};
}

Result<bool> was_renewed(Connection& db, const Device& device) {
  auto found = TRY(query(db, "SELECT 1 FROM devices WHERE id = ?1 AND epoch < ?2 LIMIT 1",
                         device.id.view(), std::int64_t{device.epoch}));
  return found.step();
}

// Also one whose secret was lost: what is public of it is enough here.
Result<PublicDevice> device_before(Connection& db) {
  auto found = TRY(query(db,
                         "SELECT id, epoch, verify FROM devices"
                         " ORDER BY secret IS NULL, epoch DESC LIMIT 1"));
  if (!TRY(found.step())) return fail(ErrorCode::not_found, "vault.device", "not enrolled");
  PublicDevice known{TRY(core::DeviceId::from(found.column_view(0))),
                     static_cast<std::uint32_t>(found.column_int(1)),
                     {}};
  const auto key = found.column_view(2);
  if (key.size() != known.key.size()) return fail(ErrorCode::corrupt, "vault.renew");
  std::ranges::copy(key, known.key.begin());
  return known;
}

Result<> refuse_other(const PublicDevice& now, const Device& next) {
  if (now.id == next.id && next.epoch > now.epoch) return {};
  return fail(ErrorCode::rejected, "vault.renew", "another device, or no later epoch");
}

// What waits again, and what no longer needs a place: a link whose entry was erased was only
// offered so that those behind it could go on.
Result<> wait_again(Transaction& txn) {
  TRY(txn.run("UPDATE entries SET state = 0, reason = '' WHERE own = 1 AND" +
              std::string(kForItsLink)));
  TRY(
      txn.run("UPDATE entries SET state = 0 WHERE own = 1 AND state = 1 AND row NOT IN"
              " (SELECT entry FROM links WHERE entry IS NOT NULL)"));
  return txn.run("DELETE FROM erased_links");
}

}  // namespace

Result<int> reissue(Transaction& txn, const Device& device) {
  if (!TRY(was_renewed(txn.handle(), device))) return 0;
  const auto entries = TRY(without_present_link(txn.handle(), device));
  for (const auto& [row, hash] : entries) {
    TRY(txn.run("UPDATE links SET entry = NULL WHERE entry = ?1", row));
    TRY(append_link(txn, device, hash, row));
  }
  TRY(sign_wraps_again(txn, device));
  TRY(sign_erasures_again(txn, device));
  return static_cast<int>(entries.size());
}

Result<int> Vault::wanting_renewal() {
  auto found = TRY(query(impl_->handle(), "SELECT count(*) FROM entries WHERE own = 1 AND" +
                                              std::string(kForItsLink)));
  TRY(found.step());
  return static_cast<int>(found.column_int(0));
}

Result<PublicDevice> Vault::device_of_links() {
  auto found =
      TRY(query(impl_->handle(), "SELECT device, epoch FROM links ORDER BY row DESC LIMIT 1"));
  if (!TRY(found.step())) return fail(ErrorCode::not_found, "vault.device", "no link");
  return PublicDevice{TRY(core::DeviceId::from(found.column_view(0))),
                      static_cast<std::uint32_t>(found.column_int(1)),
                      {}};
}

Result<> Vault::put_public_device(const PublicDevice& device) {
  auto txn = TRY(Transaction::begin(impl_->database));
  TRY(
      txn.run("INSERT INTO devices (id, epoch, verify) SELECT ?1, ?2, ?3"
              " WHERE NOT EXISTS (SELECT 1 FROM devices)",
              device.id.view(), std::int64_t{device.epoch}, core::ByteView(device.key)));
  return txn.commit();
}

Result<int> Vault::renew(const Device& next, const Settings& settings) {
  auto txn = TRY(Transaction::begin(impl_->database));
  const auto before = TRY(device_before(txn.handle()));
  TRY(refuse_other(before, next));
  TRY(put_device(txn, next));
  TRY(wait_again(txn));
  const int entries = TRY(reissue(txn, next));
  for (const auto& [name, value] : settings) TRY(put_setting(txn, name, value));
  if (std::ranges::any_of(settings, [](const auto& each) { return is_pinned(each.first); }))
    TRY(count_pinned(txn, anchored(impl_->anchor(), before.key).count));
  // The feed left out what came under the earlier epoch, from whichever copy of this disk.
  TRY(put_setting(txn, kPullCursor, {}));
  TRY(txn.commit());
  // Past what the old anchor says: that is what was decided. One that could not be written is of
  // an earlier epoch, and the next visit's takes its place.
  static_cast<void>(renew_anchor(impl_->handle(), impl_->anchor(), before.key, next));
  impl_->database.checkpoint();
  return entries;
}

}  // namespace clearway::vault
