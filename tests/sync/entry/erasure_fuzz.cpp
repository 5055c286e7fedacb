// Erasures and their receipts: what decodes has exactly one form in bytes, and nobody signs
// for a device or a center by luck.
#include "sync/entry/erasure.h"

using namespace clearway;

namespace {

const keys::SigningKey& key() {
  static const keys::SigningKey kKey = *keys::SigningKey::from_seed(core::Bytes(32, 7));
  return kKey;
}

template <class Statement>
void look(core::ByteView input, const core::Result<Statement>& decoded) {
  if (!decoded) return;
  if (!std::ranges::equal(input, entry::encode(*decoded))) __builtin_trap();
  if (entry::verify(*decoded, key().verify)) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  look(input, entry::decode_erasure(input));
  look(input, entry::decode_erasure_receipt(input));
  return 0;
}
