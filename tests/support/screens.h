// Every screen of the kiosk as people come to it, played without a window: for pictures, and for
// what must hold of each.
#pragma once

#include <functional>
#include <string>

#include "app/flow/view.h"

namespace clearway::test {

using Shoot = std::function<void(const flow::View& view, const std::string& name)>;
// `language`: one of the shipped site's. Names are for people; some come more than once.
void play_every_screen(const std::string& language, const Shoot& shoot);

}  // namespace clearway::test
