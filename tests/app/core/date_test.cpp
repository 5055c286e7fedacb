#include "app/core/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace clearway::core {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

Day of(int y, unsigned m, unsigned d) { return year{y} / month{m} / day{d}; }

TEST(PartialDate, Table) {
  const struct {
    const char* text = "";
    std::optional<std::pair<Day, Day>> means;  // first and last day; none: invalid_input
  } rows[] = {
      {"2019", {{of(2019, 1, 1), of(2019, 12, 31)}}},
      {"2019-06", {{of(2019, 6, 1), of(2019, 6, 30)}}},
      {"2020-02", {{of(2020, 2, 1), of(2020, 2, 29)}}},
      {"2019-02", {{of(2019, 2, 1), of(2019, 2, 28)}}},
      {"2100-02", {{of(2100, 2, 1), of(2100, 2, 28)}}},  // no leap year
      {"2019-06-15", {{of(2019, 6, 15), of(2019, 6, 15)}}},
      {"1900", {{of(1900, 1, 1), of(1900, 12, 31)}}},
      {"2200", {{of(2200, 1, 1), of(2200, 12, 31)}}},
      {"1899", {}},
      {"2201", {}},
      {"2019-02-29", {}},
      {"2019-00", {}},
      {"2019-13", {}},
      {"2019-06-31", {}},
      {"2019-06-00", {}},
      {"19", {}},
      {"", {}},
      {"2019/06", {}},
      {"2019-6-5", {}},
      {"2019-06-1x", {}},
      {"-201", {}},
      {"+201", {}},
      {"2019-06-15 ", {}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const auto got = parse_partial_date(row.text);
    ASSERT_EQ(got.has_value(), row.means.has_value());
    if (!got) {
      EXPECT_EQ(got.error().code, ErrorCode::invalid_input);
      continue;
    }
    EXPECT_EQ(earliest(*got), row.means->first);
    EXPECT_EQ(latest(*got), row.means->second);
    EXPECT_EQ(to_text(*got), row.text);
  }
}

TEST(Day, IsReadInItsFullFormOnly) {
  EXPECT_EQ(*parse_day("2019-06-15"), of(2019, 6, 15));
  EXPECT_FALSE(parse_day("2019-06"));
  EXPECT_FALSE(parse_day("2019"));
}

TEST(Day, AddingGoesToTheMonthsLastDayAtMost) {
  EXPECT_EQ(plus_years(of(2020, 2, 29), 1), of(2021, 2, 28));
  EXPECT_EQ(plus_years(of(2020, 2, 29), 4), of(2024, 2, 29));
  EXPECT_EQ(plus_years(of(2019, 6, 15), 0), of(2019, 6, 15));
  EXPECT_EQ(plus_months(of(2019, 1, 31), 1), of(2019, 2, 28));
  EXPECT_EQ(plus_months(of(2019, 8, 31), 18), of(2021, 2, 28));
  EXPECT_EQ(plus_months(of(2019, 12, 1), 1), of(2020, 1, 1));
  EXPECT_EQ(plus_months(of(2019, 1, 31), -2), of(2018, 11, 30));
}

TEST(Day, OfATimeIsTheDayAtTheSite) {
  using std::chrono::minutes;
  EXPECT_EQ(day_of(0, minutes{0}), of(1970, 1, 1));
  EXPECT_EQ(day_of(0, minutes{-480}), of(1969, 12, 31));
  EXPECT_EQ(day_of(-1, minutes{0}), of(1969, 12, 31));
  EXPECT_EQ(day_of(1'798'761'599, minutes{0}), of(2026, 12, 31));
  EXPECT_EQ(day_of(1'798'761'600, minutes{0}), of(2027, 1, 1));
}

RC_GTEST_PROP(DayProperty, EveryDayReadsBackAndEveryMonthHasIt, ()) {
  const int y = *rc::gen::inRange(1900, 2200);
  const unsigned m = *rc::gen::inRange(1U, 13U);
  const Day last = latest({y, m, {}});
  const unsigned d = *rc::gen::inRange(1U, static_cast<unsigned>(last.day()) + 1);
  const Day one = of(y, m, d);
  RC_ASSERT(*parse_day(to_text(one)) == one);
  const int years = *rc::gen::inRange(0, 100);
  const Day later = plus_years(one, years);
  RC_ASSERT(later.ok());
  RC_ASSERT(later >= one);
  RC_ASSERT(later.month() == one.month());
}

}  // namespace
}  // namespace clearway::core
