#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/declaration/outline.h"

namespace clearway::declaration {
namespace {

using testing::HasSubstr;

core::Result<Outline> read(const std::string& text) {
  const auto file = std::filesystem::path(testing::TempDir()) /
                    (std::string("outline-") +
                     testing::UnitTest::GetInstance()->current_test_info()->name() + ".toml");
  std::ofstream(file) << text;
  auto result = read_outline(file);
  std::filesystem::remove(file);
  return result;
}

TEST(ReadOutline, ReadsWhatTheKioskShips) {
  const auto outline =
      read_outline(std::filesystem::path(CLEARWAY_SOURCE_DIR) / "kiosk-config/declaration.toml");
  ASSERT_TRUE(outline) << core::describe(outline.error());
  std::vector<std::string> order;
  for (const Plan& plan : outline->plans) order.push_back(plan.id);
  EXPECT_THAT(order,
              testing::ElementsAre("who", "case", "changed", "probation", "work", "unemployment",
                                   "school", "improving", "parenting", "community", "other",
                                   "hardship", "towards", "meaning", "closing"));
  EXPECT_EQ(outline->plans[0].parts[0].id, "name");
  EXPECT_EQ(outline->plans[0].parts[0].sentence, "My name is {person.name.court}.");
  EXPECT_EQ(outline->plans[1].each, Each::a_case);
  EXPECT_THAT(fields(*outline), testing::IsSupersetOf({"declaration.steps", "person.veteran",
                                                       "declaration.work.*.place"}));
}

TEST(ReadOutline, NamesEveryProblemWithItsLine) {
  const std::string head = "[[paragraph]]\nid = \"a\"\n";
  const std::string part = "[[paragraph.part]]\n";
  const struct {
    const char* what;
    std::string text;
    const char* want;
  } rows[] = {
      {"no paragraph", "", "`paragraph`: expected at least one"},
      {"no id", "[[paragraph]]\n" + part + "answer = \"declaration.a\"\n", "`id`"},
      {"no part", head, "`part`: expected at least one"},
      {"a path as id", "[[paragraph]]\nid = \"A.b\"\n" + part + "answer = \"declaration.a\"\n",
       ":2: `id`: expected lower-case"},
      {"neither answer nor sentence", head + part, "`answer`: expected one of"},
      {"both", head + part + "answer = \"declaration.a\"\nid = \"b\"\nsentence = \"c\"\n",
       "`answer`: expected one of"},
      {"a field that cannot be", head + part + "id = \"b\"\nsentence = \"I am {My Name}\"\n",
       ":5: `sentence`: {My Name} is not"},
      {"a star without each", head + part + "answer = \"declaration.work.*.a\"\n",
       "`answer`: {declaration.work.*.a} needs a paragraph with each"},
      {"a case's answer for an entry",
       head + "each = \"entry\"\n" + part + "answer = \"case.*.a\"\n",
       "`answer`: {case.*.a} is not an answer of this kind"},
      {"an unknown each", head + "each = \"day\"\n" + part + "answer = \"declaration.a\"\n",
       ":3: `each`"},
      {"an unknown key", head + part + "answer = \"declaration.a\"\nsay = \"y\"\n", ":5: `say`"},
      {"an unknown key of a condition",
       head + "when = { field = \"a\", is = [\"b\"], no = 1 }\n" + part +
           "answer = \"declaration.a\"\n",
       ":3: `no`"},
      {"a condition without a value",
       head + "when = { field = \"a\" }\n" + part + "answer = \"declaration.a\"\n", "`is`"},
      {"twice the same id", head + part + "id = \"a\"\nsentence = \"x\"\n", ":4: `id`: used twice"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const auto result = read(row.text);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, core::ErrorCode::invalid_input);
    EXPECT_THAT(result.error().detail, HasSubstr(row.want));
  }
}

TEST(ReadOutline, SaysWhenTheFileIsMissing) {
  const auto result = read_outline("/nowhere/declaration.toml");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, core::ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::declaration
