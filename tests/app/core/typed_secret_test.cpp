#include "app/core/typed_secret.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <rapidcheck.h>
#include <array>
#include <cerrno>
#include <string>

#include "tests/support/memory_flags.h"

namespace clearway::core {
namespace {

constexpr std::string_view kWords = "made up words";

const char* page_of(const TypedSecret& secret) {
  const auto size = static_cast<std::uintptr_t>(::getpagesize());
  const char* inside = secret.view().data();
  return inside - reinterpret_cast<std::uintptr_t>(inside) % size;
}

bool is_mapped(const char* page) {
  unsigned char in_memory = 0;
  return ::mincore(const_cast<char*>(page), 1, &in_memory) == 0 || errno != ENOMEM;
}

TEST(TypedSecret, IsWhatAStringWouldBe) {
  rc::check([] {
    std::string plain;
    TypedSecret secret;
    for (int i = 0; i < 40; ++i) {
      const auto at = *rc::gen::inRange<std::size_t>(0, plain.size() + 1);
      const auto count = *rc::gen::inRange<std::size_t>(0, 4);
      const auto text = *rc::gen::arbitrary<std::string>();
      const bool room =
          plain.size() - std::min(count, plain.size() - at) + text.size() <= TypedSecret::kMost;
      RC_ASSERT(secret.replace(at, count, text) == room);
      if (room) plain.replace(at, count, text);
      RC_ASSERT(secret.view() == plain);
      RC_ASSERT(secret.empty() == plain.empty());
    }
  });
}

TEST(TypedSecret, RefusesWhatItHasNoRoomForAndKeepsWhatItHas) {
  TypedSecret secret(std::string(TypedSecret::kMost, 'a'));
  EXPECT_EQ(secret.view().size(), TypedSecret::kMost);
  EXPECT_FALSE(secret.replace(3, 0, "b"));
  EXPECT_EQ(secret.view(), std::string(TypedSecret::kMost, 'a'));
  EXPECT_TRUE(secret.replace(0, 1, "b"));
  EXPECT_TRUE(TypedSecret(std::string(TypedSecret::kMost + 1, 'a')).empty());
  EXPECT_TRUE(secret.replace(TypedSecret::kMost + 9, 9, "")) << "beyond its end there is nothing";
}

TEST(TypedSecret, ACopyIsOfItsOwnAndAMovedOneIsEmpty) {
  TypedSecret one(kWords);
  TypedSecret copy = one;
  EXPECT_EQ(copy, one);
  EXPECT_NE(page_of(copy), page_of(one));
  copy.replace(0, 4, "taken");
  EXPECT_EQ(one.view(), kWords);
  const char* page = page_of(one);
  const TypedSecret moved = std::move(one);
  EXPECT_EQ(page_of(moved), page) << "no second place";
  EXPECT_EQ(moved.view(), kWords);
  EXPECT_TRUE(one.empty());  // NOLINT(bugprone-use-after-move): what is left of it is the question
  copy = moved;
  EXPECT_EQ(copy, moved);
}

TEST(TypedSecret, NothingTakenBackStaysInItsPage) {
  TypedSecret secret(kWords);
  const std::string_view page(page_of(secret), TypedSecret::kMost);
  ASSERT_NE(page.find("made up"), page.npos) << "else the search sees nothing";
  secret.replace(0, 5, "");
  EXPECT_EQ(page.find("words"), page.find("up words") + 3);
  EXPECT_EQ(page.find("words", page.find("words") + 1), page.npos) << "where it stood before";
  secret.replace(0, 99, "");
  EXPECT_EQ(page.find("words"), page.npos);
}

TEST(TypedSecret, IsLockedLeftOutOfCoreFilesAndGoneAfterwards) {
  const char* page = nullptr;
  {
    const TypedSecret secret(kWords);
    page = page_of(secret);
    const auto flags = test::memory_flags(page);
    EXPECT_NE(flags.find(" dd "), flags.npos) << flags;
#ifndef CLEARWAY_SANITIZED  // whose mlock does nothing
    EXPECT_NE(flags.find(" lo "), flags.npos) << flags << "is RLIMIT_MEMLOCK too low?";
#endif
  }
  EXPECT_FALSE(is_mapped(page));
}

}  // namespace
}  // namespace clearway::core
