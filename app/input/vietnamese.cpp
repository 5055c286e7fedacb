#include <algorithm>
#include <array>

#include "app/input/compose.h"

namespace clearway::input {
namespace {

enum Tone : std::size_t { level, grave, acute, hook, tilde, dot, tones };

// Each vowel with its six tones, the bare one first.
constexpr std::array<std::array<std::string_view, tones>, 24> kVowels = {{
    {"a", "à", "á", "ả", "ã", "ạ"}, {"ă", "ằ", "ắ", "ẳ", "ẵ", "ặ"}, {"â", "ầ", "ấ", "ẩ", "ẫ", "ậ"},
    {"e", "è", "é", "ẻ", "ẽ", "ẹ"}, {"ê", "ề", "ế", "ể", "ễ", "ệ"}, {"i", "ì", "í", "ỉ", "ĩ", "ị"},
    {"o", "ò", "ó", "ỏ", "õ", "ọ"}, {"ô", "ồ", "ố", "ổ", "ỗ", "ộ"}, {"ơ", "ờ", "ớ", "ở", "ỡ", "ợ"},
    {"u", "ù", "ú", "ủ", "ũ", "ụ"}, {"ư", "ừ", "ứ", "ử", "ữ", "ự"}, {"y", "ỳ", "ý", "ỷ", "ỹ", "ỵ"},
    {"A", "À", "Á", "Ả", "Ã", "Ạ"}, {"Ă", "Ằ", "Ắ", "Ẳ", "Ẵ", "Ặ"}, {"Â", "Ầ", "Ấ", "Ẩ", "Ẫ", "Ậ"},
    {"E", "È", "É", "Ẻ", "Ẽ", "Ẹ"}, {"Ê", "Ề", "Ế", "Ể", "Ễ", "Ệ"}, {"I", "Ì", "Í", "Ỉ", "Ĩ", "Ị"},
    {"O", "Ò", "Ó", "Ỏ", "Õ", "Ọ"}, {"Ô", "Ồ", "Ố", "Ổ", "Ỗ", "Ộ"}, {"Ơ", "Ờ", "Ớ", "Ở", "Ỡ", "Ợ"},
    {"U", "Ù", "Ú", "Ủ", "Ũ", "Ụ"}, {"Ư", "Ừ", "Ứ", "Ử", "Ữ", "Ự"}, {"Y", "Ỳ", "Ý", "Ỷ", "Ỹ", "Ỵ"},
}};
constexpr std::array<std::string_view, tones> kToneKeys = {"", "◌̀", "◌́", "◌̉", "◌̃", "◌̣"};
constexpr std::string_view kModified = "ăâêôơưĂÂÊÔƠƯ";
constexpr std::string_view kConsonants = "bcdfghjklmnpqrstvwxzđBCDFGHJKLMNPQRSTVWXZĐ";

struct Vowel {
  std::size_t row = 0, tone = 0;
};
std::optional<Vowel> vowel_of(std::string_view letter) {
  for (std::size_t row = 0; row < kVowels.size(); ++row)
    for (std::size_t tone = 0; tone < tones; ++tone)
      if (kVowels[row][tone] == letter) return Vowel{row, tone};
  return std::nullopt;
}

std::vector<std::string> letters_of(std::string_view text) {
  std::vector<std::string> letters;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continues || letters.empty()) letters.emplace_back();
    letters.back() += c;
  }
  return letters;
}

bool is_any(std::string_view letter, std::string_view of) {
  return of.find(letter) != std::string_view::npos;
}

struct Syllable {
  std::size_t from = 0, to = 0;  // its vowels, among the letters
  bool closed = false;           // a consonant follows them
};

// The last syllable of the text; nothing when there is no vowel in it.
std::optional<Syllable> last_syllable(const std::vector<std::string>& letters) {
  std::size_t to = letters.size();
  while (to > 0 && is_any(letters[to - 1], kConsonants)) --to;
  std::size_t from = to;
  while (from > 0 && vowel_of(letters[from - 1])) --from;
  if (from == to) return std::nullopt;
  // The u of "qu" and the i of "gi" belong to the consonant, when a vowel follows.
  if (from > 0 && to - from > 1) {
    const std::string& before = letters[from - 1];
    const std::string_view bare = kVowels[vowel_of(letters[from])->row][level];
    const bool qu = is_any(before, "qQ") && is_any(bare, "uU");
    const bool gi = is_any(before, "gG") && is_any(bare, "iI");
    if (qu || gi) ++from;
  }
  return Syllable{from, to, to < letters.size()};
}

// Which vowel of a syllable carries the tone: the one with a mark of its own, the last of "ươ";
// else the last before a consonant; else the one before the last, as in "của" and "hòa".
std::size_t place_of_tone(const std::vector<std::string>& letters, const Syllable& syllable) {
  for (std::size_t i = syllable.to; i-- > syllable.from;)
    if (is_any(kVowels[vowel_of(letters[i])->row][level], kModified)) return i;
  const std::size_t last = syllable.to - 1;
  const bool before_last = !syllable.closed && syllable.to - syllable.from > 1;
  return before_last ? last - 1 : last;
}

}  // namespace

bool is_tone(std::string_view key) {
  return !key.empty() && std::ranges::find(kToneKeys, key) != kToneKeys.end();
}

std::string with_tone(std::string_view text, std::string_view tone_key) {
  const auto key = std::ranges::find(kToneKeys, tone_key);
  std::vector<std::string> letters = letters_of(text);
  const auto syllable = last_syllable(letters);
  if (!syllable || key == kToneKeys.end()) return std::string(text);
  const auto wanted = static_cast<std::size_t>(key - kToneKeys.begin());
  const std::size_t place = place_of_tone(letters, *syllable);
  const bool off = vowel_of(letters[place])->tone == wanted;
  for (std::size_t i = syllable->from; i < syllable->to; ++i) {
    const std::size_t tone = i == place && !off ? wanted : level;
    letters[i] = kVowels[vowel_of(letters[i])->row][tone];
  }
  std::string out;
  for (const auto& letter : letters) out += letter;
  return out;
}

}  // namespace clearway::input
