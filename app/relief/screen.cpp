#include <algorithm>
#include <set>

#include "app/relief/readings.h"
#include "app/relief/relief.h"

namespace clearway::relief {
namespace {

// What one relief comes to for one case: a finding, or the facts that would decide it.
struct Outcome {
  std::optional<Finding> finding;
  std::string beside;
  std::vector<const Fact*> missing;
};

int strength(Band band) {
  switch (band) {
    case Band::likely_mandatory:
      return 0;
    case Band::likely_discretionary:
      return 1;
    case Band::not_yet:
      return 2;
    case Band::attorney_review:
      return 3;
    case Band::excluded:
      return 4;
    case Band::not_screened:
      return 5;
    case Band::automatic_may_have_happened:
      return 6;  // a "may" never stands before a caution
  }
  return 6;
}

void say(Finding& finding, const Says& says) {
  finding.title = says.title;
  finding.reason = says.reason;
  finding.next = says.next;
  finding.note = says.note;
  finding.citation = says.citation;
  finding.last_checked = says.last_checked;
}

Finding finding_of(const Case& one, const Relief& relief, const Rule& rule) {
  Finding finding;
  finding.case_id = one.id;
  finding.rule = rule.id;
  finding.band = rule.band;
  finding.relief = relief.name;
  finding.form = rule.form;
  finding.form_items = rule.form_items;
  finding.declaration_needed = rule.declaration_needed;
  say(finding, rule.says);
  return finding;
}

// All conditions together; one that is false settles it, whatever else is not known.
Truth all_hold(const std::vector<Condition>& when, const Situation& situation,
               std::vector<const Fact*>& missing) {
  std::vector<const Fact*> open;
  for (const Condition& condition : when) {
    const Truth truth = holds(condition, situation);
    if (truth == Truth::no) return Truth::no;
    if (truth == Truth::unsure) open.push_back(condition.fact);
  }
  missing.insert(missing.end(), open.begin(), open.end());
  return open.empty() ? Truth::yes : Truth::unsure;
}

void apply_wait(Outcome& outcome, const Wait& wait, const Situation& situation) {
  const Waited result = waited(wait, situation);
  if (result.run == Truth::unsure) outcome.missing.push_back(wait.from);
  if (result.run != Truth::no) return;
  outcome.finding->band = Band::not_yet;
  outcome.finding->not_before = result.surely;
  say(*outcome.finding, wait.says);
}

void apply_gates(Outcome& outcome, const RuleSet& rules, const Situation& situation) {
  std::vector<const Fact*> missing;
  for (const Gate& gate : rules.gates) {
    const auto& over = gate.over;
    if (std::ranges::find(over, outcome.finding->relief) == over.end()) continue;
    if (all_hold(gate.rule.when, situation, missing) != Truth::yes) continue;
    Finding finding = *outcome.finding;
    finding.rule = gate.rule.id;
    finding.band = gate.rule.band;
    finding.form.clear();
    finding.form_items.clear();
    finding.declaration_needed = false;
    say(finding, gate.rule.says);
    outcome.finding = std::move(finding);
    return;
  }
  outcome.missing.insert(outcome.missing.end(), missing.begin(), missing.end());
}

Outcome try_relief(const RuleSet& rules, const Relief& relief, const Situation& situation) {
  Outcome outcome;
  for (const Rule& rule : relief.rules) {
    if (all_hold(rule.when, situation, outcome.missing) != Truth::yes) continue;
    if (!outcome.missing.empty()) break;
    outcome.finding = finding_of(situation.one, relief, rule);
    outcome.beside = rule.beside;
    const bool petition = can_be_filed(*outcome.finding);
    if (petition) apply_gates(outcome, rules, situation);
    // A shut gate comes first: the wait may run on meanwhile.
    if (rule.wait && outcome.finding->band == rule.band) apply_wait(outcome, *rule.wait, situation);
    break;
  }
  if (!outcome.missing.empty()) outcome.finding.reset();
  return outcome;
}

// A relief that cannot be decided, and what it would have to know.
struct Open {
  std::string relief;
  std::vector<const Fact*> missing;
};

bool contains(const std::vector<const Fact*>& facts, const Fact* fact) {
  return std::ranges::find(facts, fact) != facts.end();
}

// One finding for everything about the case that cannot be decided. It speaks of the first
// fact that is missing and cites the reliefs that read it.
Finding undecided(const RuleSet& rules, const Case& one, const std::vector<Open>& open) {
  Finding finding;
  finding.case_id = one.id;
  finding.rule = "undecided";
  finding.band = Band::attorney_review;
  say(finding, rules.undecided);
  const Fact* first = nullptr;
  for (const Fact& fact : rules.facts) {  // in the order of rules.toml: the weightiest first
    const auto reads = [&](const Open& relief) { return contains(relief.missing, &fact); };
    if (std::ranges::none_of(open, reads)) continue;
    if (first == nullptr) first = &fact;
    const std::string& name = fact.from.front();
    if (std::ranges::find(finding.missing, name) == finding.missing.end())
      finding.missing.push_back(name);
  }
  if (first == nullptr) return finding;
  finding.reason = first->unsure;
  std::vector<std::string> reliefs;
  for (const Open& relief : open)
    if (!relief.relief.empty() && contains(relief.missing, first)) reliefs.push_back(relief.relief);
  if (reliefs.size() == 1) finding.relief = reliefs.front();
  if (!reliefs.empty()) finding.citation.clear();
  for (const std::string& relief : reliefs)
    finding.citation += (finding.citation.empty() ? "" : ", ") + relief;
  return finding;
}

Finding nothing(const RuleSet& rules, const Case& one) {
  Finding finding;
  finding.case_id = one.id;
  finding.rule = "nothing";
  finding.band = Band::attorney_review;
  say(finding, rules.nothing);
  return finding;
}

// Rules nobody has looked at for too long say nothing any more.
Finding too_old(const RuleSet& rules, const Finding& before) {
  Finding finding;
  finding.case_id = before.case_id;
  finding.rule = before.rule;
  finding.band = Band::attorney_review;
  finding.relief = before.relief;
  const std::string citation = before.citation;
  say(finding, rules.expired);
  if (!citation.empty()) finding.citation = citation;
  return finding;
}

void put_beside(std::vector<Finding>& findings, const std::string& note) {
  for (Finding& finding : findings) {
    const bool itself = finding.band == Band::automatic_may_have_happened;
    if (!itself && finding.note.empty()) finding.note = note;
  }
}

std::vector<Finding> screen_case(const RuleSet& rules, const Situation& situation) {
  std::vector<Finding> findings;
  std::vector<Open> open;
  std::string beside;
  for (const Relief& relief : rules.reliefs) {
    Outcome outcome = try_relief(rules, relief, situation);
    if (relief.alone && outcome.finding) return {std::move(*outcome.finding)};
    if (relief.alone && !outcome.missing.empty())
      return {undecided(rules, situation.one, {{{}, std::move(outcome.missing)}})};
    if (outcome.finding) findings.push_back(std::move(*outcome.finding));
    if (beside.empty()) beside = outcome.beside;
    if (!outcome.missing.empty()) open.push_back({relief.name, std::move(outcome.missing)});
  }
  if (!open.empty()) findings.push_back(undecided(rules, situation.one, open));
  if (findings.empty()) findings.push_back(nothing(rules, situation.one));
  if (!beside.empty()) put_beside(findings, beside);
  std::ranges::stable_sort(findings, {}, [](const Finding& f) { return strength(f.band); });
  return findings;
}

}  // namespace

std::vector<Finding> screen(const RuleSet& rules, const Facts& person,
                            const std::vector<Case>& cases, const core::Day& today) {
  const bool old = today > rules.expires;
  std::vector<Finding> all;
  for (const Case& one : cases) {
    for (Finding& finding : screen_case(rules, Situation{person, one, cases, today})) {
      const bool replace = old && finding.band != Band::not_screened;
      all.push_back(replace ? too_old(rules, finding) : std::move(finding));
    }
  }
  return all;
}

}  // namespace clearway::relief
