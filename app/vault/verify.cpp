// Everything the vault can check about itself without a record key.
#include <algorithm>
#include <map>

#include "app/vault/anchor.h"
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

Result<> check_database(sqlite3& db, Problems& problems) {
  auto integrity = TRY(query(db, "PRAGMA integrity_check"));
  while (TRY(integrity.step()))
    if (auto text = integrity.column_text(0); text != "ok")
      problems.push_back({"database.integrity", std::move(text)});
  auto references = TRY(query(db, "PRAGMA foreign_key_check"));
  while (TRY(references.step()))
    problems.push_back({"database.reference", references.column_text(0)});
  return {};
}

Result<std::map<Chain, keys::VerifyKey>> verify_keys(sqlite3& db) {
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
Result<bool> check_chains(sqlite3& db, Verification& so_far, std::size_t limit) {
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
    if (so_far.chain != chain) so_far = {chain, 0, {}, so_far.entry, std::move(so_far.problems)};
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

Result<bool> check_entries(sqlite3& db, Verification& so_far, std::size_t limit) {
  auto found = TRY(query(db,
                         "SELECT e.id, e.hash, e.bytes, e.own, l.row, e.row FROM entries e"
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
    so_far.entry = found.column_int(5);
  }
  return seen == limit;
}

Result<> check_refused(sqlite3& db, Problems& problems) {
  auto refused = TRY(query(db, "SELECT hash, reason FROM refused ORDER BY row"));
  while (TRY(refused.step()))
    problems.push_back(
        {"entry.refused", core::to_hex(refused.column_view(0)) + " " + refused.column_text(1)});
  return {};
}

std::string name_of(const Device& device) {
  return device.id.hex() + " epoch " + std::to_string(device.epoch);
}

const char* problem_of(AnchorState state) {
  switch (state) {
    case AnchorState::current:
    case AnchorState::behind_by_one_write:
      return nullptr;
    case AnchorState::behind:
      return "anchor.behind";
    case AnchorState::missing:
      return "anchor.missing";
    case AnchorState::corrupt:
      return "anchor.corrupt";
    case AnchorState::forked:
      return "anchor.forked";
    case AnchorState::ahead:
      return "database.behind_anchor";
  }
  return "anchor.corrupt";
}

}  // namespace

Result<bool> Vault::verify_part(Verification& so_far, std::size_t limit) {
  sqlite3& db = impl_->handle();
  if (TRY(check_chains(db, so_far, limit))) return true;
  return check_entries(db, so_far, limit);
}

Result<std::vector<Problem>> Vault::verify_head() {
  Problems problems;
  sqlite3& db = impl_->handle();
  const auto device = read_device(db);
  if (!device && device.error().code == core::ErrorCode::not_found) return problems;
  if (!device) return tl::unexpected(device.error());
  const auto standing = TRY(check_anchor(db, impl_->anchor(), *device));
  if (const char* what = problem_of(standing.chain)) problems.push_back({what, name_of(*device)});
  if (const char* what = problem_of(standing.pinned))
    problems.push_back(
        {standing.pinned == AnchorState::behind ? what : kStaleSettings.data(), name_of(*device)});
  if (const int waiting = TRY(wanting_renewal()); waiting > 0)
    problems.push_back({std::string(kWantsRenewal), name_of(*device) + ": the center set " +
                                                        std::to_string(waiting) +
                                                        " aside for their links"});
  // Only what a power cut between commit and anchor leaves behind is put right.
  const auto by_one = AnchorState::behind_by_one_write;
  if (standing.chain == by_one || standing.pinned == by_one)
    TRY(advance_anchor(db, impl_->anchor(), *device));
  return problems;
}

Result<std::vector<Problem>> Vault::verify() {
  constexpr std::size_t kAtOnce = 1000;
  Verification all;
  TRY(check_database(impl_->handle(), all.problems));
  while (TRY(verify_part(all, kAtOnce))) {
  }
  TRY(check_refused(impl_->handle(), all.problems));
  for (auto& problem : TRY(verify_head())) all.problems.push_back(std::move(problem));
  return std::move(all.problems);
}

}  // namespace clearway::vault
