// Another clinic is content only: what kiosk-config/examples holds.
#include <gmock/gmock.h>

#include <filesystem>

#include "app/interview/walk.h"
#include "app/text/catalog.h"

namespace clearway::interview {
namespace {

const std::string kTree = CLEARWAY_SOURCE_DIR;

TEST(Example, IsAnotherOrderOfQuestionsAndIsWhole) {
  const auto read = read_interview(kTree + "/kiosk-config/examples/copies_clinic");
  ASSERT_TRUE(read) << read.error().detail;
  std::vector<std::string> about;
  for (const Place& place : pages(*read, "about", {})) about.push_back(place.page);
  EXPECT_THAT(about,
              testing::ElementsAre("pending_case", "court_name", "address", "household", "income"));
  const auto spanish = text::Catalog::load(kTree + "/assets/locale/es.po", "es");
  ASSERT_TRUE(spanish) << spanish.error().detail;
  for (const std::string& sentence : sentences(*read))
    EXPECT_TRUE(spanish->has(sentence)) << sentence;
}

}  // namespace
}  // namespace clearway::interview
