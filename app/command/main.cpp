// clearway: the operator's and the clinic's command.
#include <cstdio>

#include "app/command/commands.h"
#include "app/command/parser.h"
#include "app/keys/secret.h"

namespace {

namespace fs = std::filesystem;
using clearway::command::Chosen;
using clearway::command::Exit;

// A checkout first, then where the package puts them.
fs::path first_of(const fs::path& here, const fs::path& installed) {
  return fs::is_directory(here) ? here : installed;
}

void build(CLI::App& app, Chosen& chosen) {
  app.require_subcommand(1);
  app.set_version_flag("--version", CLEARWAY_VERSION);
  app.footer(clearway::command::exit_help());
  chosen.places.config = first_of("kiosk-config", "/etc/clearway");
  chosen.places.assets = first_of("assets", "/usr/share/clearway/assets");
  app.add_option("--config", chosen.places.config, "folder of site.toml, interview, relief, …")
      ->capture_default_str()
      ->type_name("FOLDER");
  app.add_option("--assets", chosen.places.assets, "folder of translations and word lists")
      ->capture_default_str()
      ->type_name("FOLDER");
  clearway::command::add_org(app, chosen);
  clearway::command::add_site(app, chosen);
  clearway::command::add_device(app, chosen);
  clearway::command::add_renew(app, chosen);
  clearway::command::add_record(app, chosen);
  clearway::command::add_audit(app, chosen);
  clearway::command::add_vault(app, chosen);
  clearway::command::add_config(app, chosen);
}

int run(int argc, char** argv) {
  CLI::App app("Clearway: record clearance kiosks, for those who run them.", "clearway");
  Chosen chosen;
  build(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::usage);
  }
  if (const auto started = clearway::keys::start(); !started) {
    return static_cast<int>(clearway::command::report(started.error()));
  }
  const auto done = chosen.work();
  return static_cast<int>(done ? *done : clearway::command::report(done.error()));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    // Only the command line parser and the standard library throw.
    std::fprintf(stderr, "clearway: internal: %s\n", error.what());
    return static_cast<int>(Exit::internal);
  }
}
