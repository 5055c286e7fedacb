// What may fit each conviction, and why. Facts in, findings out: pure, dated, cited, never a
// promise. "Unsure" on a fact that a rule reads leads to attorney_review, never to a guess.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/date.h"
#include "app/core/result.h"
#include "app/record/record.h"
#include "app/relief/facts.h"

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
std::optional<Band> find_band(std::string_view name);

inline constexpr const char* kUndecided = "undecided";  // the track of what cannot be decided

// A sentence with its law: message id, and what stands for {names} in it.
struct Fill {
  std::string name;
  std::string text;
  std::optional<core::Day> day;
};
struct Reason {
  std::string text;
  std::string citation;
  std::vector<Fill> fills{};
};
// `translated`: the sentence in the reader's language.
std::string filled(std::string translated, const std::vector<Fill>& fills,
                   const std::function<std::string(const core::Day&)>& format);

struct Around {
  std::optional<Reason> notice;
  std::vector<Reason> limits;
};

struct Finding {
  std::string case_id;
  std::string relief;       // "pc-1203.4"
  std::string track;        // "entire-period"
  std::vector<int> counts;  // from 1; none: the whole case
  Band band = Band::not_screened;
  std::string name;            // "Penal Code 1203.4"
  std::string title;           // message id: "Dismissing a case after probation"
  std::string reason;          // message id, plain words
  std::string next;            // message id: the next step and whom to ask
  std::string note;            // message id, may be empty: "It may already have been cleared…"
  std::string citation;        // "Penal Code 1203.4(a)(1)"
  std::vector<Reason> more{};  // the arithmetic, what else is not known
  core::Day last_checked{};
  std::vector<std::string> forms{};     // "CR-180:2a"
  std::string form;                     // "CR-180"
  std::vector<std::string> form_items;  // "2", "2a"
  bool declaration_needed = false;
  std::optional<core::Day> not_before;   // with not_yet
  std::vector<std::string> missing;      // facts that would decide it, as the input names them
  std::vector<std::string> questions{};  // message ids: which question answers them
  int notice_days = 0;                   // 0: none is set
  // Whom to serve, and what it does not do: the same for every finding of a relief.
  std::shared_ptr<const Around> around{};
};

// Something that can be taken to a court today.
bool can_be_filed(const Finding& finding);

// A rule that was tried, and what each of its conditions said.
struct Tried {
  std::string case_id;
  int count = 0;  // 0: the whole case
  std::string relief, track;
  Truth truth = Truth::no;
  std::vector<std::pair<std::string, Truth>> conditions;
};

struct RuleSet;  // rule_set.h: what kiosk-config/relief/california/*.toml says
using RuleSetPtr = std::shared_ptr<const RuleSet>;

// Errors: invalid_input, every problem with file and line; with `today` also a rule that was
// checked on a day to come.
core::Result<RuleSetPtr> read_rules(const std::filesystem::path& folder,
                                    const std::optional<core::Day>& today = std::nullopt);

// The facts in a person's answers at the kiosk ("person.*", "case.<id>.*"). Names, addresses and
// birthdays are not among them.
Person person_of(const record::Fields& answers, const core::Day& today);

// At least one finding per case, of each case the strongest first. Total: any facts give an
// answer. `tried`, if wanted: every rule and why it did or did not fire.
std::vector<Finding> screen(const RuleSet& rules, const Person& person, const core::Day& today,
                            std::vector<Tried>* tried = nullptr);

// For the glass and for paper: of each case everything that cannot be decided is one finding.
std::vector<Finding> for_reading(std::vector<Finding> findings);

// Findings of a rule set that was checked too long ago for a site that asks for a fresh one:
// a lawyer looks at all of them.
std::vector<Finding> for_a_lawyer(const RuleSet& rules, std::vector<Finding> findings);

// The rule set as a whole: when it was checked, until when that is good, and its message ids.
const std::string& version(const RuleSet& rules);
core::Day last_checked(const RuleSet& rules);
bool expired(const RuleSet& rules, const core::Day& today);
std::vector<std::string> sentences(const RuleSet& rules);

}  // namespace clearway::relief
