// The real programs, run as an operator runs them.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace clearway::command {

inline const std::string kOfficePassphrase = "made up words for tests";
inline const std::string kSources = CLEARWAY_SOURCE_DIR;

// `clearway ARGUMENTS…` in a folder-independent way; `lines` go to standard input.
inline support::Finished clearway(std::vector<std::string> arguments,
                                  const std::string& lines = {}) {
  arguments.insert(arguments.begin(), {CLEARWAY_PROGRAM, "--config", kSources + "/kiosk-config",
                                       "--assets", kSources + "/assets"});
  return support::run(arguments, lines);
}

inline std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

#define EXPECT_RUN(finished, expected) \
  EXPECT_EQ((finished).status, static_cast<int>(expected)) << (finished).output << (finished).errors
#define ASSERT_RUN(finished, expected) \
  ASSERT_EQ((finished).status, static_cast<int>(expected)) << (finished).output << (finished).errors

}  // namespace clearway::command
