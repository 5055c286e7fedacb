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
using Chain = std::pair<core::DeviceId, std::uint32_t>;  // device and epoch

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

Result<> check_chains(sqlite3& db, Problems& problems) {
  const auto keys = TRY(verify_keys(db));
  auto found = TRY(query(db,
                         "SELECT l.device, l.epoch, l.sequence, l.hash, l.bytes, e.bytes"
                         " FROM links l LEFT JOIN entries e ON e.row = l.entry"
                         " ORDER BY l.device, l.epoch, l.sequence"));
  std::optional<Chain> current;
  std::uint64_t last = 0;
  core::Hash previous{};
  while (TRY(found.step())) {
    const Chain chain{TRY(core::DeviceId::from(found.column_view(0))),
                      static_cast<std::uint32_t>(found.column_int(1))};
    const auto sequence = unsigned_of(found.column_int(2));
    if (current != chain) {
      current = chain;
      last = 0;
      previous = {};
    }
    const auto link = entry::decode_link(found.column_view(4));
    const bool sound = link && Chain(link->device, link->device_epoch) == chain &&
                       link->sequence == sequence &&
                       std::ranges::equal(entry::hash_of(*link), found.column_view(3));
    if (!sound) {
      problems.push_back({"link.corrupt", place(chain, sequence)});
      last = sequence;
      continue;
    }
    check_link(*link, chain, last + 1, previous, keys, problems);
    if (!found.column_null(5) && keys::hash(found.column_view(5)) != link->entry)
      problems.push_back({"entry.hash", place(chain, sequence)});
    last = sequence;
    previous = entry::hash_of(*link);
  }
  return {};
}

Result<> check_entries(sqlite3& db, Problems& problems) {
  auto found = TRY(query(db,
                         "SELECT e.id, e.hash, e.bytes, e.own, l.row FROM entries e"
                         " LEFT JOIN links l ON l.entry = e.row ORDER BY e.row"));
  while (TRY(found.step())) {
    const auto id = core::to_hex(found.column_view(0));
    const bool own = found.column_int(3) != 0;
    // The hash of an own entry is held against its link.
    if (!own && !std::ranges::equal(keys::hash(found.column_view(2)), found.column_view(1)))
      problems.push_back({"entry.hash", id});
    if (own && found.column_null(4)) problems.push_back({"entry.unlinked", id});
  }
  auto refused = TRY(query(db, "SELECT hash, reason FROM refused ORDER BY row"));
  while (TRY(refused.step()))
    problems.push_back(
        {"entry.refused", core::to_hex(refused.column_view(0)) + " " + refused.column_text(1)});
  return {};
}

const char* problem_of(AnchorState state) {
  switch (state) {
    case AnchorState::current:
    case AnchorState::behind_by_one:
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

Result<std::vector<Problem>> Vault::verify() {
  Problems problems;
  sqlite3& db = impl_->handle();
  TRY(check_database(db, problems));
  TRY(check_chains(db, problems));
  TRY(check_entries(db, problems));
  const auto device = read_device(db);
  if (!device && device.error().code == core::ErrorCode::not_found) return problems;
  if (!device) return tl::unexpected(device.error());
  const auto state = TRY(check_anchor(db, impl_->anchor(), *device));
  if (const char* what = problem_of(state))
    problems.push_back({what, device->id.hex() + " epoch " + std::to_string(device->epoch)});
  // Only what a power cut between commit and anchor leaves behind is put right.
  if (state == AnchorState::behind_by_one) TRY(advance_anchor(db, impl_->anchor(), *device));
  return problems;
}

}  // namespace clearway::vault
