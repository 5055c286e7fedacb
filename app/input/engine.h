// The libraries behind the methods. They read their dictionaries from the disk, so the state
// machine does not call this: the program that makes its world gives it an Engine.
#pragma once

#include "app/input/compose.h"

namespace clearway::input {

// Errors: not_found when the method's library or its dictionary is not installed.
core::Result<Composition> compose(Method method, const Keys& keys);

}  // namespace clearway::input
