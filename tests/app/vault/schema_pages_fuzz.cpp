// The copy of the schema's pages, which anybody may have put beside a damaged database.
#include "app/vault/schema_pages.h"

using namespace clearway;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uintmax_t kPages = 8;
  const auto pages = vault::decode_schema_pages({data, size}, kPages * vault::kPageSize);
  if (!pages) return 0;
  if (pages->size() * (4 + vault::kPageSize) != size) __builtin_trap();  // nothing is left over
  for (const auto& page : *pages)
    if (page.number < 1 || page.number > kPages || page.bytes.size() != vault::kPageSize)
      __builtin_trap();
  return 0;
}
