// What is said of an element to somebody who does not see it.
#pragma once

#include <string>

#include "app/flow/view.h"
#include "app/ui/ui.h"

namespace clearway::ui {

// Its name, what it is, and how it stands. What the person has told stays unsaid without
// headphones, also which choice is theirs; a masked field stays masked with them too. Never empty
// for something that can be touched.
std::string spoken(const Element& element, const flow::SpokenWords& words, bool headphones);

}  // namespace clearway::ui
