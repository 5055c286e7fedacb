// The semantic tree in a file, for tests to follow: whole or not at all, and only when it is
// another than before.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

namespace clearway::kiosk {

class TreeFile {
 public:
  explicit TreeFile(std::filesystem::path file) : file_(std::move(file)) {}  // empty: none
  void write(const std::string& tree);

 private:
  std::filesystem::path file_;
  std::string written_;
};

}  // namespace clearway::kiosk
