#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

using testing::ElementsAre;

// The wait of a fine is more than one year from the judgment.
TEST(Screen, WaitTable) {
  const struct {
    const char* what;
    const char* date;
    const char* today;
    Band band;
    const char* not_before;
  } rows[] = {
      {"the day before", "2025-11-22", "2026-11-21", Band::not_yet, "2026-11-23"},
      {"the anniversary is not yet more", "2025-11-22", "2026-11-22", Band::not_yet, "2026-11-23"},
      {"the day after", "2025-11-22", "2026-11-23", Band::likely_mandatory, nullptr},
      {"leap day, anniversary", "2024-02-29", "2025-02-28", Band::not_yet, "2025-03-01"},
      {"leap day, run", "2024-02-29", "2025-03-01", Band::likely_mandatory, nullptr},
      {"into a leap year", "2023-02-28", "2024-02-28", Band::not_yet, "2024-02-29"},
      {"last of the year", "2024-12-31", "2025-12-31", Band::not_yet, "2026-01-01"},
      {"a month, all of it run", "2025-10", "2026-11-01", Band::likely_mandatory, nullptr},
      {"a month, none of it", "2025-10", "2026-10-01", Band::not_yet, "2026-11-01"},
      {"a month, some of it", "2025-10", "2026-10-02", Band::attorney_review, nullptr},
      {"a year, all of it", "2024", "2026-01-01", Band::likely_mandatory, nullptr},
      {"a year, none of it", "2024", "2025-01-01", Band::not_yet, "2026-01-01"},
      {"a year, some of it", "2024", "2025-01-02", Band::attorney_review, nullptr},
      {"a year, all but one day", "2024", "2025-12-31", Band::attorney_review, nullptr},
      {"February of a leap year", "2024-02", "2025-02-28", Band::attorney_review, nullptr},
      {"in the future", "2027-01-01", "2026-11-22", Band::not_yet, "2028-01-02"},
      {"no date at all", "last spring", "2026-11-22", Band::attorney_review, nullptr},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto facts = with(kFine, {{"date", row.date}, {"sentence_end", "2020"}});
    const auto findings = screen_one(facts, kFree, row.today);
    EXPECT_STREQ(name_of(findings[0].band), name_of(row.band));
    if (row.not_before != nullptr) {
      ASSERT_TRUE(findings[0].not_before);
      EXPECT_EQ(core::to_text(*findings[0].not_before), row.not_before);
      EXPECT_EQ(findings[0].title, "Not yet: a year has to pass");
      EXPECT_EQ(findings[0].form, "CR-180");  // papers can be prepared meanwhile
    } else {
      EXPECT_FALSE(findings[0].not_before);
    }
    if (row.band == Band::attorney_review) {
      EXPECT_THAT(findings[0].missing, ElementsAre("date"));
    }
  }
}

TEST(Screen, TwoYearsAfterPrison) {
  const auto last = with(kPrison, {{"sentence_end", "2024"}});
  EXPECT_EQ(screen_one(last, kFree, "2026-01-02")[0].band, Band::attorney_review);
  EXPECT_EQ(screen_one(last, kFree, "2027-01-01")[0].band, Band::likely_discretionary);
  const auto early = screen_one(last, kFree, "2026-01-01");
  EXPECT_EQ(early[0].band, Band::not_yet);
  EXPECT_EQ(early[0].not_before, day("2027-01-01"));
}

}  // namespace
}  // namespace clearway::relief
