// From the rule that fired, or from the facts that are missing, to what is said.
#pragma once

#include "app/relief/readings.h"

namespace clearway::relief {

struct Open {
  FactSet missing = 0;
  std::optional<Opens> either;  // a wait that is over on one reading and not on another
  friend bool operator==(const Open&, const Open&) = default;
};

// What one relief comes to for one count: a rule, or the facts that would decide it.
struct Outcome {
  const Rule* rule = nullptr;
  Open open;
  const std::string* cite = nullptr;  // of the first rule that could not be decided
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

Finding finding_of(const RuleSet& rules, const Relief& relief, const Outcome& outcome,
                   const Values& facts);
Finding nothing_fits(const RuleSet& rules);

// What can be filed first, what may have happened by itself after every caution.
int strength(Band band);

}  // namespace clearway::relief
