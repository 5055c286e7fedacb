// What may fit each conviction, and why. Facts in, findings out: pure, dated, cited, never a
// promise. "Unsure" on a fact that a rule reads leads to attorney_review, never to a guess.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/date.h"
#include "app/core/result.h"
#include "app/record/record.h"

namespace clearway::relief {

enum class Band {
  likely_mandatory,
  likely_discretionary,
  not_yet,
  excluded,
  automatic_may_have_happened,
  attorney_review,
  not_screened,
};
const char* name_of(Band band);

// Facts of a person or of a case, by name ("sentence" = "probation"). Absent: not asked.
using Facts = record::Fields;

struct Case {
  std::string id;
  Facts facts;
};

struct Finding {
  std::string case_id;
  std::string rule;  // "pc-1203.4-full"
  Band band = Band::not_screened;
  std::string relief;    // "Penal Code 1203.4"
  std::string title;     // message id: "A petition to dismiss may fit"
  std::string reason;    // message id, plain words
  std::string next;      // message id: the next step and whom to ask
  std::string note;      // message id, may be empty: "It may already have been cleared…"
  std::string citation;  // "Penal Code 1203.4(a)(1)"
  core::Day last_checked{};
  std::string form;                     // "CR-180"
  std::vector<std::string> form_items;  // "2", "2a"
  bool declaration_needed = false;
  std::optional<core::Day> not_before;  // with not_yet
  std::vector<std::string> missing;     // facts that would decide it
};

// Something that can be taken to a court today.
bool can_be_filed(const Finding& finding);

struct RuleSet;  // rule_set.h: what kiosk-config/relief/california/*.toml says
using RuleSetPtr = std::shared_ptr<const RuleSet>;

// Errors: invalid_input, every problem with file and line.
core::Result<RuleSetPtr> read_rules(const std::filesystem::path& folder);

// The facts that rules read, from the person's answers ("person.*", "case.<id>.*").
Facts person_facts(const record::Fields& answers);
std::vector<Case> cases(const record::Fields& answers);

// At least one finding per case, the strongest first. Total: any facts give an answer.
std::vector<Finding> screen(const RuleSet& rules, const Facts& person,
                            const std::vector<Case>& cases, const core::Day& today);

// When the rules were last checked as a whole, and the message ids they use.
core::Day last_checked(const RuleSet& rules);
std::vector<std::string> sentences(const RuleSet& rules);

}  // namespace clearway::relief
