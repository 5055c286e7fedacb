// The inside of a Vault, shared by the files that implement it.
#pragma once

#include "app/vault/database.h"
#include "app/vault/files.h"
#include "app/vault/vault.h"

namespace clearway::vault {

struct Vault::Impl {
  std::filesystem::path folder;
  FolderLock lock;   // before the database, so that it is let go after it is closed
  keys::Secret key;  // raw_key() form; a backup needs it
  Database database;

  Connection& handle() { return database.handle(); }
  std::filesystem::path anchor() const { return folder / "anchor"; }
  void chained(const AuditEntries& audit);  // after the commit: the anchor follows
};

}  // namespace clearway::vault
