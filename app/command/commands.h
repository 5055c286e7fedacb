// The subcommands. Each add_… hangs its part onto the parser; the one that was asked for
// puts its work into `chosen`, which main runs after parsing.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "app/command/exit_code.h"

namespace CLI {
class App;
}

namespace clearway::command {

// Where things lie; options of every subcommand.
struct Places {
  std::filesystem::path config;  // kiosk-config
  std::filesystem::path assets;
  std::filesystem::path data = "/var/lib/clearway";  // of the kiosk
  std::filesystem::path organization;                // the office folder
  std::filesystem::path site_file;                   // empty: <config>/site.toml
};

struct Chosen {
  Places places;
  std::function<core::Result<Exit>()> work;
};

void add_org(CLI::App& app, Chosen& chosen);     // org init, recover, add-center
void add_site(CLI::App& app, Chosen& chosen);    // site init; staff add, load
void add_device(CLI::App& app, Chosen& chosen);  // enroll; sync now
void add_renew(CLI::App& app, Chosen& chosen);   // device renew
void add_record(CLI::App& app, Chosen& chosen);  // record open, erase
void add_record_erase(CLI::App& record, Chosen& chosen);
void add_record_join(CLI::App& record, Chosen& chosen);  // record join, part
void add_audit(CLI::App& app, Chosen& chosen);           // audit
void add_vault(CLI::App& app, Chosen& chosen);           // vault verify, backup
void add_config(CLI::App& app, Chosen& chosen);          // config check, extract

}  // namespace clearway::command
