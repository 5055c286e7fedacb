#include "tests/support/reading_level.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace clearway::support {
namespace {

// Letters as one sign each: ASCII in small letters, á as 'A' and so on, ñ as 'n'. An apostrophe
// is nothing, any other sign a space.
std::string plain(std::string_view text) {
  constexpr std::pair<std::string_view, char> kSigns[] = {
      {"á", 'A'}, {"é", 'E'}, {"í", 'I'}, {"ó", 'O'}, {"ú", 'U'}, {"ü", 'u'}, {"ñ", 'n'},
      {"Á", 'A'}, {"É", 'E'}, {"Í", 'I'}, {"Ó", 'O'}, {"Ú", 'U'}, {"Ñ", 'n'}, {"…", '.'}};
  std::string out;
  while (!text.empty()) {
    const auto sign =
        std::ranges::find_if(kSigns, [&](const auto& one) { return text.starts_with(one.first); });
    if (sign != std::end(kSigns)) {
      out += sign->second;
      text.remove_prefix(sign->first.size());
      continue;
    }
    const char c = text.front();
    const bool apostrophe = c == '\'' || text.starts_with("’");
    const std::size_t length = text.starts_with("’") ? 3 : 1;
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if (!apostrophe)
      out += (c & '\x80') != 0 ? ' ' : c;
    text.remove_prefix(length);
  }
  return out;
}

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words{""};
  for (const char c : text) {
    if (letter(c))
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// An end mark, with space or nothing behind it: "8.5" has none.
int sentences_of(const std::string& text) {
  int count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = text[i] == '.' || text[i] == '!' || text[i] == '?';
    const bool last = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
    count += mark && last ? 1 : 0;
  }
  return std::max(count, 1);
}

bool in(std::string_view set, char c) { return set.find(c) != set.npos; }

template <class Count>
void add(Reading& reading, std::string_view text, Count count) {
  const std::string signs = plain(text);
  const auto words = words_of(signs);
  if (words.empty()) return;
  reading.words += static_cast<int>(words.size());
  reading.sentences += sentences_of(signs);
  for (const std::string& word : words) reading.syllables += count(word);
}

}  // namespace

int english_syllables(std::string_view word) {
  const bool keeps = word.ends_with("le") || word.ends_with("les");
  const bool said = word.ends_with("ted") || word.ends_with("ded");
  const bool hissed = word.ends_with("ses") || word.ends_with("ces") || word.ends_with("xes") ||
                      word.ends_with("ges") || word.ends_with("zes") || word.ends_with("hes");
  if (word.size() > 2 && word.ends_with('e') && !keeps)
    word.remove_suffix(1);
  else if (word.size() > 3 &&
           ((word.ends_with("ed") && !said) || (word.ends_with("es") && !keeps && !hissed)))
    word.remove_suffix(2);
  int groups = 0;
  bool inside = false;
  for (const char c : word) {
    const bool vowel = in("aeiouy", c);
    groups += vowel && !inside ? 1 : 0;
    inside = vowel;
  }
  return std::max(groups, 1);
}

// Strong vowels (and a weak one with an accent) are a syllable each; weak ones lean on them.
int spanish_syllables(std::string_view word) {
  int count = 0;
  for (std::size_t i = 0; i < word.size();) {
    std::size_t end = i;
    int strong = 0;
    while (end < word.size() && in("aeoAEOIUiuy", word[end]))
      strong += in("aeoAEOIU", word[end++]) ? 1 : 0;
    const bool consonant = end == i + 1 && word[i] == 'y' && end < word.size();  // "yo"
    if (end > i && !consonant) count += std::max(strong, 1);
    i = std::max(end, i + 1);
  }
  return std::max(count, 1);
}

void Reading::add_english(std::string_view text) { add(*this, text, english_syllables); }

void Reading::add_spanish(std::string_view text) { add(*this, text, spanish_syllables); }

double Reading::flesch_kincaid() const {
  return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
}

double Reading::fernandez_huerta() const {
  return 206.84 - 60.0 * syllables / words - 1.02 * words / sentences;
}

}  // namespace clearway::support
