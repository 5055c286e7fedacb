// Nothing grows in the program while people come and look around: what is allocated after the
// last round is what was after the first few. tests/bench/endurance.cpp does it for real.
#include <gtest/gtest.h>
#include <malloc.h>

#include "tests/support/stage_visit.h"

#ifdef CLEARWAY_SANITIZED
// Its header comes with clang alone; gcc's runtime has it too.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // NOLINT
#endif

namespace clearway::kiosk {
namespace {

std::size_t allocated() {
#ifdef CLEARWAY_SANITIZED
  return __sanitizer_get_current_allocated_bytes();
#else
  return mallinfo2().uordblks;
#endif
}

constexpr int kWarm = 8, kRounds = 40;
constexpr std::size_t kNoise = std::size_t{16} * 1024;  // a word of another length here and there

// Of one round that ends where it began.
template <class Round>
void expect_no_growth(Round round) {
  std::size_t early = 0;
  for (int n = 1; n <= kRounds; ++n) {
    round(n);
    if (n == kWarm) early = allocated();
  }
  EXPECT_LT(allocated(), early + kNoise);
}

TEST(Endurance, OfTheFirstScreenThatWaits) {
  test::StageVisit visit;
  visit.writes_down = false;
  expect_no_growth([&](int n) {
    for (const int turn : {0, 1}) {
      const std::chrono::seconds uptime{200 + 100 * (2 * n + turn)};
      visit.came(flow::Ticked{uptime, test::kVisitDay, uptime});
      visit.draw();
    }
    ASSERT_EQ(visit.screen(), "attract");
  });
}

TEST(Endurance, OfLookingAround) {
  test::StageVisit visit;
  visit.writes_down = false;
  ASSERT_TRUE(visit.tap("begin") && visit.tap("language.en"));
  visit.lines.clear();
  expect_no_growth([&](int n) {
    const char* actions[] = {"tool.language",
                             n % 2 == 0 ? "language.en" : "language.es",
                             "tool.display",
                             "size.large",
                             "size.medium",
                             n % 3 == 0 ? "contrast.high_dark" : "contrast.normal",
                             "cover.close",
                             "door.look",
                             "case.no_papers",
                             "back",
                             "back",
                             "door.code",
                             "back"};
    for (const char* action : actions) {
      ASSERT_TRUE(visit.tap(action)) << action << " on " << visit.screen() << ", round " << n;
      if (visit.screen() == "return_code") visit.type("7K3M");
    }
    ASSERT_EQ(visit.screen(), "home");
  });
}

}  // namespace
}  // namespace clearway::kiosk
