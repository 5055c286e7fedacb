// A case as the rules read it. A date of which only the year is known is every day of that
// year: what holds on each of them holds, what holds on none does not, the rest is unsure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/relief/rule_set.h"

namespace clearway::relief {

enum class Truth { no, unsure, yes };

struct Situation {
  const Facts& person;
  const Case& one;
  const std::vector<Case>& all;  // of this person, the one included
  core::Day today;
  mutable std::map<const Fact*, std::string> known{};  // what value() has found out already
};

// The value of any fact but a date: one of its values, or "unsure".
std::string value(const Fact& fact, const Situation& situation);

Truth holds(const Condition& condition, const Situation& situation);

// Has the wait run? "More than one year": it has on the day after the anniversary.
struct Waited {
  Truth run = Truth::unsure;
  std::optional<core::Day> surely;  // the first day on which it has run, on every reading
};
Waited waited(const Wait& wait, const Situation& situation);

}  // namespace clearway::relief
