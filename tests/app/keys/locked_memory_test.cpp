// Secrets lie in memory that is locked, kept out of core files and wiped before it is given back.
//
// This file stands in for mlock and munlock in the test program: libsodium finds these first, and
// a sanitizer's own, which do nothing, not at all.
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "app/keys/locked_pool.h"
#include "app/keys/phrases.h"
#include "app/keys/secret.h"
#include "tests/app/keys/support.h"
#include "tests/support/memory_flags.h"

namespace {

struct Range {
  std::uintptr_t from = 0;
  std::size_t size = 0;
};
std::vector<Range> locked;
std::vector<std::string> unlocked;  // what was still there when each was unlocked

std::uintptr_t number_of(const void* address) { return reinterpret_cast<std::uintptr_t>(address); }

bool is_locked(clearway::core::ByteView bytes) {
  const auto from = number_of(bytes.data());
  return std::ranges::any_of(locked, [&](const Range& range) {
    return range.from <= from && from + bytes.size() <= range.from + range.size;
  });
}

}  // namespace

extern "C" int mlock(const void* address, std::size_t size) noexcept {
  locked.push_back({number_of(address), size});
  return static_cast<int>(::syscall(SYS_mlock, address, size));
}
extern "C" int munlock(const void* address, std::size_t size) noexcept {
  unlocked.emplace_back(static_cast<const char*>(address), size);
  std::erase_if(locked, [&](const Range& range) { return range.from == number_of(address); });
  return static_cast<int>(::syscall(SYS_munlock, address, size));
}

namespace clearway::keys {
namespace {

bool anything_in(const std::string& bytes, char from) {
  return std::ranges::any_of(bytes, [from](char c) { return c == from; });
}

TEST(LockedMemory, HoldsEverySecretFromTheMomentItIsMade) {
  const std::pair<const char*, Secret> secrets[] = {
      {"zeros", *Secret::of_size(32)},
      {"random", *Secret::random(32)},
      {"a copy", *Secret::copy(counting(40))},
      {"more than a page", *Secret::of_size(10'000)},
      {"opened", *open(counting(32), *seal(counting(32), counting(20), {}), {})},
      {"stretched", *stretch(Stretch::v1, counting(9), {})},
      {"a signing key", std::move(SigningKey::generate()->secret)},
      {"a box key", std::move(BoxKey::generate()->secret)},
      {"from paper", *parse_recovery(recovery_text(counting(32)))},
  };
  for (const auto& [what, secret] : secrets) {
    SCOPED_TRACE(what);
    EXPECT_TRUE(is_locked(secret.view()));
    const auto flags = test::memory_flags(secret.view().data());
    EXPECT_NE(flags.find(" lo "), std::string::npos) << flags << "is RLIMIT_MEMLOCK too low?";
    EXPECT_NE(flags.find(" dd "), std::string::npos) << flags;
  }
}

TEST(LockedMemory, IsWipedBeforeItIsGivenBack) {
  const core::Bytes marker(100, 0xb7);
  unlocked.clear();
  { const Secret secret = *Secret::copy(marker); }
  ASSERT_EQ(unlocked.size(), 1U);
  EXPECT_FALSE(anything_in(unlocked[0], static_cast<char>(0xb7)));
}

TEST(LockedMemory, IsWipedWhenAnotherSecretTakesItsPlace) {
  Secret secret = *Secret::copy(core::Bytes(100, 0xb7));
  unlocked.clear();
  secret = *Secret::of_size(16);
  ASSERT_EQ(unlocked.size(), 1U);
  EXPECT_FALSE(anything_in(unlocked[0], static_cast<char>(0xb7)));
}

// As a program without sanitizers has it.
TEST(LockedMemory, RestsWipedAndLockedAndIsUsedAgainForTheSameSizeOnly) {
  ASSERT_TRUE(start());
  LockedPool pool(1);
  auto* const first = pool.take(100);
  std::fill_n(first, 100, core::Byte{0xb7});
  unlocked.clear();
  pool.give_back(first, 100);
  EXPECT_TRUE(unlocked.empty());
  EXPECT_TRUE(is_locked({first, 100}));
  EXPECT_TRUE(std::all_of(first, first + 100, [](auto byte) { return byte == 0; }));

  auto* const shorter = pool.take(99);
  EXPECT_NE(shorter, first);
  auto* const again = pool.take(100);
  EXPECT_EQ(again, first);
  pool.give_back(again, 100);
  EXPECT_EQ(pool.resting(), 1U);
  std::fill_n(shorter, 99, core::Byte{0xb7});
  pool.give_back(shorter, 99);  // one more than may rest
  EXPECT_EQ(pool.resting(), 1U);
  ASSERT_EQ(unlocked.size(), 1U);
  EXPECT_FALSE(anything_in(unlocked[0], static_cast<char>(0xb7)));
}

TEST(LockedMemory, KeepsTheSmallestWhereThereIsNoMoreRoom) {
  ASSERT_TRUE(start());
  LockedPool pool(2);
  auto* const key = pool.take(32);
  auto* const body = pool.take(5000);
  auto* const other = pool.take(700);
  pool.give_back(body, 5000);
  pool.give_back(other, 700);
  pool.give_back(key, 32);
  EXPECT_EQ(pool.resting(), 2U);
  auto* const again = pool.take(32);
  EXPECT_EQ(again, key);
  pool.give_back(again, 32);
  auto* const larger = pool.take(9000);
  pool.give_back(larger, 9000);
  auto* const small = pool.take(700);
  EXPECT_EQ(small, other) << "a larger one takes nobody's place";
  pool.give_back(small, 700);
}

TEST(LockedMemory, IsNotWhereOrdinaryWordsAre) {
  const core::Bytes ordinary(64, 1);
  EXPECT_FALSE(is_locked(ordinary)) << "else this test sees locked memory everywhere";
}

}  // namespace
}  // namespace clearway::keys
