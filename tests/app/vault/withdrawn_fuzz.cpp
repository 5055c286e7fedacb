// The list beside the database, behind its seal: as a program that had gone wrong would write it.
#include "app/vault/withdrawn.h"

using namespace clearway;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  const auto held = vault::decode_withdrawn(input);
  if (!held) return 0;
  const auto again = *vault::encode_withdrawn(*held);  // one form only
  if (!std::ranges::equal(again, input)) __builtin_trap();
  return 0;
}
