// site.toml: what differs from place to place. Every key has a comment in
// kiosk-config/site.toml.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/core/result.h"

namespace clearway::config {

struct Helper {  // whom to ask; printed and shown
  std::string name;
  std::string phone;
  std::map<std::string, std::string> hours;  // by language; that of "" is for all others
  std::string address;
  // Empty when nobody said.
  std::string hours_in(const std::string& language) const;
};

// Where the key of this machine's database comes from.
enum class KeySource {
  credential,  // systemd, sealed to the machine: it comes back after a power cut by itself
  staff,       // a staff passphrase, typed at every start of the machine
  file,        // beside the database; only on a demo site
};

// Two switches in place of a finger: one goes on, the other presses. Keys by the names of
// switch_keys().
struct Switches {
  std::string next = "Space";
  std::string press = "Return";
};
const std::vector<std::string>& switch_keys();

struct Site {
  std::string name;            // "Lancaster Library"
  std::string organization;    // who runs it
  std::filesystem::path logo;  // its picture, see logo.h; empty: none
  std::string logo_at;         // "site.toml:7", for what is wrong with it
  Helper helper;
  std::vector<std::string> languages;  // "en", "es"; the first is the default
  std::string languages_at;            // "site.toml:7"
  bool machine_drafted = false;        // such translations are shown too, and marked
  bool demo = false;                   // database key in a file, "save as PDF" without a queue
  bool staff_sign_in = true;           // false on a public kiosk: no slots, only return codes
  bool fresh_rules = false;            // past their day, rules send everybody to a lawyer
  std::chrono::seconds idle{180};      // before the warning
  std::chrono::seconds idle_statement{300};
  std::chrono::seconds idle_answer{45};              // to answer the warning
  std::chrono::seconds staff_idle{30 * 60};          // then they are signed out
  std::chrono::seconds staff_longest{12 * 60 * 60};  // and then, however busy they are
  std::string ask_signal = "screen";                 // "screen" (wave to somebody) or "sound"
  std::string printer;                               // CUPS queue; empty: the default queue
  std::string time_zone = "America/Los_Angeles";
  std::chrono::seconds sync_every{300};
  std::chrono::seconds language_every{10};  // the first screen's, in turn; zero: only the first
  std::chrono::days keep{180};            // after it this machine forgets what is safe; zero: never
  std::optional<Switches> switches;       // none: no switch is plugged in here
  std::optional<KeySource> database_key;  // none: a file on a demo site, else a credential
  KeySource key_source() const {
    return database_key.value_or(demo ? KeySource::file : KeySource::credential);
  }
};

// Errors: not_found, invalid_input (every problem, a line each).
core::Result<Site> read_site(const std::filesystem::path& file);

}  // namespace clearway::config
