// Small helpers over CLI11, for the .cpp files of the subcommands only.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "app/command/commands.h"

namespace clearway::command {

inline CLI::App* group(CLI::App& app, const char* name, const char* what) {
  auto* made = app.add_subcommand(name, what);
  made->require_subcommand(1);
  made->fallthrough();
  return made;
}

inline CLI::App* leaf(CLI::App& parent, const char* name, const char* what) {
  auto* made = parent.add_subcommand(name, what);
  made->footer(exit_help());
  made->fallthrough();
  return made;
}

inline void organization_option(CLI::App& app, Chosen& chosen) {
  app.add_option("--org", chosen.places.organization, "the office folder")
      ->required()
      ->type_name("FOLDER");
}

inline void data_options(CLI::App& app, Chosen& chosen) {
  app.add_option("--data", chosen.places.data, "the kiosk's data folder")
      ->capture_default_str()
      ->type_name("FOLDER");
  app.add_option("--site", chosen.places.site_file, "site.toml (default: that of --config)")
      ->type_name("FILE");
}

}  // namespace clearway::command
