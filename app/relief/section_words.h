// The words between the numbers: names of codes, as people write and shorten them in English and
// Spanish, and what only joins.
#pragma once

#include <initializer_list>

#include "app/relief/section_tokens.h"

namespace clearway::relief {

// The code that begins at this token: "pc", "Health & Saf."; null where none does.
const char* code_at(const std::vector<Token>& tokens, std::size_t i);

bool is_section_word(const Token& token);
bool is_filler(const Token& token);  // also every mark and number
bool is_letter_word(const Token& token);
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

// "H & S" and "P C" become one word and "273ab" one number; "459pc" stays two.
std::vector<Token> joined(std::vector<Token> all);

}  // namespace clearway::relief
