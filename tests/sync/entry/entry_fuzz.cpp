// Entries from anywhere. The second half seals the input as a bucket under a known key, so
// that the bytes behind the seal are fuzzed too.
#include "sync/entry/entry.h"

#include "app/keys/crypto.h"

using namespace clearway;

namespace {

const core::Bytes kKey(32, 7);

void open_inside(core::ByteView input) {
  static const core::Bytes kHead = [] {
    core::Bytes entry = *entry::seal_entry(kKey, {}, {});
    entry.resize(37);
    return entry;
  }();
  constexpr std::string_view kDomain{"clearway/v1/entry\0", 18};
  core::Bytes padded(input.begin(), input.end());
  padded.resize(input.size() <= 1024 ? 1024 : 4096);
  core::Bytes associated(kDomain.begin(), kDomain.end());
  associated.insert(associated.end(), kHead.begin(), kHead.end());
  const core::Bytes sealed = *keys::seal(kKey, padded, associated);
  core::Bytes entry = kHead;
  entry.insert(entry.end(), sealed.begin(), sealed.end());
  const auto body = entry::open_entry(kKey, entry);
  if (body && body->view().size() > entry::kMaxEntryBody) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  (void)entry::read_header(input);
  if (entry::open_entry(kKey, input)) __builtin_trap();  // nobody forges a seal
  if (const auto rows = entry::unframe_drafts(input)) {
    const auto again = entry::frame_drafts(*entry::read_header(input), *rows);
    if (!again || *again != core::Bytes(input.begin(), input.end())) __builtin_trap();
  }
  open_inside(input);
  return 0;
}
