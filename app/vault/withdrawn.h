// The list of what was withdrawn, beside the database. A database that was put back from a backup
// has forgotten its erasures; this file has not, and so what they erased goes again before anybody
// can open it, with no network. The file "withdrawn":
//
//   "CWW1" | sealed under a key made of the database key, "CWW1" as associated data:
//     count u32 | count times: erasure 109 | server epoch u32 | signer's size u16 | signer
//
// Integers little-endian; what each field means is HeldErasure's. Without the database key nobody
// reads or writes it. An older copy of it only knows less, and so does none at all: then it is the
// center that says so at the next contact.
#pragma once

#include "app/vault/database.h"
#include "app/vault/vault.h"

namespace clearway::vault {

// Errors: invalid_input for more than fits.
core::Result<core::Bytes> encode_withdrawn(const std::vector<HeldErasure>& held);
core::Result<std::vector<HeldErasure>> decode_withdrawn(core::ByteView plain);  // corrupt

class WithdrawnFile {
 public:
  // `key`: raw_key() form.
  WithdrawnFile(std::filesystem::path file, const keys::Secret& key)
      : file_(std::move(file)), key_(&key) {}
  // Empty when there is no file. Errors: corrupt when it is not what was written; internal.
  core::Result<std::vector<HeldErasure>> read() const;
  // Writes what the database holds.
  core::Result<> write(Connection& db) const;
  // Erases again what the file knows and the database does not, and the other way round adds what
  // a power cut kept from the file. A file that cannot be read is left for verify() to tell of.
  core::Result<> settle(Database& database) const;

 private:
  core::Result<keys::Secret> sealing_key() const;
  std::filesystem::path file_;
  const keys::Secret* key_;
};

}  // namespace clearway::vault
