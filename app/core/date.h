// Dates as people know them: a day, a month, or only a year. No clock here: "today" is
// always an argument.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/core/result.h"

namespace clearway::core {

using Day = std::chrono::year_month_day;

// "2019", "2019-06" or "2019-06-15".
struct PartialDate {
  int year = 0;
  std::optional<unsigned> month;
  std::optional<unsigned> day;  // only with a month
  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

// Errors: invalid_input for anything that is not one of the three forms, for a day that
// does not exist, and for years outside 1900 to 2200.
Result<PartialDate> parse_partial_date(std::string_view text);
Result<Day> parse_day(std::string_view text);  // only the full form

std::string to_text(const PartialDate& date);  // the form it was parsed from
std::string to_text(const Day& day);           // "2019-06-15"

// The first and the last day it can mean, both inclusive.
Day earliest(const PartialDate& date);
Day latest(const PartialDate& date);

// Adds calendar years and months; a day past the month's end becomes its last day
// (2020-02-29 plus one year is 2021-02-28).
Day plus_years(const Day& day, int years);
Day plus_months(const Day& day, int months);

// Seconds since 1970-01-01 UTC. Data only: nothing is ordered by it.
using UnixTime = std::int64_t;
Day day_of(UnixTime time, std::chrono::minutes utc_offset);

}  // namespace clearway::core
