// Code sections in a person's own words: "VC 23152(a)", "459 PC", "Penal Code section 288,
// subd. (c)". Reads what stands there literally and guesses nothing: no offense is inferred
// from plain words, and a number whose code is not named has none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clearway::relief {

struct Section {
  std::string code;               // "Penal Code"; empty when the text does not say
  std::string number;             // "288", "288a", "311.11"; "288 a" is kept as it was written
  std::vector<std::string> path;  // subdivisions: (b)(2) is {"b", "2"}
  friend bool operator==(const Section&, const Section&) = default;
};

// In the order of the text. Total: any bytes give an answer.
std::vector<Section> mentions(std::string_view text);

// "Penal Code 288(c)(1)".
std::string to_text(const Section& section);

// What the section of one count says. An attempt is "664/459 PC": its sections are those that
// were attempted. Not readable: no section, one without its code, or words of an attempt alone.
struct Charge {
  std::vector<Section> sections;
  bool attempt = false;
  bool readable = false;
};
Charge read_charge(std::string_view text);

// Whole words, without regard to ASCII case: "dui" is in "A DUI." and not in "induing".
bool has_words(std::string_view text, std::string_view words);

enum class Match { no, unclear, yes };

// Is what was said the listed section? Unclear when the code is not named, or when the
// subdivision that decides is not ("286" against "286(c)").
Match compare(const Section& said, const Section& listed);

}  // namespace clearway::relief
