// Findings as JSON and as text. English: whoever runs the command reads the rules in English.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "app/command/relief_input.h"
#include "app/relief/relief.h"

namespace clearway::command {

struct Screened {
  std::vector<std::string> cases;         // ids, in the order of the input
  std::vector<relief::Finding> findings;  // of case "0", "1", …
  std::vector<relief::Tried> tried;       // empty unless asked for
};

// `expected` and nothing else for a person who cannot be read.
std::string error_json(const Malformed& malformed);
std::string findings_json(const relief::RuleSet& rules, const Screened& screened);
std::string findings_text(const relief::RuleSet& rules, const Screened& screened,
                          const core::Day& today);

}  // namespace clearway::command
