// Which voice of Debian 12's espeak-ng reads a language aloud.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace clearway::speech {

// `language` as the catalogs name it: "es", "zh_Hant". Nothing: Debian has no voice for it, and
// whoever chooses it must know that it is not by ear.
std::optional<std::string> voice_for(std::string_view language);

}  // namespace clearway::speech
