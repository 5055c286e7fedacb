// "{person.name.court}" in an offered sentence: which answers it needs, and the sentence
// with them in it.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "app/record/record.h"

namespace clearway::declaration {

// Names between braces. A brace without its partner is plain text.
std::set<std::string> placeholders(std::string_view sentence);

// Values go in exactly as they are and are not searched again. A name that ends in a point
// ("Jr.") takes the place of the sentence's own point, so that none is doubled.
std::string fill(std::string_view sentence, const record::Fields& answers);

// More than white space.
bool answered(std::string_view value);

}  // namespace clearway::declaration
