// A slot out of a staff list or an office folder: no bytes open for words they were not made with,
// and what is no slot is refused before the stretching, which is slow on purpose.
#include "app/keys/phrases.h"

using namespace clearway;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kMagic{"CWSLOT1\0", 8};
  const core::ByteView input(data, size);
  const auto opened = keys::open_slot("ana", "made up words", input);
  if (opened) __builtin_trap();  // nobody forges a seal
  const bool looks_right = size >= kMagic.size() + sizeof(keys::Salt) + keys::kSealOverhead &&
                           core::as_text(input.first(kMagic.size())) == kMagic;
  const auto want = looks_right ? core::ErrorCode::wrong_key : core::ErrorCode::corrupt;
  if (opened.error().code != want) __builtin_trap();
  return 0;
}
