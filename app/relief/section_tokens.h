// The words, numbers and subdivisions of a text, for app/relief/sections.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearway::relief {

struct Token {
  enum class Kind { word, number, subdivision, mark };
  Kind kind = Kind::mark;
  std::string text;  // lower case; a word without its points: "p.c." is "pc"
  std::size_t begin = 0;
};

std::vector<Token> tokens(std::string_view text);

std::string lower(std::string_view text);  // ASCII only

}  // namespace clearway::relief
