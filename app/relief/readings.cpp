#include "app/relief/readings.h"

#include <algorithm>

namespace clearway::relief {
namespace {

// A wait of n years is over on the day after the anniversary; February 29 has its on the 28th.
std::int32_t over_on(std::int32_t day, int years) {
  if (day == Span::kEarliest || day == Span::kLatest) return day;
  return (years == 0 ? day : number_of(core::plus_years(day_of(day), years))) + 1;
}

bool passes(const DateTest& test, std::int32_t day, std::int32_t today) {
  switch (test.kind) {
    case DateTest::Kind::before:
      return day < test.day;
    case DateTest::Kind::since:
      return day >= test.day;
    case DateTest::Kind::within:
      return today < over_on(day, test.years);
  }
  return false;
}

Truth passes(const DateTest& test, const When& when, std::int32_t today) {
  std::optional<Truth> all;
  for (std::uint8_t i = 0; i < when.count; ++i) {
    const Span& span = when.spans.at(i);
    const bool first = passes(test, span.first, today);
    const bool last = passes(test, when.later ? Span::kLatest : span.last, today);
    const Truth one = first != last ? Truth::unsure : first ? Truth::yes : Truth::no;
    all = !all || *all == one ? one : Truth::unsure;
  }
  return all.value_or(Truth::unsure);
}

Truth on_list(const Condition& condition, const OnList& on) {
  if (on.truth == Truth::unsure) return Truth::unsure;
  const unsigned bit = on.truth == Truth::yes ? 2U : 1U;
  return (condition.values >> bit & 1U) != 0 ? Truth::yes : Truth::no;
}

}  // namespace

Truth holds(const Condition& condition, const Situation& situation) {
  if (!condition.fact) return on_list(condition, situation.lists[condition.list]);
  if (condition.tests.empty()) {
    const unsigned value = situation.facts.choice[at(*condition.fact)];
    if ((condition.values >> value & 1U) != 0) return Truth::yes;
    return value == 0 ? Truth::unsure : Truth::no;
  }
  Truth truth = Truth::yes;
  for (const DateTest& test : condition.tests)
    truth =
        std::min(truth, passes(test, situation.facts.when[at(*condition.fact)], situation.today));
  return truth;
}

FactSet missing(const Condition& condition, const Situation& situation) {
  if (condition.fact) return situation.facts.blame[at(*condition.fact)];
  const bool level = situation.lists[condition.list].level_missing;
  return situation.facts.blame[at(level ? Fact::level : Fact::section)];
}

std::optional<Opens> opens(const Condition& condition, const DateTest& test, const Values& facts) {
  if (!condition.fact || test.kind == DateTest::Kind::before || test.kind == DateTest::Kind::since)
    return std::nullopt;
  const When& when = facts.when[at(*condition.fact)];
  if (when.count == 0) return std::nullopt;
  Opens result;
  const Span* last = &when.spans[0];
  std::int32_t first = when.spans[0].first;
  for (std::uint8_t i = 1; i < when.count; ++i) {
    first = std::min(first, when.spans.at(i).first);
    if (when.spans.at(i).last > last->last) last = &when.spans.at(i);
  }
  result.from = *last;
  result.early = over_on(first, test.years);
  if (last->last != Span::kLatest && !when.later) result.late = over_on(last->last, test.years);
  return result;
}

}  // namespace clearway::relief
