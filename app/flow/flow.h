// The kiosk as a state machine: state and event in, state and effects out. No I/O, no
// clock, no random numbers; so a whole visit is a table in a test.
#pragma once

#include <vector>

#include "app/flow/effect.h"
#include "app/flow/event.h"
#include "app/flow/state.h"
#include "app/flow/view.h"
#include "app/flow/world.h"

namespace clearway::flow {

struct Next {
  State state;
  std::vector<Effect> effects;
};

// Total: every event is allowed in every state; one that makes no sense there (a late
// FieldKept after a time-out, say) leaves the state as it is.
Next update(const World& world, State state, const Event& event);

// What the screen shows. Pure.
View view(const World& world, const State& state);

// Whether somebody may be there.
bool occupied(const State& state);

// How often the loop sends Ticked: every second while somebody may be there.
std::chrono::seconds tick_every(const World& world, const State& state);

// Pages of this visit are still on their way to paper.
bool printing_unfinished(const State& state);

}  // namespace clearway::flow
