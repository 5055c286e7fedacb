// Bytes that may never change: tests/golden/<name>.hex, lines of hex. With
// CLEARWAY_WRITE_GOLDEN in the environment a missing file is written; nothing is overwritten.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "app/core/bytes.h"

namespace clearway::test {

inline core::Bytes golden(const std::string& name, const core::Bytes& made) {
  const auto file = std::filesystem::path(CLEARWAY_SOURCE_DIR) / "tests/golden" / (name + ".hex");
  if (std::getenv("CLEARWAY_WRITE_GOLDEN") != nullptr && !std::filesystem::exists(file)) {
    std::ofstream out(file);
    const std::string hex = core::to_hex(made);
    for (std::size_t i = 0; i < hex.size(); i += 96) out << hex.substr(i, 96) << '\n';
  }
  std::ifstream in(file);
  EXPECT_TRUE(in) << file;
  std::string hex;
  for (std::string line; std::getline(in, line);) hex += line;
  const auto bytes = core::from_hex(hex);
  EXPECT_TRUE(bytes) << file;
  return bytes.value_or(core::Bytes{});
}

}  // namespace clearway::test
