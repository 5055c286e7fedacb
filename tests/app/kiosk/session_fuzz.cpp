// Whatever a recorded session claims to be: read, or refused with a line; what is read is written
// the same way twice.
#include "app/kiosk/session.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace clearway::kiosk;
  const auto lines = parse_session({reinterpret_cast<const char*>(data), size});
  if (!lines) return 0;
  for (const auto& line : *lines) {
    const auto text = to_line(line);
    const auto again = parse_line(text);
    if (!again || to_line(*again) != text) __builtin_trap();
  }
  return 0;
}
