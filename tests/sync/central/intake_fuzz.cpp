// inspect() sees whatever an enrolled device offers. Property: it never crashes, and what it
// finds nothing wrong with is this device's, signed, and hashes to what the link says.
#include <algorithm>
#include <cstdlib>

#include "sync/central/intake.h"

namespace {

using namespace clearway;

const keys::SigningKey& key() {
  static const auto kMade = keys::SigningKey::from_seed(core::Bytes(32, 5)).value();
  return kMade;
}

// The first byte says how much of the rest is trusted to be well made, so that the fuzzer
// gets past the signature.
central::Inspected try_one(const central::Device& device, core::ByteView data) {
  entry::PushItem item;
  const auto mode = data.empty() ? 0 : data[0] % 3;
  const auto rest = data.subspan(data.empty() ? 0 : 1);
  if (mode == 0) {
    const auto cut = std::min(rest.size(), entry::kLinkSize);
    item.link.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(cut));
    item.entry.assign(rest.begin() + static_cast<std::ptrdiff_t>(cut), rest.end());
  } else {
    item.entry.assign(rest.begin(), rest.end());
    entry::Link link;
    link.device = device.id;
    link.entry = keys::hash(item.entry);
    if (mode == 2 && !item.entry.empty()) item.entry.back() ^= 1;
    item.link = entry::encode(entry::make_link(key(), link).value());
  }
  auto seen = central::inspect(device, item);
  const bool good = !seen.link_problem && !seen.entry_problem && seen.header;
  if (good && keys::hash(item.entry) != seen.link->entry) std::abort();
  if (!seen.link_problem && seen.link->device != device.id) std::abort();
  if (mode == 2 && good) std::abort();
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool kStarted = clearway::keys::start().has_value();
  if (!kStarted) std::abort();
  clearway::central::Device device;
  device.id.bytes.fill(3);
  device.key = key().verify;
  try_one(device, {data, size});
  return 0;
}
