// The two files that lie outside the vault where staff hold its key. The first byte says which.
// What is read is written as it was; anything else is damaged, or counts as nothing.
#include "app/station/lock_file.h"
#include "app/station/sign_in_pace.h"

using namespace clearway;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const core::ByteView bytes(data + 1, size - 1);
  if (*data % 2 == 0) {
    const auto lock = station::decode_lock(bytes);
    if (lock && !std::ranges::equal(station::encode(*lock), bytes)) __builtin_trap();
    return 0;
  }
  const auto pace = station::decode_pace(bytes);
  if (station::decode_pace(station::encode(pace)) != pace) __builtin_trap();
  const auto wait = station::wait_left(pace, std::chrono::hours{9});
  if (wait < std::chrono::seconds{0} || wait > station::kLongestWait) __builtin_trap();
  return 0;
}
