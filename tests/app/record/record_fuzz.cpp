// decode() takes bytes from anywhere: it never crashes, and what it accepts has one encoding.
#include <cstdlib>

#include "app/record/record.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace clearway::record;
  const auto changes = decode({data, size});
  if (!changes) return 0;
  const auto again = decode(encode(*changes));
  if (!again || *again != *changes) std::abort();
  Record record;
  for (const auto& change : *changes) record.merge(change);
  if (case_ids(record.fields()).size() > record.fields().size()) std::abort();
  return 0;
}
