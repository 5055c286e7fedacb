#include "app/core/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace clearway::core {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return fail(ErrorCode::invalid_input, "test.half", "odd");
  return number / 2;
}
Result<int> quarter(int number) { return half(TRY(half(number))); }
Result<> only_even(int number) {
  TRY(half(number));
  return {};
}
Result<std::unique_ptr<int>> boxed(int number) { return std::make_unique<int>(TRY(half(number))); }

TEST(Result, TryHandsOnTheValueOrTheError) {
  EXPECT_EQ(*quarter(12), 3);
  const auto refused = quarter(6);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  EXPECT_STREQ(refused.error().where, "test.half");
  EXPECT_TRUE(only_even(2));
  EXPECT_FALSE(only_even(3));
  EXPECT_EQ(**boxed(4), 2) << "a value that can only be moved";
}

TEST(Result, DescribesItselfForAnOperator) {
  EXPECT_EQ(describe({ErrorCode::wrong_key, "vault.open", "page 1"}),
            "wrong_key in vault.open: page 1");
  EXPECT_EQ(describe({ErrorCode::offline, "client.push", {}}), "offline in client.push");
}

TEST(ErrorCode, EveryCodeHasAWordOfItsOwn) {
  std::set<std::string> words;
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code)
    words.insert(name_of(static_cast<ErrorCode>(code)));
  EXPECT_EQ(words.size(), static_cast<std::size_t>(ErrorCode::internal) + 1);
}

}  // namespace
}  // namespace clearway::core
