#include "app/kiosk/handed_key.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace clearway::kiosk {
namespace {

constexpr const char* kVariable = "CLEARWAY_KEY_PIPE";

TEST(HandedKey, IsTakenOnceAndLeavesNothing) {
  ASSERT_TRUE(keys::start());
  const auto key = keys::Secret::random(32).value();
  ASSERT_TRUE(hand_over_key(key));
  const int pipe = std::stoi(std::getenv(kVariable));
  EXPECT_EQ(::fcntl(pipe, F_GETFD) & FD_CLOEXEC, 0) << "the next image must have it";
  const auto taken = take_handed_key();
  ASSERT_TRUE(taken.has_value());
  EXPECT_TRUE(std::ranges::equal(taken->view(), key.view()));
  EXPECT_EQ(std::getenv(kVariable), nullptr);
  EXPECT_EQ(::fcntl(pipe, F_GETFD), -1) << "closed";
  EXPECT_FALSE(take_handed_key().has_value());
}

TEST(HandedKey, IsNeverMadeOfSomethingElse) {
  ASSERT_TRUE(keys::start());
  EXPECT_FALSE(hand_over_key(keys::Secret::random(16).value()));
  const auto refused = [](const std::string& value) {
    ::setenv(kVariable, value.c_str(), 1);
    const bool taken = take_handed_key().has_value();
    return !taken && std::getenv(kVariable) == nullptr;
  };
  for (const std::string value : {"", "0", "-1", "9999", "7x", "key"})
    EXPECT_TRUE(refused(value)) << value;
  const int file = ::open("/dev/zero", O_RDONLY | O_CLOEXEC);
  EXPECT_TRUE(refused(std::to_string(file)));
  EXPECT_NE(::fcntl(file, F_GETFD), -1) << "not ours to close";
  ::close(file);
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  ASSERT_EQ(::write(ends[1], "short", 5), 5);
  EXPECT_TRUE(refused(std::to_string(ends[0])));
  ::close(ends[1]);
}

}  // namespace
}  // namespace clearway::kiosk
