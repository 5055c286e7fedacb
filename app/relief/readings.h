// Conditions held against the facts of one count.
#pragma once

#include <optional>
#include <vector>

#include "app/relief/rule_set.h"

namespace clearway::relief {

struct Situation {
  const Values& facts;
  const std::vector<OnList>& lists;  // one for each list of the rule set
  std::int32_t today;
};

Truth holds(const Condition& condition, const Situation& situation);

// What is missing where a condition is unsure.
FactSet missing(const Condition& condition, const Situation& situation);

// The first day on which a wait is over: on the earliest and on the latest reading of its date.
struct Opens {
  std::int32_t early = 0;
  std::optional<std::int32_t> late;  // not known when the date has no end
  Span from;                         // the reading that gives `late`
  friend bool operator==(const Opens&, const Opens&) = default;
};
std::optional<Opens> opens(const Condition& condition, const DateTest& test, const Values& facts);

}  // namespace clearway::relief
