#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/relief/finding.h"
#include "app/relief/readings.h"

namespace clearway::relief {
namespace {

// All conditions together; one that is false settles it, whatever else is not known.
Truth all_hold(const std::vector<Condition>& when, const Situation& situation, Open& open) {
  Open here;
  for (const Condition& condition : when) {
    const Truth truth = holds(condition, situation);
    if (truth == Truth::no) return Truth::no;
    if (truth == Truth::yes) continue;
    here.missing |= missing(condition, situation);
    for (const DateTest& test : condition.tests)
      if (const auto days = opens(condition, test, situation.facts); days && !here.either)
        here.either = days;
  }
  if (here.missing == 0) return Truth::yes;
  open.missing |= here.missing;
  if (!open.either) open.either = here.either;
  return Truth::unsure;
}

Truth is_subject(const Relief& relief, const Situation& situation, Open& open) {
  Truth truth = Truth::no;
  Open all;
  for (const auto& when : relief.subject) {
    Open here;
    const Truth one = all_hold(when, situation, here);
    const bool quiet = std::ranges::any_of(when, [&](const Condition& condition) {
      return condition.fact && (relief.sure & set_of(*condition.fact)) != 0 &&
             holds(condition, situation) == Truth::unsure;
    });
    if (one == Truth::no || quiet) continue;
    if (one == Truth::yes) return Truth::yes;
    truth = Truth::unsure;
    all.missing |= here.missing;
    if (!all.either) all.either = here.either;
  }
  open = all;
  return truth;
}

// Rules from top to bottom: the first that holds, unless one before it cannot be decided and
// would say something else.
Outcome try_rules(const Relief& relief, const Situation& situation, Truth subject, Open open) {
  Outcome outcome;
  std::optional<Band> other;  // the band of the rules that are open
  bool differ = subject == Truth::unsure;
  for (const Rule& rule : relief.rules) {
    Open here;
    const Truth truth = all_hold(rule.when, situation, here);
    if (truth == Truth::no || (truth == Truth::unsure && rule.only_if_sure)) continue;
    if (truth == Truth::yes) {
      const bool same = !other || (other == rule.band && rule.band != Band::attorney_review);
      if (rule.whatever_else || (same && !differ)) return {&rule, {}, {}};
      break;
    }
    if (outcome.cite == nullptr) outcome.cite = &rule.says.cite;
    differ = differ || (other && other != rule.band);
    other = rule.band;
    open.missing |= here.missing;
    if (!open.either) open.either = here.either;
  }
  outcome.open = open;
  return outcome;
}

void explain(const Relief& relief, const Situation& situation, Tried one,
             std::vector<Tried>& tried) {
  const auto add = [&](const std::string& track, const std::vector<Condition>& when) {
    Open open;
    one.track = track;
    one.truth = all_hold(when, situation, open);
    one.conditions.clear();
    for (const Condition& condition : when)
      one.conditions.emplace_back(condition.said, holds(condition, situation));
    tried.push_back(one);
  };
  one.relief = relief.id;
  for (const auto& when : relief.subject) add("for", when);
  for (const Rule& rule : relief.rules) add(rule.track, rule.when);
}

// What a relief comes to, and for which counts.
struct Judged {
  const Relief* relief;  // none: no relief had anything to say
  Outcome outcome;
  const Values* facts;
  std::vector<int> counts;
};

class Screening {
 public:
  Screening(const RuleSet& rules, std::int32_t today, std::vector<Tried>* tried)
      : rules_(rules), today_(today), tried_(tried) {}

  std::vector<Finding> one_case(const Case& one, const std::vector<Values>& counts) {
    std::vector<Judged> all;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const bool whole = one.counts.empty();
      const Charge& charge = whole ? nothing_ : one.counts[i].charge;
      rules_.lists.judge(charge, counts[i].choice[at(Fact::level)], lists_);
      one_count({counts[i], lists_, today_}, one.id, whole ? 0 : static_cast<int>(i) + 1, all);
    }
    std::vector<Finding> findings;
    for (Judged& judged : all) {
      findings.push_back(judged.relief == nullptr
                             ? nothing_fits(rules_)
                             : finding_of(rules_, *judged.relief, judged.outcome, *judged.facts));
      findings.back().case_id = one.id;
      findings.back().counts = std::move(judged.counts);
    }
    put_beside(findings);
    const auto strong = [](const Finding& finding) { return strength(finding.band); };
    std::ranges::stable_sort(findings, {}, strong);
    return findings;
  }

 private:
  void one_count(const Situation& situation, const std::string& id, int n,
                 std::vector<Judged>& all) {
    bool any = false;
    for (const Relief& relief : rules_.reliefs) {
      if (tried_ != nullptr) explain(relief, situation, {id, n, {}, {}, {}, {}}, *tried_);
      Open open;
      const Truth subject = is_subject(relief, situation, open);
      if (subject == Truth::no) continue;
      const Outcome outcome = try_rules(relief, situation, subject, open);
      any = true;
      join(all, {&relief, outcome, &situation.facts, {}}, relief.alone ? 0 : n);
      if (relief.alone) return;
    }
    if (!any) join(all, {nullptr, {}, &situation.facts, {}}, n);
  }

  // Counts of which the same is true share a finding.
  static void join(std::vector<Judged>& all, Judged one, int n) {
    auto same = std::ranges::find_if(all, [&](const Judged& other) {
      return other.relief == one.relief && other.outcome == one.outcome;
    });
    if (same == all.end()) {
      all.push_back(std::move(one));
      same = all.end() - 1;
    }
    if (n > 0) same->counts.push_back(n);
  }

  // "It may already have been cleared" is said beside whatever else is said of the case.
  static void put_beside(std::vector<Finding>& findings) {
    std::string note;
    for (Finding& finding : findings)
      if (finding.band == Band::automatic_may_have_happened && !finding.note.empty())
        note = std::exchange(finding.note, {});
    for (Finding& finding : findings)
      if (finding.band != Band::automatic_may_have_happened && finding.note.empty())
        finding.note = note;
  }

  const RuleSet& rules_;
  std::int32_t today_;
  std::vector<Tried>* tried_;
  const Charge nothing_;
  std::vector<OnList> lists_;
};

}  // namespace

std::vector<Finding> screen(const RuleSet& rules, const Person& person, const core::Day& today,
                            std::vector<Tried>* tried) {
  const std::int32_t day = number_of(today);
  const auto values = values_of(person, day);
  Screening screening(rules, day, tried);
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < person.cases.size(); ++i) {
    auto of_case = screening.one_case(person.cases[i], values[i]);
    std::ranges::move(of_case, std::back_inserter(findings));
  }
  return findings;
}

}  // namespace clearway::relief
