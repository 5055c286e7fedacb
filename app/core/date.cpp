#include "app/core/date.h"

#include <fmt/format.h>

#include <charconv>

namespace clearway::core {
namespace {

namespace chr = std::chrono;

Result<int> digits(std::string_view text, std::size_t width) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool plain = text.size() == width && text.find_first_not_of("0123456789") == text.npos;
  if (!plain || error != std::errc{} || end != text.data() + text.size())
    return fail(ErrorCode::invalid_input, "core.date", "expected YYYY, YYYY-MM or YYYY-MM-DD");
  return value;
}

Day clamp(chr::year_month month, chr::day day) {
  const Day wanted = month / day;
  return wanted.ok() ? wanted : Day{month / chr::last};
}

}  // namespace

Result<PartialDate> parse_partial_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10)
    return fail(ErrorCode::invalid_input, "core.date", "expected YYYY, YYYY-MM or YYYY-MM-DD");
  PartialDate date;
  date.year = TRY(digits(text.substr(0, 4), 4));
  if (date.year < 1900 || date.year > 2200)
    return fail(ErrorCode::invalid_input, "core.date", "year outside 1900 to 2200");
  if (text.size() >= 7) {
    if (text[4] != '-') return fail(ErrorCode::invalid_input, "core.date", "expected a hyphen");
    date.month = static_cast<unsigned>(TRY(digits(text.substr(5, 2), 2)));
    if (*date.month < 1 || *date.month > 12)
      return fail(ErrorCode::invalid_input, "core.date", "month outside 1 to 12");
  }
  if (text.size() == 10) {
    if (text[7] != '-') return fail(ErrorCode::invalid_input, "core.date", "expected a hyphen");
    date.day = static_cast<unsigned>(TRY(digits(text.substr(8, 2), 2)));
    if (!Day{chr::year{date.year}, chr::month{*date.month}, chr::day{*date.day}}.ok())
      return fail(ErrorCode::invalid_input, "core.date", "no such day");
  }
  return date;
}

Result<Day> parse_day(std::string_view text) {
  const PartialDate date = TRY(parse_partial_date(text));
  if (!date.day) return fail(ErrorCode::invalid_input, "core.date", "expected YYYY-MM-DD");
  return earliest(date);
}

std::string to_text(const PartialDate& date) {
  std::string text = fmt::format("{:04}", date.year);
  if (date.month) text += fmt::format("-{:02}", *date.month);
  if (date.month && date.day) text += fmt::format("-{:02}", *date.day);
  return text;
}

std::string to_text(const Day& day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

Day earliest(const PartialDate& date) {
  return chr::year{date.year} / chr::month{date.month.value_or(1)} / chr::day{date.day.value_or(1)};
}

Day latest(const PartialDate& date) {
  const auto month = chr::year{date.year} / chr::month{date.month.value_or(12)};
  return date.day ? Day{month / chr::day{*date.day}} : Day{month / chr::last};
}

Day plus_years(const Day& day, int years) {
  return clamp((day.year() + chr::years{years}) / day.month(), day.day());
}

Day plus_months(const Day& day, int months) {
  return clamp(day.year() / day.month() + chr::months{months}, day.day());
}

Day day_of(UnixTime time, std::chrono::minutes utc_offset) {
  return Day{chr::floor<chr::days>(chr::sys_seconds{chr::seconds{time}} + utc_offset)};
}

}  // namespace clearway::core
