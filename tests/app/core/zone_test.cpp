#include "app/core/zone.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace clearway::core {
namespace {

class ZoneTest : public testing::Test {
 protected:
  void TearDown() override {
    ::unsetenv("TZ");
    ::tzset();
  }
};

TEST_F(ZoneTest, FollowsDaylightSavingTime) {
  const struct {
    const char* zone;
    UnixTime time;
    int minutes;
  } rows[] = {
      {"America/Los_Angeles", 1'772'964'000 - 1, -480},  // 2026-03-08, a second before two
      {"America/Los_Angeles", 1'772'964'000, -420},
      {"America/Los_Angeles", 1'793'523'600 - 1, -420},  // 2026-11-01, a second before two
      {"America/Los_Angeles", 1'793'523'600, -480},
      {"Pacific/Honolulu", 1'793'523'600, -600},
      {"UTC", 0, 0},
      {"America/Los_Angeles", 4'102'444'800, -480},  // 2100-01-01
  };
  for (const auto& row : rows) {
    ASSERT_TRUE(use_zone(row.zone));
    EXPECT_EQ(utc_offset(row.time).count(), row.minutes) << row.zone << " " << row.time;
  }
}

// Half past eleven in the evening of a summer's day is not the next day yet.
TEST_F(ZoneTest, TheDayIsTheDayOnTheWall) {
  ASSERT_TRUE(use_zone("America/Los_Angeles"));
  EXPECT_EQ(to_text(local_day(1'783'146'600)), "2026-07-03");
  EXPECT_EQ(to_text(local_day(1'783'148'400)), "2026-07-04");
}

TEST_F(ZoneTest, RefusesWhatThisMachineDoesNotKnow) {
  for (const char* name : {"", "Mars/Olympus", "/etc/passwd", "../zoneinfo/UTC", "America"}) {
    EXPECT_FALSE(has_zone(name)) << name;
    EXPECT_FALSE(use_zone(name)) << name;
  }
}

}  // namespace
}  // namespace clearway::core
