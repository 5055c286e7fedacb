#include "sync/entry/codec.h"

namespace clearway::entry {
namespace {

// How many bytes the character at the front takes; 0 when it is not one.
std::size_t character(std::string_view rest) {
  const auto at = [&](std::size_t i) { return static_cast<core::Byte>(rest[i]); };
  const core::Byte lead = at(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead < 0xc2   ? 0
                           : lead < 0xe0 ? 2
                           : lead < 0xf0 ? 3
                           : lead < 0xf5 ? 4
                                         : 0;
  if (size == 0 || rest.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i)
    if ((at(i) & 0xc0U) != 0x80U) return 0;
  const core::Byte next = at(1);  // overlong forms, surrogates, past U+10FFFF
  const bool bad = (lead == 0xe0 && next < 0xa0) || (lead == 0xed && next > 0x9f) ||
                   (lead == 0xf0 && next < 0x90) || (lead == 0xf4 && next > 0x8f);
  return bad ? 0 : size;
}

}  // namespace

bool is_text(std::string_view bytes, std::size_t size) {
  if (bytes.size() > size) return false;
  while (!bytes.empty()) {
    const std::size_t step = character(bytes);
    if (step == 0) return false;
    bytes.remove_prefix(step);
  }
  return true;
}

}  // namespace clearway::entry
