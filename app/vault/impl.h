// The inside of a Vault, shared by the files that implement it.
#pragma once

#include "app/vault/database.h"
#include "app/vault/files.h"
#include "app/vault/vault.h"
#include "app/vault/withdrawn.h"

namespace clearway::vault {

struct Vault::Impl {
  std::filesystem::path folder;
  FolderLock lock;   // before the database, so that it is let go after it is closed
  keys::Secret key;  // raw_key() form; a backup needs it
  Database database;

  Connection& handle() { return database.handle(); }
  std::filesystem::path anchor() const { return folder / "anchor"; }
  WithdrawnFile withdrawn() const { return {folder / "withdrawn", key}; }
  void chained(const AuditEntries& audit);  // after the commit: the anchor follows
  void erased();                            // after the commit: bytes and WAL go, the list follows
};

}  // namespace clearway::vault
