#include "app/print/trouble.h"

#include <gtest/gtest.h>

namespace clearway::print {
namespace {

TEST(Trouble, ReasonsBecomeTheFewWordsAPersonCanActOn) {
  const struct {
    std::vector<std::string> reasons;
    const char* trouble;
  } rows[] = {
      {{}, ""},
      {{"none"}, ""},
      {{"media-empty"}, "no_paper"},
      {{"media-empty-error"}, "no_paper"},
      {{"media-empty-warning"}, "no_paper"},
      {{"media-needed-error"}, "no_paper"},
      {{"media-low-warning"}, ""},
      {{"toner-low-report", "marker-supply-low-warning"}, ""},
      {{"media-jam-error", "media-empty-error"}, "jam"},
      {{"offline-report"}, ""},
      {{"offline"}, "offline"},
      {{"connecting-to-device"}, "offline"},
      {{"paused"}, "offline"},
      {{"shutdown"}, "offline"},
      {{"marker-supply-empty-error"}, "unknown"},
      {{"cups-waiting-for-job-completed"}, ""},
      {{"door-open-error"}, "unknown"},
      {{"door-open-error", "media-needed"}, "no_paper"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.reasons.empty() ? "nothing" : row.reasons.front());
    EXPECT_EQ(trouble_of(row.reasons), row.trouble);
  }
}

TEST(Trouble, AnUnreachablePrinterIsTakenFromItsMessage) {
  EXPECT_TRUE(says_unreachable("The printer may not exist or is unavailable at this time."));
  EXPECT_FALSE(says_unreachable("Sending data to printer."));
  EXPECT_FALSE(says_unreachable(""));
}

}  // namespace
}  // namespace clearway::print
