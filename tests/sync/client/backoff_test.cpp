#include "sync/client/backoff.h"

#include <gtest/gtest.h>

namespace clearway::client {
namespace {

using std::chrono::milliseconds;

TEST(Backoff, DoublesFromTwoSecondsToFifteenMinutes) {
  const struct {
    int failures;
    int milliseconds;
  } rows[] = {{1, 2000},    {2, 4000},     {3, 8000},      {8, 256'000},
              {9, 512'000}, {10, 900'000}, {1000, 900'000}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.failures);
    EXPECT_EQ(backoff(row.failures, 1.0), milliseconds(row.milliseconds));
    EXPECT_EQ(backoff(row.failures, 0.0), milliseconds(row.milliseconds / 2));
  }
}

TEST(Backoff, StaysBetweenHalfAndAllOfTheStepForAnyArguments) {
  for (int failures = -3; failures < 40; ++failures) {
    for (const double random : {-1.0, 0.0, 0.3, 0.999, 7.0}) {
      const auto wait = backoff(failures, random);
      EXPECT_GE(wait, milliseconds(1000));
      EXPECT_LE(wait, milliseconds(900'000));
      EXPECT_LE(wait, backoff(failures, 1.0));
      EXPECT_GE(wait, backoff(failures, 0.0));
    }
  }
}

}  // namespace
}  // namespace clearway::client
