#include "app/relief/section_list.h"

#include <gtest/gtest.h>

#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

struct ListRow {
  const char* text;
  const char* level;
  Truth want;
};

void expect(const char* list, std::initializer_list<ListRow> rows) {
  const int at = shipped().lists.find(list);
  ASSERT_GE(at, 0);
  for (const auto& row : rows) {
    SCOPED_TRACE(std::string(row.text) + ", " + row.level);
    std::vector<OnList> on;
    shipped().lists.judge(read_charge(row.text), *find_value(info(Fact::level), row.level), on);
    EXPECT_EQ(on[static_cast<std::size_t>(at)].truth, row.want);
  }
}

TEST(LeftOut, Of1203_4) {
  using enum Truth;
  expect("listed_1203_4b", {
                               {"", "felony", unsure},
                               {"petty theft", "misdemeanor", unsure},
                               {"PC 459", "felony", no},
                               {"PC 288", "felony", yes},
                               {"288(a) P.C.", "felony", yes},
                               {"288", "felony", unsure},  // which code?
                               {"Penal Code 286c", "felony", unsure},
                               {"PC 664/288(a)", "felony", no},  // an attempt
                               {"attempted PC 288(a)", "felony", unsure},
                               {"PC 664", "felony", unsure},
                               {"PC 484/488", "misdemeanor", no},
                               {"PC 288(a), reduced to PC 415", "misdemeanor", unsure},
                               {"VC 2800.2", "felony", no},
                               {"VC 2800(a)", "felony", no},
                               {"VC 2800(a)", "unknown", unsure},
                               {"HS 288", "felony", no},
                           });
}

TEST(SectionLists, ALetterBelongsToASectionThatHasOne) {
  using enum Truth;
  expect("family_violence", {
                                {"PC 273a(a)", "felony", yes},
                                {"273a PC", "misdemeanor", yes},
                                {"PC 273(a)", "felony", no},
                                {"PC 243e1", "misdemeanor", unsure},
                                {"PC 273ab", "felony", yes},
                                {"PC 273ac", "felony", unsure},
                            });
  expect("wobblers", {{"PC 476a(a)", "felony", yes}, {"PC 476b", "felony", unsure}});
}

TEST(SectionLists, AWholeCode) {
  using enum Truth;
  expect("vehicle", {
                        {"VC 23152(a)", "misdemeanor", yes},
                        {"23152(a) CVC", "misdemeanor", yes},
                        {"VC23152(a)", "misdemeanor", yes},
                        {"664/10851 VC", "felony", yes},
                        {"23152", "misdemeanor", unsure},
                        {"Penal Code 23152", "misdemeanor", no},
                        {"PC 192(c)(2)", "misdemeanor", yes},
                        {"PC 192", "felony", unsure},
                    });
}

TEST(SectionLists, OneOfSeveralIsEnoughWhereTheListSaysSo) {
  using enum Truth;
  expect("prop_36", {
                        {"PC 666.1", "felony", yes},
                        {"PC 484/666.1", "felony", yes},
                        {"HS 11377(a), HS 11395", "felony", yes},
                        {"PC 484/488", "felony", no},
                        {"PC 666", "felony", no},
                        {"theft", "felony", unsure},
                    });
}

TEST(SectionLists, ARangeOfNumbers) {
  using enum Truth;
  expect("drug_division_10", {
                                 {"HS 11000", "misdemeanor", yes},
                                 {"HS 11362.77", "misdemeanor", yes},
                                 {"HS 11651", "misdemeanor", yes},
                                 {"HS 10999", "misdemeanor", no},
                                 {"HS 11652", "misdemeanor", no},
                                 {"PC 11173", "misdemeanor", no},
                                 {"11377", "misdemeanor", unsure},
                             });
}

}  // namespace
}  // namespace clearway::relief
