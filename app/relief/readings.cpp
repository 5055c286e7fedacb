#include "app/relief/readings.h"

#include <algorithm>

namespace clearway::relief {
namespace {

struct Interval {
  core::Day first, last;
};

std::optional<Interval> interval(std::string_view text) {
  const auto date = core::parse_partial_date(text);
  if (!date) return std::nullopt;
  return Interval{core::earliest(*date), core::latest(*date)};
}

core::Day next_day(const core::Day& day) {
  return core::Day{std::chrono::sys_days{day} + std::chrono::days{1}};
}

core::Day after(const core::Day& day, int years, int months) {
  return next_day(core::plus_months(day, years * 12 + months));
}

// `first` and `last` are what the test says of the earliest and the latest reading.
Truth of_readings(bool first, bool last) {
  if (first != last) return Truth::unsure;
  return first ? Truth::yes : Truth::no;
}

std::string answer(const Fact& fact, const Situation& situation) {
  const Facts& facts = fact.of_person ? situation.person : situation.one.facts;
  return fact.from.empty() ? std::string{} : record::value_of(facts, fact.from.front());
}

std::string place(const Fact& fact, const Situation& situation) {
  const std::string county = answer(fact, situation);
  if (county.empty() || county == "unsure") return "unsure";
  return county == "another_state" || county == "federal" ? county : "california";
}

std::string on_list(const Fact& fact, const Situation& situation) {
  std::string text;
  for (const std::string& field : fact.from)
    text += record::value_of(situation.one.facts, field) + "\n";
  return find_in(fact.list, text, record::value_of(situation.one.facts, "level"));
}

Truth newer_than(const std::optional<Interval>& mine, const std::optional<Interval>& other) {
  if (!mine || !other) return Truth::unsure;
  if (other->first > mine->last) return Truth::yes;
  return other->last <= mine->first ? Truth::no : Truth::unsure;
}

std::string newer(const Fact& fact, const Situation& situation) {
  const auto mine = interval(answer(fact, situation));
  Truth found = Truth::no;
  for (const Case& other : situation.all) {
    if (other.id == situation.one.id) continue;
    const auto date = interval(record::value_of(other.facts, fact.from.front()));
    found = std::max(found, newer_than(mine, date));
  }
  return found == Truth::unsure ? "unsure" : found == Truth::yes ? "yes" : "no";
}

Truth passes(const DateTest& test, const Interval& date, const core::Day& today) {
  const auto one = [&](const core::Day& day) {
    switch (test.kind) {
      case DateTest::Kind::before:
        return day < test.day;
      case DateTest::Kind::since:
        return day >= test.day;
      case DateTest::Kind::ago:
        return today >= after(day, test.years, 0);
      case DateTest::Kind::future:
        return day > today;
    }
    return false;
  };
  return of_readings(one(date.first), one(date.last));
}

std::string find_out(const Fact& fact, const Situation& situation) {
  std::string found;
  switch (fact.kind) {
    case FactKind::choice:
    case FactKind::date:
      found = answer(fact, situation);
      break;
    case FactKind::place:
      found = place(fact, situation);
      break;
    case FactKind::sections:
      found = on_list(fact, situation);
      break;
    case FactKind::newer:
      found = newer(fact, situation);
      break;
  }
  // A value no rule was written for is as good as none.
  return std::ranges::find(fact.values, found) == fact.values.end() ? "unsure" : found;
}

}  // namespace

std::string value(const Fact& fact, const Situation& situation) {
  auto known = situation.known.find(&fact);
  if (known == situation.known.end())
    known = situation.known.emplace(&fact, find_out(fact, situation)).first;
  return known->second;
}

Truth holds(const Condition& condition, const Situation& situation) {
  Truth truth = Truth::unsure;
  if (!condition.tests.empty()) {
    if (const auto date = interval(answer(*condition.fact, situation))) {
      truth = Truth::yes;
      for (const DateTest& test : condition.tests)
        truth = std::min(truth, passes(test, *date, situation.today));
    }
  } else {
    const std::string found = value(*condition.fact, situation);
    const bool listed = std::ranges::find(condition.values, found) != condition.values.end();
    if (found != "unsure") truth = listed ? Truth::yes : Truth::no;
  }
  return truth == Truth::unsure && condition.unsure ? Truth::yes : truth;
}

Waited waited(const Wait& wait, const Situation& situation) {
  const auto date = interval(answer(*wait.from, situation));
  if (!date) return {};
  const core::Day surely = after(date->last, wait.years, wait.months);
  const bool first = situation.today >= after(date->first, wait.years, wait.months);
  return {of_readings(first, situation.today >= surely), surely};
}

}  // namespace clearway::relief
