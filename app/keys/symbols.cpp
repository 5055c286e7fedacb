#include "app/keys/symbols.h"

#include "app/keys/secret.h"

namespace clearway::keys {
namespace {

using core::ErrorCode;
using core::fail;

// Multiplies by the primitive element x of GF(2^bits) with this polynomial.
unsigned times_x(unsigned value, unsigned bits, unsigned polynomial) {
  value <<= 1;
  return (value >> bits) != 0 ? value ^ polynomial : value;
}

}  // namespace

std::optional<core::Byte> symbol_value(char typed) {
  if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
  if (typed == 'O') typed = '0';
  if (typed == 'I' || typed == 'L') typed = '1';
  const std::size_t at = kSymbols.find(typed);
  if (at == kSymbols.npos) return std::nullopt;
  return static_cast<core::Byte>(at);
}

char symbol_of(unsigned value) { return kSymbols[value & 31U]; }

core::Result<core::Bytes> read_symbols(std::string_view typed, std::size_t count,
                                       const char* where) {
  core::Bytes values;
  values.reserve(count);  // no growing: no copies of a secret left behind
  for (const char c : typed) {
    if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n') continue;
    const auto value = symbol_value(c);
    if (!value || values.size() == count) {
      wipe(values);
      return fail(ErrorCode::invalid_input, where, value ? "too many symbols" : "not a symbol");
    }
    values.push_back(*value);
  }
  if (values.size() == count) return values;
  wipe(values);
  return fail(ErrorCode::invalid_input, where, "too few symbols: some are missing");
}

std::string group_by_four(std::string_view symbols) {
  std::string out;
  out.reserve(symbols.size() + symbols.size() / 4);
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i != 0 && i % 4 == 0) out += '-';
    out += symbols[i];
  }
  return out;
}

core::Byte check_symbol(core::ByteView values) {
  unsigned sum = 0;
  for (const core::Byte value : values) sum = times_x(sum ^ value, 5, 0b100101);
  return static_cast<core::Byte>(sum);
}

unsigned check_pair(core::ByteView values) {
  unsigned sum = 0;
  for (std::size_t i = 0; i + 1 < values.size(); i += 2) {
    const unsigned pair = (unsigned{values[i]} << 5) | values[i + 1];
    sum = times_x(sum ^ pair, 10, 0b10000001001);
  }
  return sum;
}

}  // namespace clearway::keys
