// Links, wraps, receipts and what the root signs: what decodes has exactly one form in bytes.
// Trust is fuzzed behind its signature too, under a root of the fuzzer's own.
#include "sync/entry/link.h"
#include "sync/entry/receipt.h"
#include "sync/entry/trust.h"
#include "sync/entry/trust.pb.h"
#include "sync/entry/wrap.h"

using namespace clearway;

namespace {

void same(core::ByteView input, const core::Bytes& again) {
  if (!std::ranges::equal(input, again)) __builtin_trap();
}

const keys::SigningKey& root() {
  static const keys::SigningKey kRoot = *keys::SigningKey::from_seed(core::Bytes(32, 7));
  return kRoot;
}

template <class Read>
void read_both(const char* kind, core::ByteView input, Read read) {
  if (read(root().verify, input)) __builtin_trap();  // nobody forges a signature
  const auto signature = *keys::sign(root(), std::string("clearway/v1/trust/") + kind, input);
  entry::wire::Signed message;
  message.set_kind(kind);
  message.set_body(core::as_text(input));
  message.set_signature(core::as_text(signature));
  const auto statement = read(root().verify, core::as_bytes(message.SerializeAsString()));
  if (statement && !entry::sign(root(), *statement)) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  if (const auto link = entry::decode_link(input)) same(input, entry::encode(*link));
  if (const auto wrap = entry::decode_wrap(input)) same(input, entry::encode(*wrap));
  if (const auto receipt = entry::decode_receipt(input)) same(input, entry::encode(*receipt));
  if (size == 0) return 0;
  const core::ByteView rest = input.subspan(1);  // signing is slow: one kind a run
  switch (data[0] % 5) {
    case 0:
      read_both("organization", rest, entry::read_organization);
      break;
    case 1:
      read_both("site", rest, entry::read_site);
      break;
    case 2:
      read_both("device", rest, entry::read_device);
      break;
    case 3:
      read_both("center", rest, entry::read_center);
      break;
    default:
      read_both("staff", rest, entry::read_staff);
      break;
  }
  return 0;
}
