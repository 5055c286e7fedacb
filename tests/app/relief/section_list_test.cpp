#include "app/relief/section_list.h"

#include <gtest/gtest.h>

#include "app/relief/rule_set.h"
#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

struct Row {
  const char* text;
  const char* level;
  const char* want;
};

void expect(const char* fact, std::initializer_list<Row> rows) {
  const Fact* found = find_fact(shipped(), fact);
  ASSERT_NE(found, nullptr);
  for (const auto& row : rows) {
    SCOPED_TRACE(std::string(row.text) + ", " + row.level);
    EXPECT_EQ(find_in(found->list, row.text, row.level), row.want);
  }
}

TEST(LeftOut, Of1203_4) {
  expect("left_out_of_1203_4",
         {
             {"", "felony", "unsure"},
             {"  \n", "felony", "unsure"},
             {"petty theft", "misdemeanor", "unnamed"},
             {"PC 459", "felony", "no"},
             {"PC 288", "felony", "yes"},
             {"PC 288(c)(1)", "misdemeanor", "yes"},
             {"288(a) P.C.", "felony", "yes"},
             {"288", "felony", "unsure"},  // which code?
             {"Penal Code 286(c)", "felony", "yes"},
             {"Penal Code 286(b)", "felony", "no"},
             {"Penal Code 286", "felony", "unsure"},
             {"Penal Code 286c", "felony", "unsure"},
             {"Penal Code 287", "felony", "unsure"},
             {"Penal Code 288a", "felony", "unsure"},
             {"Penal Code 288a(c)", "felony", "yes"},
             {"Penal Code 288a(b)(2)", "felony", "no"},  // People v. Smith
             {"Penal Code 289", "felony", "unsure"},
             {"Penal Code 289(i)", "felony", "no"},
             {"Penal Code 289(j)", "felony", "yes"},
             {"Penal Code 288.5", "felony", "yes"},
             {"Penal Code 288.2", "felony", "no"},
             {"Penal Code 311.11(a)", "felony", "yes"},
             {"Penal Code 311.4", "felony", "no"},
             {"Penal Code 261.5(d)", "felony", "yes"},
             {"Penal Code 261.5(d)", "misdemeanor", "no"},
             {"Penal Code 261.5(d)", "unsure", "unsure"},
             {"Penal Code 261.5", "felony", "unsure"},
             {"Penal Code 261.5(c)", "felony", "no"},
             {"PC 664/288(a)", "felony", "unsure"},  // an attempt
             {"PC 288(a), reduced to PC 415", "misdemeanor", "unsure"},
             {"VC 2800(a)", "misdemeanor", "unsure"},
             {"VC 2800.2", "felony", "no"},
             {"something with a minor", "felony", "unnamed"},  // words are not guessed at
             {"HS 288", "felony", "no"},
         });
}

TEST(Driving, Table) {
  expect("driving", {
                        {"VC 23152(a)", "misdemeanor", "yes"},
                        {"23152a", "misdemeanor", "yes"},
                        {"PC 459 and VC 10851", "felony", "yes"},
                        {"Vehicle Code", "misdemeanor", "yes"},
                        {"14601.1", "misdemeanor", "yes"},
                        {"Penal Code 23152", "misdemeanor", "no"},
                        {"drunk driving", "misdemeanor", "words"},
                        {"manejar ebrio", "misdemeanor", "words"},
                        {"DUI, PC 415", "misdemeanor", "words"},
                        {"PC 192(c)(2)", "misdemeanor", "yes"},
                        {"PC 192", "felony", "unsure"},
                        {"PC 459", "felony", "no"},
                        {"petty theft in 2001", "misdemeanor", "unnamed"},
                        {"", "misdemeanor", "unsure"},
                    });
}

}  // namespace
}  // namespace clearway::relief
