// Writes down a session as it happens (session.h), a line at once, so that what led to a crash is
// there after it. In demo mode only.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>

#include "app/kiosk/session.h"

namespace clearway::kiosk {

class Recorder {
 public:
  // Appends: after each visit the program starts again and goes on in the same file. Nobody else
  // may read it. Errors: not_found, for a file that cannot be written.
  static core::Result<Recorder> open(const std::filesystem::path& file);

  void note(Step step);

 private:
  explicit Recorder(std::ofstream out) : out_(std::move(out)) {}

  std::ofstream out_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace clearway::kiosk
