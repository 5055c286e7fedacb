// When to try again: doubling from 2 s to 15 min, with jitter so that a fleet that lost its
// server does not come back as one herd. Pure: the random number is an argument.
#pragma once

#include <chrono>

namespace clearway::client {

// `failures` in a row, from 1; `random` in [0, 1). Between half and all of the step.
std::chrono::milliseconds backoff(int failures, double random);

}  // namespace clearway::client
