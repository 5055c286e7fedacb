#include "app/keys/secret.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "app/core/ids.h"
#include "tests/app/keys/support.h"

namespace clearway::keys {
namespace {

TEST(Secret, StartsAsZerosAndHoldsWhatIsWritten) {
  Secret secret = *Secret::of_size(32);
  EXPECT_EQ(core::as_text(secret.view()), std::string(32, '\0'));
  secret.bytes()[31] = 7;
  EXPECT_EQ(secret.view()[31], 7);
}

TEST(Secret, CopiesAndClonesAreApart) {
  const core::Bytes bytes = counting(40);
  Secret first = *Secret::copy(bytes);
  const Secret second = *first.clone();
  first.bytes()[0] = 99;
  EXPECT_EQ(core::to_hex(second.view()), core::to_hex(bytes));
}

TEST(Secret, WhatIsMovedFromIsEmpty) {
  Secret first = *Secret::random(16);
  const Secret second = std::move(first);
  EXPECT_EQ(second.view().size(), 16U);
  EXPECT_TRUE(first.view().empty());  // NOLINT: this is what is tested
}

TEST(Secret, MayBeEmpty) { EXPECT_TRUE(Secret::of_size(0)->view().empty()); }

TEST(Secret, RandomOnesDiffer) {
  EXPECT_NE(core::to_hex(Secret::random(32)->view()), core::to_hex(Secret::random(32)->view()));
  EXPECT_NE(random_id<core::RecordId>(), random_id<core::RecordId>());
}

TEST(SecretDeathTest, PagesBehindASecretCannotBeTouched) {
  Secret secret = *Secret::of_size(16);
  volatile core::Byte* behind = secret.bytes().data() + 16;
  EXPECT_DEATH({ *behind = 1; }, "");
}

TEST(Wipe, LeavesNoLetterOfAString) {
  std::string text(100, 'x');
  text.resize(30);  // seventy stay behind the end
  const char* data = text.data();
  const std::size_t capacity = text.capacity();
  wipe(text);
  EXPECT_TRUE(text.empty());
  ASSERT_EQ(text.data(), data);
  // The letters behind the end are still the string's own memory.
  EXPECT_EQ(std::string_view(data, capacity).find('x'), std::string_view::npos);
  core::Bytes bytes = counting(9, 1);
  wipe(bytes);
  EXPECT_EQ(bytes, core::Bytes(9));
}

TEST(Start, LeavesNoCoreDump) {
  ASSERT_TRUE(start());
  ASSERT_TRUE(start());  // twice does no harm
  rlimit limit{1, 1};
  ASSERT_EQ(getrlimit(RLIMIT_CORE, &limit), 0);
  EXPECT_EQ(limit.rlim_cur, 0U);
  EXPECT_EQ(limit.rlim_max, 0U);
#ifndef CLEARWAY_SANITIZED  // there the leak checker must be let in
  EXPECT_EQ(prctl(PR_GET_DUMPABLE), 0);
#endif
}

}  // namespace
}  // namespace clearway::keys
