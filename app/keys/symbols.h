// Private to app/keys: the 32 symbols people read and type, and the check symbols over them.
//
// A check is the sum of symbol times a power of a primitive element, over GF(32) for one
// symbol and over GF(1024) for a pair. All weights differ, so any one wrong symbol and any
// swap of neighbours changes it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/core/bytes.h"

namespace clearway::keys {

inline constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// The value 0 to 31 of what somebody typed; O is 0, I and L are 1. Nothing for other characters.
std::optional<core::Byte> symbol_value(char typed);
char symbol_of(unsigned value);

// Values of the symbols typed, spaces and hyphens passed over.
// Errors: invalid_input for any other character and for a number of symbols other than `count`.
core::Result<core::Bytes> read_symbols(std::string_view typed, std::size_t count,
                                       const char* where);
std::string group_by_four(std::string_view symbols);

core::Byte check_symbol(core::ByteView values);  // over GF(32), up to 30 values
unsigned check_pair(core::ByteView values);      // over GF(1024), an even number of values

}  // namespace clearway::keys
