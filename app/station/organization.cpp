#include "app/station/organization.h"

#include <algorithm>

#include "app/keys/phrases.h"
#include "app/station/files.h"
#include "app/station/office.h"

namespace clearway::station {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kRootSlot = "clearway/root";
constexpr std::string_view kBoxSlot = "clearway/organization";

// The two secrets of an organization, each in a slot of its own.
struct SlotFiles {
  const char* root;
  const char* box;
};
constexpr SlotFiles kOfficeSlots{"root.slot", "organization.slot"};
constexpr SlotFiles kRecoverySlots{"root.recovery.slot", "organization.recovery.slot"};

core::ByteView seed_of(const keys::SigningKey& key) { return key.secret.view().first(32); }

core::Result<> write_slots(const fs::path& folder, const SlotFiles& files,
                           std::string_view passphrase, core::ByteView seed, core::ByteView box) {
  TRY(write_private(folder / files.root, TRY(keys::make_slot(kRootSlot, passphrase, seed))));
  return write_private(folder / files.box, TRY(keys::make_slot(kBoxSlot, passphrase, box)));
}

struct Secrets {
  keys::Secret seed;
  keys::Secret box;
};

core::Result<Secrets> open_slots(const fs::path& folder, const SlotFiles& files,
                                 std::string_view passphrase) {
  const auto root = TRY(read_small(folder / files.root));
  const auto box = TRY(read_small(folder / files.box));
  auto seed = TRY(keys::open_slot(kRootSlot, passphrase, root));
  return Secrets{std::move(seed), TRY(keys::open_slot(kBoxSlot, passphrase, box))};
}

// Whatever spacing or case it was typed in, the recovery slots know one form of it.
core::Result<std::string> normal_recovery(std::string_view typed) {
  const keys::Secret key = TRY(keys::parse_recovery(typed));
  return keys::recovery_text(key.view());
}

core::Result<> check_passphrase(std::string_view passphrase) {
  if (passphrase.size() >= kShortestPassphrase) return {};
  return core::fail(ErrorCode::invalid_input, "station.passphrase",
                    "an office passphrase has at least 12 characters");
}

core::Result<Organization> assemble(const fs::path& folder, const Secrets& secrets) {
  auto root = TRY(keys::SigningKey::from_seed(secrets.seed.view()));
  auto box = TRY(keys::BoxKey::from_secret(secrets.box.view()));
  if (root.verify != TRY(read_root(folder))) {
    return core::fail(ErrorCode::corrupt, "station.organization", "root.pub is of another root");
  }
  const auto bytes = TRY(read_statement(folder, "organization"));
  const auto statement = TRY(entry::read_organization(root.verify, bytes));
  if (statement.key != box.public_key) {
    return core::fail(ErrorCode::corrupt, "station.organization", "organization key differs");
  }
  return Organization{folder,          statement.name, statement.epoch,
                      std::move(root), std::move(box), fs::exists(folder / "demo")};
}

}  // namespace

core::Result<keys::VerifyKey> read_root(const fs::path& folder) {
  std::string text = core::as_text(TRY(read_small(folder / "root.pub")));
  while (!text.empty() && text.back() == '\n') text.pop_back();
  const auto bytes = core::from_hex(text);
  keys::VerifyKey key{};
  if (!bytes || bytes->size() != key.size()) {
    return core::fail(ErrorCode::corrupt, "station.organization", "root.pub is no key");
  }
  std::ranges::copy(*bytes, key.begin());
  return key;
}

core::Result<std::string> create_organization(const fs::path& folder, const std::string& name,
                                              std::string_view passphrase, OrganizationKind kind) {
  if (name.empty()) {
    return core::fail(ErrorCode::invalid_input, "station.organization", "a name is needed");
  }
  TRY(check_passphrase(passphrase));
  if (fs::exists(folder / "root.pub")) {
    return core::fail(ErrorCode::rejected, "station.organization", "there is one here already");
  }
  TRY(make_private_folder(folder));
  TRY(make_private_folder(folder / "statements"));
  TRY(make_private_folder(folder / "sites"));
  const auto root = TRY(keys::SigningKey::generate());
  const auto box = TRY(keys::BoxKey::generate());
  const auto recovery_key = TRY(keys::Secret::random(32));
  std::string recovery = keys::recovery_text(recovery_key.view());
  TRY(write_slots(folder, kOfficeSlots, passphrase, seed_of(root), box.secret.view()));
  TRY(write_slots(folder, kRecoverySlots, recovery, seed_of(root), box.secret.view()));
  TRY(write_statement(folder, "organization",
                      TRY(entry::sign(root, entry::OrganizationKey{name, 1, box.public_key}))));
  if (kind == OrganizationKind::demo) {
    TRY(write_private(folder / "demo", core::as_bytes("made up people only\n")));
  }
  // Last: without it there is no organization yet, and the next try starts afresh.
  TRY(write_private(folder / "root.pub", core::as_bytes(core::to_hex(root.verify) + "\n")));
  return recovery;
}

core::Result<Organization> open_organization(const fs::path& folder, std::string_view passphrase) {
  TRY(read_root(folder));
  return assemble(folder, TRY(open_slots(folder, kOfficeSlots, passphrase)));
}

core::Result<> recover_organization(const fs::path& folder, std::string_view recovery,
                                    std::string_view new_passphrase) {
  TRY(check_passphrase(new_passphrase));
  std::string normal = TRY(normal_recovery(recovery));
  const auto secrets = open_slots(folder, kRecoverySlots, normal);
  keys::wipe(normal);
  if (!secrets) return tl::unexpected(secrets.error());
  TRY(assemble(folder, *secrets));
  return write_slots(folder, kOfficeSlots, new_passphrase, secrets->seed.view(),
                     secrets->box.view());
}

core::Result<> check_recovery(const fs::path& folder, std::string_view recovery) {
  std::string normal = TRY(normal_recovery(recovery));
  const auto secrets = open_slots(folder, kRecoverySlots, normal);
  keys::wipe(normal);
  if (!secrets) return tl::unexpected(secrets.error());
  TRY(assemble(folder, *secrets));
  return {};
}

core::Result<entry::Signed> read_statement(const fs::path& folder, const std::string& name) {
  return read_small(folder / "statements" / (name + ".signed"));
}

core::Result<> write_statement(const fs::path& folder, const std::string& name,
                               const entry::Signed& statement) {
  return write_private(folder / "statements" / (name + ".signed"), statement);
}

}  // namespace clearway::station
