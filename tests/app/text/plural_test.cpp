#include "app/text/plural.h"

#include <gtest/gtest.h>

#include <climits>

namespace clearway::text {
namespace {

TEST(Plural, KnowsTheFormulasByTheirHeader) {
  const struct {
    const char* header;
    long n;
    std::size_t form;
  } rows[] = {
      {"nplurals=2; plural=(n != 1);", 1, 0}, {"nplurals=2; plural=n != 1;", 0, 1},
      {"nplurals=2;plural=(n!=1)", 2, 1},     {"nplurals=1; plural=0;", 5, 0},
      {"nplurals=2; plural=(n > 1);", 0, 0},  {"nplurals=2; plural=(n > 1);", 2, 1},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.header);
    const auto rule = plural_rule(row.header);
    ASSERT_TRUE(rule);
    EXPECT_EQ(plural_form(*rule, row.n), row.form);
  }
  for (const char* unknown : {"", "nplurals=2;", "nplurals=2; plural=(n == 1);", "plural=("})
    EXPECT_FALSE(plural_rule(unknown)) << unknown;
}

TEST(Plural, CountsTheRussianWay) {
  const auto rule = plural_rule(known_plural_rules()[3]);
  ASSERT_TRUE(rule);
  const struct {
    long n;
    std::size_t form;
  } rows[] = {{1, 0},  {21, 0}, {101, 0}, {11, 2}, {2, 1},
              {24, 1}, {12, 2}, {5, 2},   {0, 2},  {111, 2}};
  for (const auto& row : rows) EXPECT_EQ(plural_form(*rule, row.n), row.form) << row.n;
}

TEST(Plural, NeverNamesAFormThatIsNotThere) {
  for (const std::string& header : known_plural_rules()) {
    SCOPED_TRACE(header);
    const auto rule = plural_rule(header);
    ASSERT_TRUE(rule);
    for (long n = -200; n <= 200; ++n) EXPECT_LT(plural_form(*rule, n), plural_forms(*rule));
    for (const long n : {LONG_MIN, LONG_MAX}) EXPECT_LT(plural_form(*rule, n), plural_forms(*rule));
  }
}

}  // namespace
}  // namespace clearway::text
