// What a printer says about itself, brought down to the few words a person can act on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clearway::print {

// From IPP printer-state-reasons (RFC 8011, 5.4.12): "", "no_paper", "jam", "offline" or
// "unknown". Warnings and reports (low toner) are not troubles: pages still come.
std::string trouble_of(const std::vector<std::string>& reasons);

// The ipp and socket backends keep an unreachable printer's job in "processing" with no
// reason; only this message of theirs tells.
bool says_unreachable(std::string_view printer_message);

}  // namespace clearway::print
