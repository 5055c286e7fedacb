// Everything the vault can check about itself without a record key.
#include "app/vault/anchor.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"

namespace clearway::vault {
namespace {

using core::Result;
using Problems = std::vector<Problem>;

Result<> check_database(Connection& db, Problems& problems) {
  auto integrity = TRY(query(db, "PRAGMA integrity_check"));
  while (TRY(integrity.step()))
    if (auto text = integrity.column_text(0); text != "ok")
      problems.push_back({"database.integrity", std::move(text)});
  auto references = TRY(query(db, "PRAGMA foreign_key_check"));
  while (TRY(references.step()))
    problems.push_back({"database.reference", references.column_text(0)});
  return {};
}

Result<> check_refused(Connection& db, Problems& problems) {
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

Result<bool> Vault::is_newest_trust() {
  const auto device = TRY(read_device(impl_->handle()));
  const auto here = TRY(read_pinned(impl_->handle()));
  return here.digest == anchored(impl_->anchor(), device.key.verify).digest;
}

Result<std::vector<Problem>> Vault::verify_head() {
  Problems problems;
  Connection& db = impl_->handle();
  const auto device = read_device(db);
  if (!device && device.error().code == core::ErrorCode::not_found) return problems;
  if (!device) return tl::unexpected(device.error());
  const auto standing = TRY(check_anchor(db, impl_->anchor(), *device));
  if (const char* what = problem_of(standing.chain)) problems.push_back({what, name_of(*device)});
  if (const char* what = problem_of(standing.pinned))
    problems.push_back(
        {standing.pinned == AnchorState::behind ? what : kStaleSettings.data(), name_of(*device)});
  if (const auto list = impl_->withdrawn().read(); !list)
    problems.push_back({std::string(kUnreadableList), name_of(*device)});
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
