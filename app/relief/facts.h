// What is known about a person's cases, as values: every fact a rule may read has a name, a place
// in the input and a list of values here and nowhere else. A fact that nobody told is unsure.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/date.h"
#include "app/relief/sections.h"

namespace clearway::relief {

enum class Truth : std::uint8_t { no, unsure, yes };

enum class Fact : std::uint8_t {
  // told of the person
  pending_case,
  supervision,
  serving_sentence,
  registration_290,
  fire_camp,
  survivor,
  super_strike,
  birth_date,
  residence_since,
  // told of a case
  jurisdiction,
  outcome,
  sentence,
  probation_granted,
  probation_outcome,
  probation_end_date,
  revocation_custody,
  offense_date,
  arrest_date,
  conviction_date,
  sentence_date,
  release_date,
  supervision_end_date,
  sentence_completed,
  new_conviction_since,
  relief_already_granted,
  // told of a count
  section,
  level,
  disposition,
  as_of,  // today; told by nobody
  // worked out of the above (values.h)
  result,            // of the count: its disposition, else the outcome of the case
  probation,         // was it granted?
  custody,           // a felony sentence that was served, from the start or after revocation
  on_probation,      // in any case
  released,          // from custody
  sentence_over,     // all of it
  end_ahead,         // its end is told and still to come
  elsewhere,         // may the sentence of another conviction go on?
  minor_at_offense,  // before the 18th birthday
  case_convicted,    // any count of the case
  convictions,       // counts of this person that ended in one
  timeline,          // do the dates of the case fit together?
  offense,           // its day
  convicted,         // on this day
  judgment,          // pronounced on this day
  completion,        // of the sentence
};
inline constexpr std::size_t kFacts = static_cast<std::size_t>(Fact::completion) + 1;

enum class Of : std::uint8_t { person, one_case, count, derived };
enum class Kind : std::uint8_t { choice, date, text };

struct FactInfo {
  Fact fact{};
  Of of{};
  Kind kind{};
  const char* name = "";    // in the rules
  const char* path = "";    // in the input of `clearway relief`, inside its person, case or count
  const char* values = "";  // of a choice, "no yes"; the n-th is kept as n
  const char* unsure = "";  // the word for "not known"; empty: there is none
  std::uint8_t absent = 0;  // the value of a choice nobody told: 0 is unsure
};
const std::array<FactInfo, kFacts>& fact_table();
const FactInfo& info(Fact fact);
std::optional<Fact> find_fact(std::string_view name);
// "unsure" is 0, the n-th value n.
std::optional<std::uint8_t> find_value(const FactInfo& fact, std::string_view value);
std::vector<std::string> values_of(const FactInfo& fact);

// Days since 1970-01-01, both inclusive. Every day between is possible; none at all when the
// date is not known.
struct Span {
  static constexpr std::int32_t kEarliest = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int32_t kLatest = std::numeric_limits<std::int32_t>::max();
  std::int32_t first = 1;
  std::int32_t last = 0;
  bool known() const { return first <= last; }
  friend bool operator==(const Span&, const Span&) = default;
};
std::int32_t number_of(const core::Day& day);
core::Day day_of(std::int32_t number);
Span span_of(const core::PartialDate& date);

struct Told {
  Fact fact{};
  std::uint8_t choice = 0;
  Span span{};
};

struct Count {
  std::vector<Told> told;
  Charge charge;  // what its section says (sections.h)
};
struct Case {
  std::string id;
  std::vector<Told> told;
  std::vector<Count> counts;  // none: what the case was about is not known
};
struct Person {
  std::vector<Told> told;
  std::vector<Case> cases;
};

// A value as the input writes it. False when the fact cannot have it.
bool tell(std::vector<Told>& told, Fact fact, std::string_view value);

}  // namespace clearway::relief
