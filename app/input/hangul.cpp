#include <hangul.h>

#include <memory>

#include "app/input/methods.h"

namespace clearway::input {
namespace {

// The keyboard that everybody in Korea knows, dubeolsik, as libhangul wants its keys.
constexpr KeyTable<33> kKeys = {{
    {"ㅂ", 'q'}, {"ㅈ", 'w'}, {"ㄷ", 'e'}, {"ㄱ", 'r'}, {"ㅅ", 't'}, {"ㅛ", 'y'}, {"ㅕ", 'u'},
    {"ㅑ", 'i'}, {"ㅐ", 'o'}, {"ㅔ", 'p'}, {"ㅁ", 'a'}, {"ㄴ", 's'}, {"ㅇ", 'd'}, {"ㄹ", 'f'},
    {"ㅎ", 'g'}, {"ㅗ", 'h'}, {"ㅓ", 'j'}, {"ㅏ", 'k'}, {"ㅣ", 'l'}, {"ㅋ", 'z'}, {"ㅌ", 'x'},
    {"ㅊ", 'c'}, {"ㅍ", 'v'}, {"ㅠ", 'b'}, {"ㅜ", 'n'}, {"ㅡ", 'm'}, {"ㅃ", 'Q'}, {"ㅉ", 'W'},
    {"ㄸ", 'E'}, {"ㄲ", 'R'}, {"ㅆ", 'T'}, {"ㅒ", 'O'}, {"ㅖ", 'P'},
}};

void append(std::string& text, const ucschar* points) {
  // Every sign of Hangul takes three bytes.
  for (; points != nullptr && *points != 0; ++points) {
    text += static_cast<char>(0xE0U | *points >> 12U);
    text += static_cast<char>(0x80U | (*points >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (*points & 0x3FU));
  }
}

struct Free {
  void operator()(HangulInputContext* context) const { hangul_ic_delete(context); }
};

}  // namespace

bool is_jamo(std::string_view key) { return ascii_of(kKeys, key) != 0; }

Composition compose_hangul(const Keys& keys) {
  Composition composed;
  const std::unique_ptr<HangulInputContext, Free> context(hangul_ic_new("2"));
  for (const auto& key : keys) {
    hangul_ic_process(context.get(), ascii_of(kKeys, key));
    append(composed.text, hangul_ic_get_commit_string(context.get()));
  }
  append(composed.text, hangul_ic_get_preedit_string(context.get()));
  return composed;
}

}  // namespace clearway::input
