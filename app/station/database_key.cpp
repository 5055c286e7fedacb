#include "app/station/database_key.h"
#include "app/keys/crypto.h"

#include <cstdlib>

#include "app/station/files.h"

namespace clearway::station {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

constexpr const char* kCredential = "clearway-db-key";

core::Result<keys::Secret> parse_key(core::Bytes bytes, const char* where) {
  core::ByteView view = bytes;
  core::Result<keys::Secret> key =
      core::fail(ErrorCode::corrupt, where, "a database key is 32 bytes or 64 hex digits");
  if (view.size() == keys::kKeySize) {
    key = keys::Secret::copy(view);
  } else {
    if (view.size() == 2 * keys::kKeySize + 1 && view.back() == '\n')
      view = view.first(2 * keys::kKeySize);
    auto decoded = core::from_hex(core::as_text(view));
    if (decoded && decoded->size() == keys::kKeySize) {
      key = keys::Secret::copy(*decoded);
      keys::wipe(*decoded);
    }
  }
  keys::wipe(bytes);
  return key;
}

auto no_credential() {
  return core::fail(ErrorCode::not_found, "station.database_key",
                    "this site's database key must come from systemd. Make it once with "
                    "`head -c 32 /dev/urandom | systemd-creds encrypt --name=clearway-db-key - "
                    "/etc/credstore.encrypted/clearway-db-key`, then run under a unit with "
                    "`LoadCredentialEncrypted=clearway-db-key`");
}

auto staff_only() {
  return core::fail(ErrorCode::not_found, "station.database_key",
                    "this site's database key opens with a staff passphrase only");
}

}  // namespace

core::Result<keys::Secret> database_key(const fs::path& folder, const config::Site& site) {
  const auto source = site.key_source();
  if (source == config::KeySource::staff) return staff_only();
  const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
  const bool may_come_from_systemd = source == config::KeySource::credential || !site.database_key;
  if (credentials != nullptr && may_come_from_systemd) {
    const fs::path file = fs::path(credentials) / kCredential;
    if (fs::exists(file)) return parse_key(TRY(read_small(file, 128)), "station.credential");
  }
  if (source != config::KeySource::file || !site.demo) return no_credential();
  const fs::path file = folder / "db.key";
  if (!fs::exists(file)) {
    if (fs::exists(folder / "db.sealed"))
      return core::fail(ErrorCode::not_found, "station.database_key",
                        "this store opens with a staff passphrase, and site.toml does not say "
                        "`database_key = \"staff\"`");
    return core::fail(ErrorCode::not_found, "station.database_key",
                      "no db.key here: this machine is not enrolled yet");
  }
  return parse_key(TRY(read_small(file, 128)), "station.db.key");
}

core::Result<keys::Secret> create_database_key(const fs::path& folder, const config::Site& site) {
  auto existing = database_key(folder, site);
  const bool makes_one = site.demo && site.key_source() == config::KeySource::file;
  if (existing || !makes_one || existing.error().code != ErrorCode::not_found) return existing;
  auto key = TRY(keys::Secret::random(keys::kKeySize));
  TRY(make_private_folder(folder));
  TRY(write_private(folder / "db.key", key.view()));
  return key;
}

}  // namespace clearway::station
