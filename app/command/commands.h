// The subcommands. Each add_… hangs its part onto the parser; the one that was asked for
// puts its work into `chosen`, which main runs after parsing.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "app/command/exit_code.h"

namespace clearway::command {

class Part;  // parser.h

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

void add_org(Part app, Chosen& chosen);     // org init, recover, add-center
void add_site(Part app, Chosen& chosen);    // site init; staff add, load
void add_device(Part app, Chosen& chosen);  // enroll; sync now
void add_renew(Part app, Chosen& chosen);   // device renew
void add_record(Part app, Chosen& chosen);  // record open, erase
void add_record_erase(Part record, Chosen& chosen);
void add_record_join(Part record, Chosen& chosen);  // record join, part
void add_audit(Part app, Chosen& chosen);           // audit
void add_declaration(Part app, Chosen& chosen);     // declaration
void add_vault(Part app, Chosen& chosen);           // vault verify, backup
void add_relief(Part app, Chosen& chosen);          // relief
void add_config(Part app, Chosen& chosen);          // config check, extract

}  // namespace clearway::command
