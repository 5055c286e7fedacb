// One function per method, and what they share. Private to app/input.
#pragma once

#include <array>
#include <utility>

#include "app/input/compose.h"

namespace clearway::input {

// The keys of a method, as the glass shows them and as its library wants them.
template <std::size_t n>
using KeyTable = std::array<std::pair<std::string_view, char>, n>;
template <std::size_t n>
char ascii_of(const KeyTable<n>& keys, std::string_view key) {  // 0: not one of them
  for (const auto& [shown, ascii] : keys)
    if (shown == key) return ascii;
  return 0;
}

bool is_jamo(std::string_view key);
Composition compose_hangul(const Keys& keys);

bool is_zhuyin(std::string_view key);
core::Result<Composition> compose_zhuyin(const Keys& keys);

}  // namespace clearway::input
