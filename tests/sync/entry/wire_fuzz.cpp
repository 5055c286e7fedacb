// Requests and replies from anywhere: what is taken can be said again.
#include "sync/entry/wire.h"

using namespace clearway;

namespace {

template <class Decode>
void again(core::ByteView input, Decode decode) {
  if (const auto message = decode(input))
    if (!decode(entry::encode(*message))) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  again(input, entry::decode_enroll_request);
  again(input, entry::decode_enroll_reply);
  again(input, entry::decode_push_request);
  again(input, entry::decode_push_reply);
  again(input, entry::decode_pull_request);
  again(input, entry::decode_pull_reply);
  return 0;
}
