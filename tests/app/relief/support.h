// The rules the kiosk ships, and cases to put before them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "app/relief/relief.h"

namespace clearway::relief {

inline std::filesystem::path shipped_folder() {
  return std::filesystem::path(CLEARWAY_SOURCE_DIR) / "kiosk-config/relief/california";
}

inline const RuleSet& shipped() {
  static const auto rules = read_rules(shipped_folder());
  if (!rules) throw std::runtime_error(core::describe(rules.error()));
  return **rules;
}

inline core::Day day(const char* text) { return *core::parse_day(text); }

inline const Facts kFree = {{"pending_case", "no"}, {"supervision", "none"}};

inline Facts with(Facts facts, const Facts& more) {
  for (const auto& [name, value] : more) facts[name] = value;
  return facts;
}

inline Facts without(Facts facts, const std::string& name) {
  facts.erase(name);
  return facts;
}

inline std::vector<Finding> screen_one(const Facts& facts, const Facts& person = kFree,
                                       const char* today = "2026-11-22") {
  return screen(shipped(), person, {{"one", facts}}, day(today));
}

inline const Finding* find_rule(const std::vector<Finding>& findings, std::string_view rule) {
  const auto found = std::ranges::find(findings, rule, &Finding::rule);
  return found == findings.end() ? nullptr : &*found;
}

}  // namespace clearway::relief
