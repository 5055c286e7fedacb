// Draft rows come from other desks: decoding never crashes, and has one encoding.
#include <algorithm>
#include <cstdlib>

#include "app/vault/draft_rows.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace clearway::vault;
  const auto rows = decode_draft_rows({data, size});
  if (rows && !std::ranges::equal(encode(*rows), std::span(data, size))) std::abort();
  return 0;
}
