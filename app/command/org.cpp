// clearway org init, recover, add-center
#include <cstdio>

#include "app/command/parser.h"
#include "app/command/prompt.h"
#include "app/station/files.h"
#include "app/station/organization.h"

namespace clearway::command {

using core::ErrorCode;
namespace fs = std::filesystem;

namespace {

struct InitOptions {
  std::string name;
  bool demo = false;
};

void show_recovery_key(const std::string& recovery) {
  std::printf(
      "\nThis is the paper recovery key. It opens everything when the passphrase is lost, and it\n"
      "is shown only now. Write it on paper, keep it in a safe place, and take no photo of it.\n\n"
      "    %s\n\n",
      recovery.c_str());
  std::fflush(stdout);
}

// Until somebody has proved that the paper is right there is no organization.
core::Result<> type_back(const fs::path& folder) {
  for (;;) {
    const auto typed = TRY(ask("Type the recovery key back from the paper"));
    auto right = station::check_recovery(folder, typed.text());
    if (right) return {};
    const bool mistyped = right.error().code == ErrorCode::wrong_key ||
                          right.error().code == ErrorCode::invalid_input;
    if (!mistyped) return right;
    std::printf("That is not it. Compare it with the paper and try again.\n");
    std::fflush(stdout);
  }
}

core::Result<> make_and_prove(const fs::path& folder, const InitOptions& options,
                              const Typed& passphrase) {
  const auto kind =
      options.demo ? station::OrganizationKind::demo : station::OrganizationKind::real;
  std::string recovery =
      TRY(station::create_organization(folder, options.name, passphrase.text(), kind));
  core::Result<> proved;
  if (options.demo) {
    proved = station::write_private(folder / "demo-recovery.txt", core::as_bytes(recovery + "\n"));
  } else {
    show_recovery_key(recovery);
    proved = type_back(folder);
  }
  keys::wipe(recovery);
  return proved;
}

// The folder appears under its name only when everything is right.
core::Result<Exit> init(fs::path folder, const InitOptions& options) {
  folder = folder.lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  std::error_code error;
  if (fs::exists(folder) && !fs::is_empty(folder, error)) {
    return core::fail(ErrorCode::rejected, "command.org", "the folder is not empty");
  }
  auto draft = folder;
  draft += ".new";
  fs::remove_all(draft, error);  // of an earlier try: never shown to work, never used
  const auto passphrase = TRY(ask_new("Office passphrase"));
  const auto made = make_and_prove(draft, options, passphrase);
  if (!made) {
    fs::remove_all(draft, error);
    return tl::unexpected(made.error());
  }
  fs::rename(draft, folder, error);
  if (error) return core::fail(ErrorCode::internal, "command.org", error.message());
  std::printf("organization made in %s%s\n", folder.c_str(),
              options.demo ? " (demo: made-up people only)" : "");
  return Exit::ok;
}

core::Result<Exit> recover(const fs::path& folder) {
  const auto recovery = TRY(ask("Paper recovery key"));
  TRY(station::check_recovery(folder, recovery.text()));  // before anybody thinks up a passphrase
  const auto passphrase = TRY(ask_new("New office passphrase"));
  TRY(station::recover_organization(folder, recovery.text(), passphrase.text()));
  std::printf("the new passphrase is in force\n");
  return Exit::ok;
}

core::Result<Exit> add_center(const fs::path& folder, const fs::path& request) {
  const auto passphrase = TRY(ask("Office passphrase"));
  const auto organization = TRY(station::open_organization(folder, passphrase.text()));
  const auto center = TRY(station::add_center(organization, request));
  std::printf("center %s at %s\n", center.center.hex().c_str(), center.address.c_str());
  return Exit::ok;
}

}  // namespace

void add_org(Part app, Chosen& chosen) {
  const auto org = app.group("org", "the organization's own keys, in the office folder");

  auto options = std::make_shared<InitOptions>();
  const auto init_leaf = org.leaf("init", "make an organization and its paper recovery key");
  organization_option(init_leaf, chosen);
  init_leaf.option("--name", options->name, "who runs the kiosks").required();
  init_leaf.flag("--demo", options->demo,
                 "for demonstrations and tests: the recovery key goes into "
                 "demo-recovery.txt, and only sites with `demo = true` can be enrolled");
  init_leaf.callback([&chosen, options] {
    chosen.work = [&chosen, options] { return init(chosen.places.organization, *options); };
  });

  const auto recover_leaf = org.leaf("recover", "set a new passphrase with the paper recovery key");
  organization_option(recover_leaf, chosen);
  recover_leaf.callback(
      [&chosen] { chosen.work = [&chosen] { return recover(chosen.places.organization); }; });

  auto request = std::make_shared<fs::path>();
  const auto center_leaf = org.leaf("add-center", "sign the central server's keys");
  organization_option(center_leaf, chosen);
  center_leaf.option("REQUEST", *request, "the file that clearway-central init wrote").required();
  center_leaf.callback([&chosen, request] {
    chosen.work = [&chosen, request] { return add_center(chosen.places.organization, *request); };
  });
}

}  // namespace clearway::command
