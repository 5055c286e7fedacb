// One function per method. Private to app/input.
#pragma once

#include "app/input/compose.h"

namespace clearway::input {

bool is_jamo(std::string_view key);
Composition compose_hangul(const Keys& keys);

bool is_zhuyin(std::string_view key);
core::Result<Composition> compose_zhuyin(const Keys& keys);

}  // namespace clearway::input
