// A sealed draft of another desk, and what is inside the seal when whoever made it had the key.
#include "app/vault/byte_io.h"
#include "app/vault/draft_box.h"

using namespace clearway;

namespace {

const core::Bytes kKey(32, 7);
constexpr std::uint64_t kRevision = 3;

core::Bytes sealed(core::ByteView plain, const vault::DraftBinding& binding) {
  vault::ByteWriter associated;
  associated.text({"clearway/v1/draft\0", 18});
  associated.bytes(binding.record.view());
  associated.bytes(binding.visit);
  associated.number(kRevision);
  return *keys::seal(kKey, plain, associated.take());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const vault::DraftBinding binding;
  const core::ByteView input(data, size);
  if (vault::open_draft(kKey, binding, kRevision, input)) __builtin_trap();  // nobody forges a seal
  const auto draft = vault::open_draft(kKey, binding, kRevision, sealed(input, binding));
  if (!draft) return 0;
  const auto again =
      vault::open_draft(kKey, binding, kRevision, *vault::seal_draft(kKey, binding, *draft));
  if (!again || again->field != draft->field || again->value != draft->value ||
      again->by_helper != draft->by_helper)
    __builtin_trap();
  return 0;
}
