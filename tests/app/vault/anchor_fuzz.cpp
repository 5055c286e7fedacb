// The anchor lies beside the database where anybody with the disk can write: nobody signs one by
// luck, and what is signed has one form.
#include <algorithm>

#include "app/vault/anchor.h"

using namespace clearway;

namespace {

const keys::SigningKey& key() {
  static const auto kKey = *keys::SigningKey::from_seed(core::Bytes(32, 7));
  return kKey;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  if (vault::open_anchor(key().verify, input)) __builtin_trap();
  // Behind the signature too, as a device that had gone wrong would sign it.
  constexpr std::string_view kDomain = "clearway/v1/anchor";
  core::Bytes bytes(input.begin(), input.end());
  const auto signature = *keys::sign(key(), kDomain, bytes);
  bytes.insert(bytes.end(), signature.begin(), signature.end());
  const auto anchor = vault::open_anchor(key().verify, bytes);
  if (!anchor) return 0;
  const auto again = *vault::encode_anchor(key(), *anchor);
  const bool second_form = core::as_text(input.first(4)) == "CWA2";
  if (second_form && again != bytes) __builtin_trap();
  const auto back = vault::open_anchor(key().verify, again);
  if (!back || back->sequence != anchor->sequence || back->head != anchor->head) __builtin_trap();
  return 0;
}
