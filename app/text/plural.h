// Which form of a message stands for a number. The formula in a catalog's header is not
// evaluated: it must be one of those listed in plural.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearway::text {

// Index of the rule for the value of a Plural-Forms header; spaces do not matter.
std::optional<int> plural_rule(std::string_view header);
std::size_t plural_forms(int rule);         // how many forms it tells apart
std::size_t plural_form(int rule, long n);  // below plural_forms(rule)

// The formulas that are known, for an error message.
std::vector<std::string> known_plural_rules();

}  // namespace clearway::text
