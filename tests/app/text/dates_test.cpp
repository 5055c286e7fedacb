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

TEST(Dates, AMonthByItselfHasAFormOfItsOwnInRussian) {
  const auto russian =
      Catalog::load(std::string(CLEARWAY_SOURCE_DIR) + "/assets/locale/ru.po", "ru");
  ASSERT_TRUE(russian) << russian.error().detail;
  const auto text = [&](const char* date) {
    return format_date(*core::parse_partial_date(date), *russian);
  };
  EXPECT_EQ(text("2019-03-05"), "5 марта 2019 года");
  EXPECT_EQ(text("2019-03"), "март 2019 года");
  EXPECT_EQ(month_name(12, *russian), "декабрь");
  EXPECT_EQ(month_name(12, Catalog()), "December");
}

}  // namespace
}  // namespace clearway::text
