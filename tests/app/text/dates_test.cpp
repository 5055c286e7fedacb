#include <gtest/gtest.h>

#include "app/text/catalog.h"

namespace clearway::text {
namespace {

TEST(Dates, AreWrittenTheWayTheLanguageDoes) {
  const auto spanish =
      Catalog::load(std::string(CLEARWAY_SOURCE_DIR) + "/assets/locale/es.po", "es");
  ASSERT_TRUE(spanish) << spanish.error().detail;
  const struct {
    const char* date;
    const char* english;
    const char* spanish;
  } rows[] = {
      {"2019-06-15", "June 15, 2019", "15 de junio de 2019"},
      {"2020-01-01", "January 1, 2020", "1 de enero de 2020"},
      {"2019-12", "December 2019", "diciembre de 2019"},
      {"2019", "2019", "2019"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.date);
    const core::PartialDate date = *core::parse_partial_date(row.date);
    EXPECT_EQ(format_date(date, Catalog()), row.english);
    EXPECT_EQ(format_date(date, *spanish), row.spanish);
  }
  EXPECT_EQ(format_date(*core::parse_day("2019-06-15"), *spanish), "15 de junio de 2019");
  for (const std::string& message : date_messages()) EXPECT_TRUE(spanish->has(message)) << message;
}

}  // namespace
}  // namespace clearway::text
