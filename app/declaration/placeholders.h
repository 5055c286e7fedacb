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

// Values go in exactly as they are and are not searched again. A value that ends a sentence
// itself ("Jr.") takes the place of the sentence's own point, so that none is doubled. `star`
// stands for the * of a name.
std::string fill(std::string_view sentence, const record::Fields& answers,
                 std::string_view star = {});

// "declaration.work.*.place" for "2" is "declaration.work.2.place".
std::string starred(std::string_view path, std::string_view with);

// Whether the last sign that is no quote, bracket or space is the end of a sentence.
bool ends_sentence(std::string_view text);

// More than white space.
bool answered(std::string_view value);

}  // namespace clearway::declaration
