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
  static const auto kRules = read_rules(shipped_folder());
  if (!kRules) throw std::runtime_error(core::describe(kRules.error()));
  return **kRules;
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

inline const Facts kProbation = {{"county", "los_angeles"}, {"what", "PC 484, petty theft"},
                                 {"level", "misdemeanor"},  {"date", "2018-03-05"},
                                 {"sentence", "probation"}, {"probation_end", "full"}};
inline const Facts kFine = {{"county", "ventura"},    {"what", "PC 415"},
                            {"level", "misdemeanor"}, {"date", "2016-06-15"},
                            {"sentence", "fine"},     {"sentence_end", "2016-07"}};
inline const Facts kPrison = {{"county", "kern"},     {"what", "PC 211"},
                              {"level", "felony"},    {"date", "2012-02-01"},
                              {"sentence", "prison"}, {"sentence_end", "2016-05-20"},
                              {"registration", "no"}};

inline std::vector<Finding> screen_one(const Facts& facts, const Facts& person = kFree,
                                       const char* today = "2026-11-22") {
  return screen(shipped(), person, {{"one", facts}}, day(today));
}

inline const Finding* find_rule(const std::vector<Finding>& findings, std::string_view rule) {
  const auto found = std::ranges::find(findings, rule, &Finding::rule);
  return found == findings.end() ? nullptr : &*found;
}

}  // namespace clearway::relief
