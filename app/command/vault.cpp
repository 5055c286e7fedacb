// clearway vault verify, backup, recall, salvage
#include <algorithm>
#include <cstdio>

#include "app/command/parser.h"
#include "app/command/places.h"
#include "app/command/renew.h"
#include "app/vault/salvage.h"
#include "app/vault/vault.h"

namespace clearway::command {

namespace fs = std::filesystem;
using core::ErrorCode;

namespace {

bool gone(const vault::Problem& problem) {
  return problem.what == "entry.missing" || problem.what == "entry.unlinked";
}

bool unreadable_list(const vault::Problem& problem) {
  return problem.what == vault::kUnreadableList;
}

core::Result<Exit> verify(const Places& places) {
  auto vault = TRY(open_vault(places));
  const auto problems = TRY(vault.verify());
  for (const auto& problem : problems) {
    std::printf("%s: %s\n", problem.what.c_str(), problem.detail.c_str());
  }
  if (std::ranges::any_of(problems, calls_for_renewal)) advise_renewal();
  if (std::ranges::any_of(problems, gone))
    std::printf(
        "What is gone here and had reached the center comes back once this machine is "
        "renewed: `clearway device renew`, then `clearway sync now`.\n");
  if (std::ranges::any_of(problems, unreadable_list))
    std::printf(
        "The file \"withdrawn\" in the data folder cannot be read: look after the disk, then "
        "remove "
        "that file; it is written anew at the next start.\n");
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
  std::printf(
      "backup in %s. It opens with this machine's database key alone: keep that too (db.sealed and "
      "staff.signed, or the machine's credential; in a demo db.key)\n",
      file.c_str());
  return Exit::ok;
}

core::Result<Exit> recall(const Places& places) {
  auto vault = TRY(open_vault(places));
  std::printf("%d forgotten files come again with the next sync\n", TRY(vault.recall()));
  return Exit::ok;
}

core::Result<Exit> salvage(const Places& places, const fs::path& into) {
  const auto key = TRY(open_key(places));
  const auto told = TRY(vault::salvage(places.data, key.view(), into));
  std::error_code ignored;
  // What opens it: in a demo the first, where staff hold the key the other two.
  for (const char* name : {"db.key", "db.sealed", "staff.signed"})
    fs::copy_file(places.data / name, into / name, ignored);
  bool whole = true;
  for (const auto& [table, rows] : told.tables) {
    whole = whole && rows.whole;
    std::printf("%s: %d saved%s\n", table.c_str(), rows.saved,
                rows.whole ? "" : (", " + std::to_string(rows.lost) + " or more lost").c_str());
  }
  std::printf(
      "saved into %s; look at it with `clearway vault verify --data %s`. What was lost here and "
      "had "
      "reached the center comes back after `clearway device renew`. Keep the damaged folder until "
      "everything is safe at the center\n",
      into.c_str(), into.c_str());
  return whole ? Exit::ok : Exit::problems;
}

}  // namespace

void add_vault(Part app, Chosen& chosen) {
  const auto vault = app.group("vault", "the kiosk's encrypted store");
  const auto verify_leaf = vault.leaf("verify", "check the chain, hashes, anchor and database");
  data_options(verify_leaf, chosen);
  verify_leaf.callback([&chosen] { chosen.work = [&chosen] { return verify(chosen.places); }; });

  auto file = std::make_shared<fs::path>();
  const auto backup_leaf = vault.leaf("backup", "write a consistent encrypted copy");
  data_options(backup_leaf, chosen);
  backup_leaf.option("FILE", *file, "where to; must not exist").required();
  backup_leaf.callback(
      [&chosen, file] { chosen.work = [&chosen, file] { return backup(chosen.places, *file); }; });

  const auto recall_leaf =
      vault.leaf("recall", "let everything this machine has forgotten come again");
  data_options(recall_leaf, chosen);
  recall_leaf.callback([&chosen] { chosen.work = [&chosen] { return recall(chosen.places); }; });

  auto into = std::make_shared<fs::path>();
  const auto salvage_leaf = vault.leaf("salvage", "save what can be read of a damaged store");
  data_options(salvage_leaf, chosen);
  salvage_leaf.option("--to", *into, "a new folder; must not exist").required();
  salvage_leaf.callback(
      [&chosen, into] { chosen.work = [&chosen, into] { return salvage(chosen.places, *into); }; });
}

}  // namespace clearway::command
