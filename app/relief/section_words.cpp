#include "app/relief/section_words.h"

#include <algorithm>
#include <array>

namespace clearway::relief {
namespace {

struct Alias {
  std::string_view word;
  const char* code;
};
constexpr std::array kAliases = {
    Alias{"pc", "Penal Code"},
    Alias{"cpc", "Penal Code"},
    Alias{"pen", "Penal Code"},
    Alias{"penal", "Penal Code"},
    Alias{"vc", "Vehicle Code"},
    Alias{"cvc", "Vehicle Code"},
    Alias{"veh", "Vehicle Code"},
    Alias{"hs", "Health and Safety Code"},
    Alias{"hsc", "Health and Safety Code"},
    Alias{"bp", "Business and Professions Code"},
    Alias{"bpc", "Business and Professions Code"},
    Alias{"wi", "Welfare and Institutions Code"},
    Alias{"wic", "Welfare and Institutions Code"},
    Alias{"gc", "Government Code"},
    Alias{"gov", "Government Code"},
    Alias{"fgc", "Fish and Game Code"},
    Alias{"ins", "Insurance Code"},
    Alias{"rtc", "Revenue and Taxation Code"},
    Alias{"uic", "Unemployment Insurance Code"},
};

// Codes of two words, with "and" or "&" between them, and how they are cut short.
struct Pair {
  std::string_view first, second;  // beginnings
  const char* code;
};
constexpr std::array kPairs = {
    Pair{"health", "saf", "Health and Safety Code"},
    Pair{"salud", "segur", "Health and Safety Code"},
    Pair{"bus", "prof", "Business and Professions Code"},
    Pair{"negocios", "profes", "Business and Professions Code"},
    Pair{"welf", "inst", "Welfare and Institutions Code"},
    Pair{"bienestar", "inst", "Welfare and Institutions Code"},
};

constexpr std::array<std::string_view, 13> kSectionWords = {
    "section", "sections",  "sec",      "secs",     "s",         "ss",       "seccion",
    "sección", "secciones", "articulo", "artículo", "articulos", "artículos"};

constexpr std::array<std::string_view, 25> kFiller = {
    "code", "codes", "codigo",     "código", "of",   "the",         "and",         "or", "to",
    "cal",  "ca",    "california", "del",    "de",   "la",          "los",         "el", "y",
    "subd", "sub",   "subs",       "subds",  "part", "subdivision", "subdivisions"};

template <class Words>
bool is_in(std::string_view word, const Words& words) {
  return std::ranges::find(words, word) != words.end();
}

const char* alias_of(std::string_view word) {
  const auto found = std::ranges::find(kAliases, word, &Alias::word);
  return found == kAliases.end() ? nullptr : found->code;
}

}  // namespace

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return is_in(word, words);
}

bool is_letter_word(const Token& token) {
  return token.kind == Token::Kind::word && token.text.size() == 1;
}

bool is_section_word(const Token& token) {
  return token.kind == Token::Kind::word && is_in(token.text, kSectionWords);
}

bool is_filler(const Token& token) {
  const auto second = [&](const Pair& pair) { return token.text.starts_with(pair.second); };
  return token.kind != Token::Kind::word || is_section_word(token) || is_in(token.text, kFiller) ||
         std::ranges::any_of(kPairs, second);
}

const char* code_at(const std::vector<Token>& tokens, std::size_t i) {
  const auto word_at = [&](std::size_t at) -> std::string_view {
    const bool word = at < tokens.size() && tokens[at].kind == Token::Kind::word;
    return word ? std::string_view(tokens[at].text) : std::string_view();
  };
  const std::string_view word = word_at(i);
  if (word.empty()) return nullptr;
  if (const char* code = alias_of(word)) return code;
  // "a vehicle" is no code; "Vehicle Code" and "vehicle 23152" are.
  if (word == "vehicle" && i + 1 < tokens.size() &&
      (tokens[i + 1].kind == Token::Kind::number || is_section_word(tokens[i + 1]) ||
       word_at(i + 1) == "code"))
    return "Vehicle Code";
  if (is_one_of(word, {"vehiculos", "vehículos"}) && i > 1 && word_at(i - 1) == "de" &&
      is_one_of(word_at(i - 2), {"codigo", "código"}))
    return "Vehicle Code";
  if (word_at(i + 1) == "code" && word == "government") return "Government Code";
  if (word_at(i + 1) == "code" && word == "insurance") return "Insurance Code";
  std::size_t other = i + 1;
  if (other < tokens.size() && is_one_of(tokens[other].text, {"and", "&", "y"})) ++other;
  for (const Pair& pair : kPairs)
    if (word.starts_with(pair.first) && word_at(other).starts_with(pair.second)) return pair.code;
  return nullptr;
}

// "H & S" and "P C" are one word, and "273ab" is one number; "459pc" are two.
std::vector<Token> joined(std::vector<Token> all) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Token& token = all[i];
    if (!out.empty() && token.kind == Token::Kind::word && token.text.size() == 2 &&
        std::ranges::all_of(token.text, [](char c) { return c >= 'a' && c <= 'z'; }) &&
        out.back().kind == Token::Kind::number && !alias_of(token.text) &&
        out.back().begin + out.back().text.size() == token.begin) {
      out.back().text += token.text;
      continue;
    }
    if (is_letter_word(token)) {
      std::size_t next = i + 1;
      if (next < all.size() && is_one_of(all[next].text, {"&", "/", "and"})) ++next;
      if (next < all.size() && is_letter_word(all[next]) && alias_of(token.text + all[next].text)) {
        token.text += all[next].text;
        i = next;
      }
    }
    out.push_back(std::move(token));
  }
  return out;
}

}  // namespace clearway::relief
