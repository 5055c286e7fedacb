// The facts of one count as the rules read them: what was told and what follows from it. A date
// of which only the year is known is every day of that year. Two facts that cannot both be true
// are both unsure, and each names the other.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "app/relief/facts.h"

namespace clearway::relief {

using FactSet = std::uint64_t;
static_assert(kFacts <= 64);
constexpr FactSet set_of(Fact fact) { return FactSet{1} << static_cast<unsigned>(fact); }

// One date, or two of which either may be meant.
struct When {
  std::array<Span, 2> spans{};
  std::uint8_t count = 0;  // 0: not known
  bool later = false;      // perhaps later than this
};

struct Values {
  std::array<std::uint8_t, kFacts> choice{};
  std::array<When, kFacts> when{};
  std::array<FactSet, kFacts> blame{};  // what to ask when this one is unsure
  FactSet clashing = 0;                 // facts that do not fit together
};

inline std::size_t at(Fact fact) { return static_cast<std::size_t>(fact); }

// For each case one for each of its counts, and one for a case without counts.
std::vector<std::vector<Values>> values_of(const Person& person, std::int32_t today);

}  // namespace clearway::relief
