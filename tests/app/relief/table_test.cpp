// What the rules say of the people in tests/app/relief/tables, and that every rule is tried there.
#include <gtest/gtest.h>

#include <set>

#include "tests/app/relief/support.h"

namespace clearway::relief {
namespace {

TEST(Tables, EveryRowSaysWhatItShould) {
  ASSERT_GT(rows().size(), 300U);
  for (const Row& row : rows())
    EXPECT_EQ(wrong_with(shipped(), row), "")
        << row.relief << ": " << row.what << ": want " << row.want;
}

TEST(Tables, EveryRuleFiresInSomeRow) {
  std::set<std::string> wanted;
  for (const Row& row : rows()) wanted.insert(row.relief + " " + row.want);
  for (const Relief& relief : shipped().reliefs)
    for (const Rule& rule : relief.rules) {
      if (rule.gate) continue;
      const std::string want = relief.id + " " + name_of(rule.band) + " " + rule.track;
      EXPECT_TRUE(wanted.contains(want)) << want;
    }
}

}  // namespace
}  // namespace clearway::relief
