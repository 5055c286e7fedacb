// clearway vault verify, backup
#include <cstdio>

#include "app/command/parser.h"
#include "app/command/places.h"
#include "app/vault/vault.h"

namespace clearway::command {

namespace fs = std::filesystem;
using core::ErrorCode;

namespace {

core::Result<Exit> verify(const Places& places) {
  auto vault = TRY(open_vault(places));
  const auto problems = TRY(vault.verify());
  for (const auto& problem : problems) {
    std::printf("%s: %s\n", problem.what.c_str(), problem.detail.c_str());
  }
  if (!problems.empty()) return Exit::problems;
  std::printf("ok: chain, hashes, anchor and database; cipher %s\n",
              TRY(vault.cipher_version()).c_str());
  return Exit::ok;
}

core::Result<Exit> backup(const Places& places, const fs::path& file) {
  if (fs::exists(file)) {
    return core::fail(ErrorCode::rejected, "command.backup", "that file is there already");
  }
  auto vault = TRY(open_vault(places));
  TRY(vault.backup(file));
  std::printf("backup in %s, under the same database key\n", file.c_str());
  return Exit::ok;
}

}  // namespace

void add_vault(CLI::App& app, Chosen& chosen) {
  auto* vault = group(app, "vault", "the kiosk's encrypted store");
  auto* verify_leaf = leaf(*vault, "verify", "check the chain, hashes, anchor and database");
  data_options(*verify_leaf, chosen);
  verify_leaf->callback([&chosen] { chosen.work = [&chosen] { return verify(chosen.places); }; });

  auto file = std::make_shared<fs::path>();
  auto* backup_leaf = leaf(*vault, "backup", "write a consistent encrypted copy");
  data_options(*backup_leaf, chosen);
  backup_leaf->add_option("FILE", *file, "where to; must not exist")->required();
  backup_leaf->callback(
      [&chosen, file] { chosen.work = [&chosen, file] { return backup(chosen.places, *file); }; });
}

}  // namespace clearway::command
