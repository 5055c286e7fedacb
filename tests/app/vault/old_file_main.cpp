// vault_old_file FILE.db: a vault of this program's schema version, with its anchor beside it.
//
// Run it before a migration is added, and commit what it writes as tests/golden/vault/v<N>.db:
// so every version's file comes from that version's own program. Never over one that is there.
#include <cstdio>

#include "tests/app/vault/old_story.h"
#include "tests/support/temp_dir.h"

namespace {

int run(int count, char** arguments) {
  namespace fs = std::filesystem;
  using namespace clearway;
  if (count != 2) {
    std::fprintf(stderr, "usage: vault_old_file FILE.db\n");
    return 2;
  }
  const fs::path file = arguments[1];
  const support::TempDir folder;
  if (!keys::start()) return 1;
  {
    auto vault = vault::old::must(vault::Vault::open(folder.path(), vault::old::kDatabaseKey));
    vault::old::live(vault);
  }
  if (!fs::copy_file(folder / "vault.db", file)) return 1;
  fs::copy_file(folder / "anchor", fs::path(file).replace_extension(".anchor"));
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "vault_old_file: %s\n", error.what());
    return 1;
  }
}
