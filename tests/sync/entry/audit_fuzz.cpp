// Audit entries from anywhere: what decodes has exactly one form in bytes, and nobody proves
// without the record's key by luck.
#include "sync/entry/audit.h"

#include <algorithm>

using namespace clearway;

namespace {
const core::Bytes kKey(32, 7);
constexpr std::size_t kProof = 16;
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  const auto audit = entry::read_audit(input);
  if (!audit) return 0;
  if (entry::proves(*audit, kKey)) __builtin_trap();
  const bool with_key = entry::is_about_record(audit->event);
  const auto again = entry::make_audit(with_key ? core::ByteView(kKey) : core::ByteView(), *audit);
  if (!again || again->size() != size) __builtin_trap();
  const auto same = with_key ? size - kProof : size;
  if (!std::equal(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(same), again->begin()))
    __builtin_trap();
  return 0;
}
