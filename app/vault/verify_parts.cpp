// The long part of what the vault can check about itself: every link, entry and wrap, a few at a
// time. Columns are there to find things by; what they say must be what the signed bytes say.
#include <algorithm>
#include <map>

#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::Result;
using Problems = std::vector<Problem>;
using Chain = Verification::Chain;

std::string place(const Chain& chain, std::uint64_t sequence) {
  return chain.first.hex() + " epoch " + std::to_string(chain.second) + " sequence " +
         std::to_string(sequence);
}

Result<std::map<Chain, keys::VerifyKey>> verify_keys(Connection& db) {
  auto found = TRY(query(db, "SELECT id, epoch, verify FROM devices"));
  std::map<Chain, keys::VerifyKey> out;
  while (TRY(found.step())) {
    const auto id = TRY(core::DeviceId::from(found.column_view(0)));
    keys::VerifyKey key{};
    if (const auto bytes = found.column_view(2); bytes.size() == key.size())
      std::ranges::copy(bytes, key.begin());
    out[{id, static_cast<std::uint32_t>(found.column_int(1))}] = key;
  }
  return out;
}

// One link at its place: said to be `sequence`, following on `previous`.
void check_link(const entry::Link& link, const Chain& chain, std::uint64_t expected,
                const core::Hash& previous, const std::map<Chain, keys::VerifyKey>& keys,
                Problems& problems) {
  const auto where = place(chain, link.sequence);
  if (link.sequence != expected) problems.push_back({"link.gap", where});
  if (link.previous != previous) problems.push_back({"link.previous", where});
  const auto key = keys.find(chain);
  if (key == keys.end() || !entry::verify(link, key->second))
    problems.push_back({"link.signature", where});
}

// No later epoch of the device is known: what has gone from here can't have gone on under it.
bool is_present(const Chain& chain, const std::map<Chain, keys::VerifyKey>& keys) {
  const auto next = keys.upper_bound(chain);
  return next == keys.end() || next->first.first != chain.first;
}

// Follows the chains from where `so_far` stands. False: no link is left.
Result<bool> check_chains(Connection& db, Verification& so_far, std::size_t limit) {
  const auto keys = TRY(verify_keys(db));
  const auto from = so_far.chain.value_or(Chain{});
  auto found = TRY(query(db,
                         "SELECT l.device, l.epoch, l.sequence, l.hash, l.bytes, e.bytes, x.link"
                         " FROM links l LEFT JOIN entries e ON e.row = l.entry"
                         " LEFT JOIN erased_links x ON x.link = l.row"
                         " WHERE (l.device, l.epoch, l.sequence) > (?1, ?2, ?3)"
                         " ORDER BY l.device, l.epoch, l.sequence LIMIT ?4",
                         from.first.view(), std::int64_t{from.second}, signed_of(so_far.sequence),
                         signed_of(limit)));
  std::size_t seen = 0;
  for (; TRY(found.step()); ++seen) {
    const Chain chain{TRY(core::DeviceId::from(found.column_view(0))),
                      static_cast<std::uint32_t>(found.column_int(1))};
    const auto sequence = unsigned_of(found.column_int(2));
    if (so_far.chain != chain)
      so_far = {chain, 0, {}, so_far.entry, so_far.wrap, std::move(so_far.problems)};
    const auto link = entry::decode_link(found.column_view(4));
    const bool sound = link && Chain(link->device, link->device_epoch) == chain &&
                       link->sequence == sequence &&
                       std::ranges::equal(entry::hash_of(*link), found.column_view(3));
    if (!sound) {
      so_far.problems.push_back({"link.corrupt", place(chain, sequence)});
      so_far.sequence = sequence;
      continue;
    }
    check_link(*link, chain, so_far.sequence + 1, so_far.previous, keys, so_far.problems);
    if (!found.column_null(5) && keys::hash(found.column_view(5)) != link->entry)
      so_far.problems.push_back({"entry.hash", place(chain, sequence)});
    if (found.column_null(5) && found.column_null(6) && is_present(chain, keys))
      so_far.problems.push_back({"entry.missing", place(chain, sequence)});
    so_far.sequence = sequence;
    so_far.previous = entry::hash_of(*link);
  }
  return seen == limit;
}

bool is_filed(core::ByteView bytes, core::ByteView id, core::ByteView record, std::int64_t kind) {
  const auto header = entry::read_header(bytes);
  return header && std::ranges::equal(header->id.view(), id) &&
         std::ranges::equal(header->record.view(), record) &&
         static_cast<std::int64_t>(header->kind) == kind;
}

Result<bool> check_entries(Connection& db, Verification& so_far, std::size_t limit) {
  auto found = TRY(query(db,
                         "SELECT e.id, e.hash, e.bytes, e.own, l.row, e.row, r.id, e.kind"
                         " FROM entries e LEFT JOIN records r ON r.row = e.record"
                         " LEFT JOIN links l ON l.entry = e.row WHERE e.row > ?1"
                         " ORDER BY e.row LIMIT ?2",
                         so_far.entry, signed_of(limit)));
  std::size_t seen = 0;
  for (; TRY(found.step()); ++seen) {
    const auto id = core::to_hex(found.column_view(0));
    const bool own = found.column_int(3) != 0;
    // The hash of an own entry is held against its link.
    if (!own && !std::ranges::equal(keys::hash(found.column_view(2)), found.column_view(1)))
      so_far.problems.push_back({"entry.hash", id});
    if (own && found.column_null(4)) so_far.problems.push_back({"entry.unlinked", id});
    if (!is_filed(found.column_view(2), found.column_view(0), found.column_view(6),
                  found.column_int(7)))
      so_far.problems.push_back({"entry.misfiled", id});
    so_far.entry = found.column_int(5);
  }
  return seen == limit;
}

bool is_filed(const entry::Wrap& wrap, Statement& row) {
  const auto site = wrap.site ? wrap.site->view() : core::ByteView();
  return std::ranges::equal(wrap.id.view(), row.column_view(1)) &&
         std::ranges::equal(wrap.record.view(), row.column_view(2)) &&
         static_cast<std::int64_t>(wrap.recipient) == row.column_int(3) &&
         std::ranges::equal(site, row.column_view(4)) && wrap.locator == row.column_text(5);
}

// Under whichever epoch: a wrap is signed again only where it still has to go to the center.
bool is_signed(const entry::Wrap& wrap, const std::map<Chain, keys::VerifyKey>& keys) {
  return std::ranges::any_of(keys, [&](const auto& each) {
    return each.first.first == wrap.device && entry::verify(wrap, each.second);
  });
}

// Nobody can check the signature of a pulled one here: the feed does not say who its device is.
Result<bool> check_wraps(Connection& db, Verification& so_far, std::size_t limit) {
  const auto keys = TRY(verify_keys(db));
  auto found = TRY(query(db,
                         "SELECT w.row, w.id, r.id, w.recipient, w.site, w.locator, w.own, w.bytes"
                         " FROM wraps w LEFT JOIN records r ON r.row = w.record"
                         " WHERE w.row > ?1 AND w.bytes IS NOT NULL ORDER BY w.row LIMIT ?2",
                         so_far.wrap, signed_of(limit)));
  std::size_t seen = 0;
  for (; TRY(found.step()); ++seen) {
    so_far.wrap = found.column_int(0);
    const auto id = core::to_hex(found.column_view(1));
    const auto wrap = entry::decode_wrap(found.column_view(7));
    if (!wrap || !is_filed(*wrap, found)) so_far.problems.push_back({"wrap.misfiled", id});
    const bool own = found.column_int(6) != 0;
    if (wrap && own && !is_signed(*wrap, keys)) so_far.problems.push_back({"wrap.signature", id});
  }
  return seen == limit;
}

}  // namespace

Result<bool> Vault::verify_part(Verification& so_far, std::size_t limit) {
  Connection& db = impl_->handle();
  if (TRY(check_chains(db, so_far, limit))) return true;
  if (TRY(check_entries(db, so_far, limit))) return true;
  return check_wraps(db, so_far, limit);
}

}  // namespace clearway::vault
