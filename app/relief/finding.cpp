#include "app/relief/finding.h"

#include <algorithm>

namespace clearway::relief {
namespace {

void say(Finding& finding, const Says& says) {
  finding.title = says.title;
  finding.reason = says.reason;
  finding.next = says.next;
  finding.note = says.note;
  finding.citation = says.cite;
}

// "CR-180:2a" is form CR-180 with items 2 and 2a.
void name_form(Finding& finding, const std::vector<std::string>& forms) {
  for (const std::string& text : forms) {
    const auto colon = text.find(':');
    finding.form = text.substr(0, colon);
    if (colon == text.npos) continue;
    const std::string item = text.substr(colon + 1);
    const std::string parent = item.substr(0, item.find_first_not_of("0123456789"));
    for (const std::string& each : {parent, item})
      if (std::ranges::find(finding.form_items, each) == finding.form_items.end())
        finding.form_items.push_back(each);
  }
}

Fill day(const char* name, std::int32_t number) { return {name, {}, day_of(number)}; }

// The first day of a "not yet": when the last of the waits of its rule is over.
void add_arithmetic(const RuleSet& rules, const Rule& rule, const Values& facts, Finding& finding) {
  std::optional<std::int32_t> first;
  bool known = true;
  for (const Condition& condition : rule.when) {
    for (const DateTest& test : condition.tests) {
      if (test.kind != DateTest::Kind::within) continue;
      const auto wait = opens(condition, test, facts);
      known = known && wait && wait->late;
      if (!wait || !wait->late) continue;
      first = std::max(first.value_or(*wait->late), *wait->late);
      const std::string& text = test.years == 0   ? rules.ends
                                : test.years == 1 ? rules.counted_one
                                                  : rules.counted_many;
      Reason reason{text, rule.says.cite, {day("from", wait->from.last), day("on", *wait->late)}};
      if (test.years > 0) reason.fills.push_back(day("to", *wait->late - 1));
      if (test.years > 1) reason.fills.push_back({"n", std::to_string(test.years), {}});
      finding.more.push_back(std::move(reason));
    }
  }
  if (known && first) finding.not_before = day_of(*first);
}

Finding undecided(const RuleSet& rules, const Relief& relief, const Outcome& outcome,
                  const Values& facts) {
  Finding finding;
  finding.band = Band::attorney_review;
  finding.track = kUndecided;
  say(finding, rules.undecided);
  finding.citation = outcome.cite == nullptr ? relief.name : *outcome.cite;
  std::vector<Reason> reasons;
  if ((outcome.open.missing & facts.clashing) != 0)
    reasons.push_back({rules.clash, finding.citation});
  for (const FactInfo& fact : fact_table()) {
    if ((outcome.open.missing & set_of(fact.fact)) == 0) continue;
    const std::string prefix = fact.of == Of::person ? "person." : "";
    finding.missing.push_back(prefix + fact.path);
    const std::string& says = rules.unsure.at(at(fact.fact));
    const std::string& asks = rules.question.at(at(fact.fact));
    if (!says.empty()) reasons.push_back({says, finding.citation});
    if (!asks.empty()) finding.questions.push_back(asks);
  }
  if (const auto& either = outcome.open.either;
      either && either->late && either->early != Span::kEarliest)
    reasons.push_back({rules.either,
                       finding.citation,
                       {day("early", either->early), day("late", *either->late)}});
  if (reasons.empty()) return finding;
  finding.reason = reasons.front().text;
  finding.more.assign(reasons.begin() + 1, reasons.end());
  return finding;
}

}  // namespace

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
      return 6;
  }
  return 6;
}

Finding finding_of(const RuleSet& rules, const Relief& relief, const Outcome& outcome,
                   const Values& facts) {
  Finding finding;
  const Rule* rule = outcome.rule;
  if (rule != nullptr) {
    finding.band = rule->band;
    finding.track = rule->track;
    say(finding, rule->says);
    finding.last_checked = rule->last_checked;
    finding.declaration_needed = rule->declaration;
    finding.forms = rule->forms;
    name_form(finding, rule->forms);
    if (finding.band == Band::not_yet) add_arithmetic(rules, *rule, facts, finding);
  } else if (outcome.open.missing != 0) {
    finding = undecided(rules, relief, outcome, facts);
    for (const Rule& each : relief.rules)
      if (each.band == Band::automatic_may_have_happened) finding.note = each.says.note;
    finding.last_checked = rules.last_checked;
  } else {
    finding = nothing_fits(rules);
    finding.citation = relief.name;
  }
  finding.relief = relief.id;
  finding.name = relief.name;
  finding.notice_days = relief.notice_days;
  finding.around = relief.around;
  return finding;
}

Finding nothing_fits(const RuleSet& rules) {
  Finding finding;
  finding.relief = "pc-1203.4";
  finding.name = "Penal Code 1203.4";
  finding.track = "no-law";
  finding.band = Band::attorney_review;
  say(finding, rules.nothing);
  finding.last_checked = rules.last_checked;
  return finding;
}

}  // namespace clearway::relief
