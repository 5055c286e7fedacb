// How hard a text is to read, by two formulas that people who write for clinics know:
//   English: Flesch-Kincaid grade, 0.39 × words/sentences + 11.8 × syllables/words − 15.59
//     (Kincaid et al. 1975): 5.9 is the end of fifth grade.
//   Spanish: Fernández Huerta, 206.84 − 60 × syllables/words − 1.02 × words/sentences
//     (1959): 80 to 90 is fifth grade, more is easier.
// Debian 12 has no tool that knows both. English syllables are counted by groups of vowels
// without a silent e; Spanish ones by its rules for strong and weak vowels.
#pragma once

#include <string>
#include <string_view>

namespace clearway::support {

struct Reading {
  int words = 0;
  int sentences = 0;
  int syllables = 0;
  // A text without an end mark is one sentence: a title, a button.
  void add_english(std::string_view text);
  void add_spanish(std::string_view text);
  double flesch_kincaid() const;
  double fernandez_huerta() const;
};

int english_syllables(std::string_view word);  // of one word in ASCII
int spanish_syllables(std::string_view word);

}  // namespace clearway::support
