// clearway: the operator's and the clinic's command.
#include <cstdio>

#include "app/command/commands.h"
#include "app/command/parser.h"
#include "app/keys/secret.h"

namespace {

namespace fs = std::filesystem;
using clearway::command::Chosen;
using clearway::command::Exit;
using clearway::command::Parser;
using clearway::command::Part;

// A checkout first, then where the package puts them.
fs::path first_of(const fs::path& here, const fs::path& installed) {
  return fs::is_directory(here) ? here : installed;
}

void build(Part top, Chosen& chosen) {
  chosen.places.config = first_of("kiosk-config", "/etc/clearway");
  chosen.places.assets = first_of("assets", "/usr/share/clearway/assets");
  top.option("--config", chosen.places.config, "folder of site.toml, interview, relief, …")
      .capture_default_str()
      .type_name("FOLDER");
  top.option("--assets", chosen.places.assets, "folder of translations and word lists")
      .capture_default_str()
      .type_name("FOLDER");
  clearway::command::add_org(top, chosen);
  clearway::command::add_site(top, chosen);
  clearway::command::add_device(top, chosen);
  clearway::command::add_renew(top, chosen);
  clearway::command::add_record(top, chosen);
  clearway::command::add_audit(top, chosen);
  clearway::command::add_declaration(top, chosen);
  clearway::command::add_vault(top, chosen);
  clearway::command::add_relief(top, chosen);
  clearway::command::add_config(top, chosen);
}

int run(int argc, char** argv) {
  Parser parser("clearway", CLEARWAY_VERSION,
                "Clearway: record clearance kiosks, for those who run them.");
  Chosen chosen;
  build(parser.top(), chosen);
  if (const auto over = parser.parse(argc, argv)) return static_cast<int>(*over);
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
