// A list of offenses in the rules, and whether a person's words name one of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/relief/sections.h"

namespace clearway::relief {

struct Listed {
  Section section;
  std::string level;  // "felony": only then; empty: at any level
};

struct SectionList {
  std::vector<Listed> sections;
  std::vector<Listed> ask;           // may be on the list: a lawyer looks
  std::vector<Section> doubt;        // named beside it, a lawyer looks: an attempt
  std::vector<std::string> codes;    // every section of these codes
  std::vector<std::string> numbers;  // sections of those codes known without naming the code
  std::vector<std::string> words;    // plain words that only ever make us more careful
};

// What a fact of kind "sections" can be, besides "unsure".
inline constexpr const char* kNamed = "yes";
inline constexpr const char* kPlainWords = "words";
inline constexpr const char* kOtherSection = "no";
inline constexpr const char* kNoSection = "unnamed";

// "unsure" for no words at all, and where the words leave it open. `level` is the case's.
std::string find_in(const SectionList& list, std::string_view text, std::string_view level);

}  // namespace clearway::relief
