// Input methods: keys become text. Nothing is kept between two calls: the same keys always give
// the same text, so whoever holds the keys can show, take back and replay what was typed. No
// word is learned, and none is written anywhere.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/result.h"

namespace clearway::input {

enum class Method {
  direct,      // each key is what it types
  vietnamese,  // as direct, and a tone key sets the tone of the syllable before it
  hangul,      // consonants and vowels become Korean syllables (libhangul)
  zhuyin,      // sounds become Chinese characters, with others to choose from (libchewing)
};
// "vietnamese", "hangul", "zhuyin"; "" is direct.
std::optional<Method> method_of(std::string_view name);

// What was pressed, each as the key shows it; " " ends a syllable of the first tone, and
// choice(3) is the fourth candidate of the composition so far.
using Keys = std::vector<std::string>;
std::string choice(std::size_t index);

struct Composition {
  std::string text;                     // as it would be kept now, a half syllable included
  std::vector<std::string> candidates;  // other ways to write the end of it, likeliest first
  bool half = false;                    // a syllable is not finished
};

// Whether a key is composed with others, and not just typed.
bool composes(Method method, std::string_view key);

// What puts keys together; engine.h has the real one, which reads a dictionary. Whoever may do no
// such thing is given it.
using Engine = std::function<core::Result<Composition>(Method, const Keys&)>;

// ---- Vietnamese ---------------------------------------------------------------------------
// A tone key shows its mark on a dotted circle, "◌́".
bool is_tone(std::string_view key);
// The text with the tone on its last syllable, where Vietnamese writes it; the same tone again
// takes it off. A text that ends in no vowel's syllable stays as it is.
std::string with_tone(std::string_view text, std::string_view tone);

}  // namespace clearway::input
