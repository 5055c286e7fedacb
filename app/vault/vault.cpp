// Opening, settings and the device.
#include "app/vault/vault.h"

#include "app/vault/anchor.h"
#include "app/vault/impl.h"
#include "app/vault/rows.h"
#include "app/vault/schema.h"

namespace clearway::vault {

using core::ErrorCode;
using core::fail;
using core::Result;

Vault::Vault(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Vault::Vault(Vault&&) noexcept = default;
Vault& Vault::operator=(Vault&&) noexcept = default;
Vault::~Vault() {
  if (impl_) impl_->database.checkpoint();  // SQLite would fold the WAL in without us
}

namespace {

// The anchor comes with the first entry: an empty file beside it was not always empty.
Result<> refuse_emptied(const std::filesystem::path& file, const std::filesystem::path& anchor) {
  std::error_code ignored;
  if (!std::filesystem::exists(anchor, ignored)) return {};
  const bool there = std::filesystem::exists(file, ignored);
  if (there && std::filesystem::file_size(file, ignored) > 0) return {};
  return fail(ErrorCode::corrupt, "vault.open",
              "vault.db is empty or gone while its anchor is here: put the backup back");
}

}  // namespace

Result<Vault> Vault::open(const std::filesystem::path& folder, core::ByteView key) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored))
    return fail(ErrorCode::not_found, "vault.open", "no such folder");
  auto text = TRY(raw_key(key));
  auto lock = TRY(FolderLock::take(folder / "vault.lock"));
  const auto file = folder / "vault.db";
  TRY(refuse_plain(file));
  TRY(refuse_emptied(file, folder / "anchor"));
  auto database = TRY(Database::open(file, text));
  TRY(database.configure());
  TRY(migrate(database));
  TRY(WithdrawnFile(folder / "withdrawn", text).settle(database));
  database.checkpoint();  // what was destroyed just before a power cut leaves the WAL too
  TRY(refuse_plain(file));
  // SQLite does not say when it could not: a journal that it removed might come back.
  TRY(sync_folder(folder));
  return Vault(
      std::make_unique<Impl>(Impl{folder, std::move(lock), std::move(text), std::move(database)}));
}

Result<> put_setting(Transaction& txn, std::string_view name, core::ByteView value) {
  return txn.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)", name, value);
}

namespace {

// What is kept is kept, as at the end of a visit, even if the anchor cannot be written now.
Result<> commit_settings(Transaction& txn, bool pinned, const std::filesystem::path& anchor) {
  if (!pinned) return txn.commit();
  Connection& db = txn.handle();
  const auto device = read_device(db);
  TRY(count_pinned(txn, device ? anchored(anchor, device->key.verify).count : 0));
  TRY(txn.commit());
  if (device) static_cast<void>(advance_anchor(db, anchor, *device));
  return {};
}

}  // namespace

Result<> Vault::put(std::string_view name, core::ByteView value) {
  auto txn = TRY(Transaction::begin(impl_->database));
  TRY(put_setting(txn, name, value));
  return commit_settings(txn, is_pinned(name), impl_->anchor());
}

Result<> Vault::put_all(const Settings& values) {
  auto txn = TRY(Transaction::begin(impl_->database));
  bool pinned = false;
  for (const auto& [name, value] : values) {
    TRY(put_setting(txn, name, value));
    pinned = pinned || is_pinned(name);
  }
  return commit_settings(txn, pinned, impl_->anchor());
}

Result<std::optional<core::Bytes>> Vault::get(std::string_view name) {
  auto found = TRY(query(impl_->handle(), "SELECT value FROM settings WHERE name = ?1", name));
  if (!TRY(found.step())) return std::optional<core::Bytes>{};
  return std::optional(found.column_bytes(0));
}

Result<> put_device(Transaction& txn, const Device& device) {
  const std::int64_t epoch{device.epoch};
  {
    auto newer = TRY(query(txn.handle(), "SELECT 1 FROM devices WHERE id = ?1 AND epoch > ?2",
                           device.id.view(), epoch));
    if (TRY(newer.step())) return fail(ErrorCode::rejected, "vault.set_device", "an older epoch");
  }
  // A device signs with one key; earlier ones stay only to verify what they signed.
  TRY(txn.run("UPDATE devices SET secret = NULL"));
  return txn.run(
      "INSERT OR REPLACE INTO devices (id, epoch, verify, secret) VALUES (?1, ?2, ?3, ?4)",
      device.id.view(), epoch, core::ByteView(device.key.verify),
      device.key.secret.view().first(32));  // the seed
}

Result<> Vault::set_device(const Device& device) {
  auto txn = TRY(Transaction::begin(impl_->database));
  TRY(put_device(txn, device));
  TRY(txn.commit());
  static_cast<void>(advance_anchor(impl_->handle(), impl_->anchor(), device));
  return {};
}

Result<Device> Vault::device() { return read_device(impl_->handle()); }

}  // namespace clearway::vault
