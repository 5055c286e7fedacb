#include "app/text/plural.h"

#include <cstdlib>

namespace clearway::text {
namespace {

using Number = unsigned long;

std::size_t slavic(Number n) {
  const Number tens = n % 100;
  const Number ones = n % 10;
  if (ones == 1 && tens != 11) return 0;
  return ones >= 2 && ones <= 4 && (tens < 10 || tens >= 20) ? 1 : 2;
}

std::size_t polish(Number n) { return n == 1 ? 0 : slavic(n) == 1 ? 1 : 2; }

std::size_t arabic(Number n) {
  if (n <= 2) return n;
  const Number tens = n % 100;
  return tens >= 3 && tens <= 10 ? 3 : tens >= 11 ? 4 : 5;
}

struct Rule {
  std::string_view header;  // without spaces
  std::size_t forms;
  std::size_t (*form)(Number);
};

constexpr Rule kRules[] = {
    // English, Spanish, Armenian
    {"nplurals=2;plural=(n!=1);", 2, [](Number n) -> std::size_t { return n != 1; }},
    // Chinese, Korean, Vietnamese, Khmer
    {"nplurals=1;plural=0;", 1, [](Number) -> std::size_t { return 0; }},
    // Tagalog, Farsi, French
    {"nplurals=2;plural=(n>1);", 2, [](Number n) -> std::size_t { return n > 1; }},
    // Russian, Ukrainian
    {"nplurals=3;plural=(n%10==1&&n%100!=11?0:"
     "n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2);",
     3, slavic},
    // Polish
    {"nplurals=3;plural=(n==1?0:n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2);", 3, polish},
    // Arabic
    {"nplurals=6;plural=(n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:n%100>=11?4:5);", 6, arabic},
};

// Tools write the same formula with and without spaces, parentheses and the last semicolon.
std::string plain(std::string_view header) {
  std::string text;
  for (const char c : header) {
    if (c != ' ' && c != '\t') text += c;
  }
  while (!text.empty() && text.back() == ';') text.pop_back();
  const std::size_t formula = text.find("plural=(");
  if (formula != std::string::npos && text.back() == ')') {
    text.pop_back();
    text.erase(formula + 7, 1);
  }
  return text;
}

}  // namespace

std::optional<int> plural_rule(std::string_view header) {
  const std::string wanted = plain(header);
  for (int rule = 0; rule < static_cast<int>(std::size(kRules)); ++rule) {
    if (plain(kRules[rule].header) == wanted) return rule;
  }
  return std::nullopt;
}

std::size_t plural_forms(int rule) { return kRules[rule].forms; }

std::size_t plural_form(int rule, long n) {
  // Negative numbers read like their size; this way LONG_MIN does not overflow.
  const Number size = n < 0 ? Number{0} - static_cast<Number>(n) : static_cast<Number>(n);
  return kRules[rule].form(size);
}

std::vector<std::string> known_plural_rules() {
  std::vector<std::string> rules;
  for (const Rule& rule : kRules) rules.emplace_back(rule.header);
  return rules;
}

}  // namespace clearway::text
