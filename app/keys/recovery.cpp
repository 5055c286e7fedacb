#include <algorithm>

#include "app/keys/crypto.h"
#include "app/keys/phrases.h"
#include "app/keys/symbols.h"

namespace clearway::keys {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::size_t kDataSymbols = 52;  // 260 bits: the last four are zero
constexpr std::size_t kAllSymbols = kDataSymbols + 2;

unsigned bit_of(core::ByteView key, std::size_t bit) {
  return bit / 8 < key.size() ? (unsigned{key[bit / 8]} >> (7 - bit % 8)) & 1U : 0U;
}

// Five bits a symbol, most significant first.
core::Bytes to_values(core::ByteView key) {
  core::Bytes values(kDataSymbols);
  for (std::size_t bit = 0; bit < kDataSymbols * 5; ++bit)
    values[bit / 5] = static_cast<core::Byte>(unsigned{values[bit / 5]} << 1 | bit_of(key, bit));
  return values;
}

void from_values(core::ByteView values, std::span<core::Byte> key) {
  for (std::size_t bit = 0; bit < key.size() * 8; ++bit) {
    const unsigned value = (unsigned{values[bit / 5]} >> (4 - bit % 5)) & 1U;
    key[bit / 8] = static_cast<core::Byte>(unsigned{key[bit / 8]} << 1 | value);
  }
}

}  // namespace

std::string recovery_text(core::ByteView key) {
  if (key.size() != kKeySize) return {};
  core::Bytes values = to_values(key);
  const unsigned check = check_pair(values);
  std::string symbols;
  symbols.reserve(kAllSymbols);
  for (const core::Byte value : values) symbols += symbol_of(value);
  symbols += symbol_of(check >> 5);
  symbols += symbol_of(check);
  std::string out = group_by_four(symbols);
  wipe(values);
  wipe(symbols);
  return out;
}

core::Result<Secret> parse_recovery(std::string_view typed) {
  core::Bytes values = TRY(read_symbols(typed, kAllSymbols, "keys.recovery"));
  const core::ByteView data = core::ByteView(values).first(kDataSymbols);
  const unsigned typed_check = unsigned{values[kDataSymbols]} << 5 | values[kDataSymbols + 1];
  const bool good = check_pair(data) == typed_check && (data.back() & 0xfU) == 0;
  auto key = Secret::of_size(kKeySize);
  if (good && key) from_values(data, key->bytes());
  wipe(values);
  if (!good)
    return fail(ErrorCode::invalid_input, "keys.recovery",
                "this is no recovery key: a symbol is mistyped or missing. Compare it with "
                "the paper, group by group");
  return key;
}

}  // namespace clearway::keys
