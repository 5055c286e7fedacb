#include "app/kiosk/recorder.h"

#include <utility>

namespace clearway::kiosk {

namespace fs = std::filesystem;

core::Result<Recorder> Recorder::open(const fs::path& file) {
  std::ofstream out(file, std::ios::binary | std::ios::app);
  std::error_code error;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
  if (!out || error)
    return core::fail(core::ErrorCode::not_found, "session.record", "the file cannot be written");
  return Recorder(std::move(out));
}

void Recorder::note(Step step) {
  const auto now = std::chrono::steady_clock::now();
  const auto after = std::chrono::duration_cast<std::chrono::milliseconds>(now - last_);
  last_ = now;
  out_ << to_line({after, std::move(step)}) << '\n' << std::flush;
}

}  // namespace clearway::kiosk
