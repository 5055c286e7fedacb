#include "app/command/exit_code.h"

#include <gtest/gtest.h>

namespace clearway::command {
namespace {

using core::ErrorCode;

TEST(ExitCode, MeansSomething) {
  struct Row {
    ErrorCode code;
    int exit;
  };
  const Row rows[] = {
      {ErrorCode::invalid_input, 2}, {ErrorCode::not_found, 2}, {ErrorCode::rejected, 2},
      {ErrorCode::wrong_key, 3},     {ErrorCode::busy, 4},      {ErrorCode::offline, 5},
      {ErrorCode::corrupt, 6},       {ErrorCode::internal, 6},  {ErrorCode::storage_full, 6},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(core::name_of(row.code));
    EXPECT_EQ(static_cast<int>(exit_of(row.code)), row.exit);
  }
}

}  // namespace
}  // namespace clearway::command
