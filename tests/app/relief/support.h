// The rules that ship, and the tables of tests/app/relief/tables.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/relief/rule_set.h"

namespace clearway::relief {

inline std::filesystem::path shipped_folder() {
  return std::filesystem::path(CLEARWAY_SOURCE_DIR) / "kiosk-config" / "relief" / "california";
}

inline const RuleSet& shipped() {
  static const auto kRules = read_rules(shipped_folder());
  if (!kRules) ADD_FAILURE() << core::describe(kRules.error());
  static const RuleSet kNone;
  return kRules ? **kRules : kNone;
}

inline core::Day day(std::string_view text) { return core::parse_day(text).value(); }

using Given = std::map<std::string, std::string>;  // fact or "section", and its value

struct Row {
  std::string relief, what, want, eligible_on, missing, says;
  Person person;
  core::Day today{};
};

// Every row of every table; a table that cannot be read fails the test.
const std::vector<Row>& rows();

// A person of one case with one count.
Person person_with(const Given& facts);
void add_count(Case& one, const Given& facts);

// What is wrong with what the rules say of this row; empty when nothing is.
std::string wrong_with(const RuleSet& rules, const Row& row);

}  // namespace clearway::relief
