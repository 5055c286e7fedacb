#include "app/relief/relief.h"

#include <algorithm>
#include <array>

#include "app/relief/rule_set.h"

namespace clearway::relief {
namespace {

// Names, addresses and birthdays stay where they are: rules see these answers only.
constexpr std::array kPersonFacts = {"pending_case", "supervision"};

class Sentences {
 public:
  void add(const std::string& sentence) {
    if (!sentence.empty() && std::ranges::find(all_, sentence) == all_.end())
      all_.push_back(sentence);
  }
  void add(const Says& says) {
    for (const auto* sentence : {&says.title, &says.reason, &says.next, &says.note}) add(*sentence);
  }
  void add(const Rule& rule) {
    add(rule.says);
    add(rule.beside);
    if (rule.wait) add(rule.wait->says);
  }
  std::vector<std::string> take() { return std::move(all_); }

 private:
  std::vector<std::string> all_;
};

}  // namespace

const char* name_of(Band band) {
  switch (band) {
    case Band::likely_mandatory:
      return "likely_mandatory";
    case Band::likely_discretionary:
      return "likely_discretionary";
    case Band::not_yet:
      return "not_yet";
    case Band::excluded:
      return "excluded";
    case Band::automatic_may_have_happened:
      return "automatic_may_have_happened";
    case Band::attorney_review:
      return "attorney_review";
    case Band::not_screened:
      return "not_screened";
  }
  return "not_screened";
}

bool can_be_filed(const Finding& finding) {
  return finding.band == Band::likely_mandatory || finding.band == Band::likely_discretionary;
}

Facts person_facts(const record::Fields& answers) {
  Facts facts;
  for (const char* name : kPersonFacts) {
    const auto found = answers.find(std::string("person.") + name);
    if (found != answers.end()) facts.emplace(name, found->second);
  }
  return facts;
}

std::vector<Case> cases(const record::Fields& answers) {
  std::vector<Case> cases;
  for (std::string& id : record::case_ids(answers)) {
    const std::string prefix = "case." + id + ".";
    Case one{std::move(id), {}};
    for (auto it = answers.lower_bound(prefix);
         it != answers.end() && it->first.starts_with(prefix); ++it)
      one.facts.emplace(it->first.substr(prefix.size()), it->second);
    cases.push_back(std::move(one));
  }
  return cases;
}

const Fact* find_fact(const RuleSet& rules, std::string_view name) {
  const auto found = std::ranges::find(rules.facts, name, &Fact::name);
  return found == rules.facts.end() ? nullptr : &*found;
}

core::Day last_checked(const RuleSet& rules) { return rules.last_checked; }

std::vector<std::string> sentences(const RuleSet& rules) {
  Sentences all;
  for (const Relief& relief : rules.reliefs)
    for (const Rule& rule : relief.rules) all.add(rule);
  for (const Gate& gate : rules.gates) all.add(gate.rule);
  for (const Fact& fact : rules.facts) all.add(fact.unsure);
  for (const Says* says : {&rules.undecided, &rules.nothing, &rules.expired}) all.add(*says);
  return all.take();
}

}  // namespace clearway::relief
