// What follows from the facts of a case, and which of them cannot both be true.
#pragma once

#include "app/relief/values.h"

namespace clearway::relief {

// Both become unsure, and each names the other.
void clash(Values& v, Fact a, Fact b);

// Dates after today, ends before their beginning, probation that was and was not.
void find_clashes(Values& v);

// The facts of the case that nobody tells: probation, custody, judgment, completion, …
void derive(Values& v);

// Only a felony is answered with prison or with county jail under section 1170(h). `beside`:
// another count of the case may be that felony; then what this one was answered with is not known.
void level_and_sentence(Values& v, bool beside);

}  // namespace clearway::relief
