// The database key on its way from one image of this program to the next, where staff unlocked
// it: the program re-executes itself after every visit, and must come back without asking.
//
// It goes through a pipe: no name in any file system, never swapped, gone with the one read.
// Nothing gets weaker by it: that key is in locked memory while the program runs anyway, because
// the database is open. What must not outlive a visit, the person's words and their record's key,
// does not go this way. A power cut leaves nothing, and the kiosk asks again.
#pragma once

#include <optional>

#include "app/keys/secret.h"

namespace clearway::kiosk {

// Just before the program executes itself: nothing else may be executed in between.
core::Result<> hand_over_key(const keys::Secret& key);

// At the start, once; nothing when there is none.
std::optional<keys::Secret> take_handed_key();

}  // namespace clearway::kiosk
