#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/declaration/declaration.h"

namespace clearway::declaration {
namespace {

using testing::HasSubstr;

core::Result<std::vector<Template>> read(const std::string& text) {
  const auto file = std::filesystem::path(testing::TempDir()) /
                    (std::string("templates-") +
                     testing::UnitTest::GetInstance()->current_test_info()->name() + ".toml");
  std::ofstream(file) << text;
  auto result = read_templates(file);
  std::filesystem::remove(file);
  return result;
}

TEST(ReadTemplates, ReadsWhatTheKioskShips) {
  const auto templates =
      read_templates(std::filesystem::path(CLEARWAY_SOURCE_DIR) / "kiosk-config/declaration.toml");
  ASSERT_TRUE(templates) << core::describe(templates.error());
  ASSERT_EQ(templates->size(), 2U);
  EXPECT_EQ(templates->at(0).id, "name");
  EXPECT_EQ(templates->at(0).sentence, "My name is {person.name.court}.");
  EXPECT_EQ(templates->at(1).position, "after");
}

TEST(ReadTemplates, NamesEveryProblemWithItsLine) {
  const struct {
    const char* what;
    const char* text;
    const char* want;
  } rows[] = {
      {"no id", "[[offered]]\nparagraph = \"who\"\nsentence = \"x\"\n", "`id`"},
      {"a path as id", "[[offered]]\nid = \"A.b\"\nparagraph = \"who\"\nsentence = \"x\"\n",
       ":2: `id`: expected lower-case"},
      {"the id of own words", "[[offered]]\nid = \"who\"\nparagraph = \"who\"\nsentence = \"x\"\n",
       ":2: `id`: is the name of a paragraph"},
      {"a paragraph that is not there",
       "[[offered]]\nid = \"a\"\nparagraph = \"end\"\nsentence = \"x\"\n", ":3: `paragraph`"},
      {"a field that cannot be",
       "[[offered]]\nid = \"a\"\nparagraph = \"who\"\nsentence = \"I am {My Name}\"\n",
       ":4: `sentence`: {My Name}"},
      {"an unknown key",
       "[[offered]]\nid = \"a\"\nparagraph = \"who\"\nsentence = \"x\"\nsay = \"y\"\n",
       ":5: `say`"},
      {"twice the same id",
       "[[offered]]\nid = \"a\"\nparagraph = \"who\"\nsentence = \"x\"\n"
       "[[offered]]\nid = \"a\"\nparagraph = \"who\"\nsentence = \"y\"\n",
       ":6: `id`: used twice"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto result = read(row.text);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, core::ErrorCode::invalid_input);
    EXPECT_THAT(result.error().detail, HasSubstr(row.want));
  }
}

TEST(ReadTemplates, SaysWhenTheFileIsMissing) {
  const auto result = read_templates("/nowhere/declaration.toml");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, core::ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::declaration
