#include <array>

#include "app/text/catalog.h"

namespace clearway::text {
namespace {

// The message ids of dates. They are formats, not sentences, and code has to name them.
constexpr std::array kMonths = {"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};
constexpr const char* kDay = "{month} {day}, {year}";
constexpr const char* kMonth = "{month} {year}";

}  // namespace

std::string format_date(const core::PartialDate& date, const Catalog& catalog) {
  std::string year = std::to_string(date.year);
  if (!date.month || *date.month < 1 || *date.month > kMonths.size()) return year;
  if (!date.day)
    return fill(catalog.get(kMonth), {{"month", month_name(*date.month, catalog)}, {"year", year}});
  return fill(catalog.get(kDay), {{"month", catalog.get(kMonths[*date.month - 1])},
                                  {"day", std::to_string(*date.day)},
                                  {"year", year}});
}

std::string format_date(const core::Day& day, const Catalog& catalog) {
  return format_date(
      core::PartialDate{static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                        static_cast<unsigned>(day.day())},
      catalog);
}

std::string month_name(unsigned month, const Catalog& catalog) {
  return catalog.get_alone(kMonths.at(month - 1));
}

std::vector<std::string> date_messages() {
  std::vector<std::string> messages(kMonths.begin(), kMonths.end());
  messages.emplace_back(kDay);
  messages.emplace_back(kMonth);
  return messages;
}

}  // namespace clearway::text
