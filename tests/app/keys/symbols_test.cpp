#include "app/keys/symbols.h"

#include <random>

#include "tests/app/keys/support.h"

namespace clearway::keys {
namespace {

core::Bytes random_values(std::mt19937& random, std::size_t count) {
  core::Bytes values(count);
  for (core::Byte& value : values) value = static_cast<core::Byte>(random() % 32);
  return values;
}

// Both checks are linear, so an error is seen exactly when the check of the difference is
// not zero: trying every difference at every place proves it for every code.
TEST(CheckSymbol, SeesEveryWrongSymbolAndEverySwap) {
  constexpr std::size_t kCount = 16;
  for (std::size_t at = 0; at < kCount; ++at)
    for (unsigned change = 1; change < 32; ++change) {
      core::Bytes difference(kCount);
      difference[at] = static_cast<core::Byte>(change);
      const core::Byte alone = check_symbol(difference);
      ASSERT_NE(alone, 0);
      // The last symbol swapped with the check itself.
      if (at + 1 == kCount) {
        ASSERT_NE(alone, change);
      }
      for (std::size_t other = at + 1; other < kCount; ++other) {
        difference[other] = static_cast<core::Byte>(change);
        ASSERT_NE(check_symbol(difference), 0) << "swap of " << at << " and " << other;
        difference[other] = 0;
      }
    }
}

TEST(CheckSymbol, IsLinear) {
  std::mt19937 random(1);
  for (int round = 0; round < 1000; ++round) {
    const core::Bytes a = random_values(random, 16);
    const core::Bytes b = random_values(random, 16);
    core::Bytes both(16);
    for (std::size_t i = 0; i < 16; ++i) both[i] = a[i] ^ b[i];
    ASSERT_EQ(check_symbol(both), check_symbol(a) ^ check_symbol(b));
  }
}

TEST(CheckPair, SeesEveryWrongSymbolAndEverySwapOfNeighbours) {
  constexpr std::size_t kCount = 52;
  for (std::size_t at = 0; at < kCount; ++at)
    for (unsigned change = 1; change < 32; ++change) {
      core::Bytes difference(kCount);
      difference[at] = static_cast<core::Byte>(change);
      const unsigned alone = check_pair(difference);
      ASSERT_NE(alone, 0U);
      if (at + 1 == kCount) {
        ASSERT_NE(alone, change << 5);  // swapped with the first check symbol
      } else {
        difference[at + 1] = static_cast<core::Byte>(change);
        ASSERT_NE(check_pair(difference), 0U) << "swap at " << at;
      }
    }
}

TEST(Symbols, AreThirtyTwoAndReadBack) {
  EXPECT_EQ(kSymbols.size(), 32U);
  for (unsigned value = 0; value < 32; ++value) EXPECT_EQ(symbol_value(symbol_of(value)), value);
  EXPECT_EQ(kSymbols.find_first_of("ILOU"), kSymbols.npos);
}

TEST(Symbols, ForgiveCaseAndLookAlikes) {
  EXPECT_EQ(symbol_value('o'), 0);
  EXPECT_EQ(symbol_value('O'), 0);
  EXPECT_EQ(symbol_value('i'), 1);
  EXPECT_EQ(symbol_value('L'), 1);
  EXPECT_EQ(symbol_value('z'), 31);
  EXPECT_FALSE(symbol_value('U'));
  EXPECT_FALSE(symbol_value('*'));
  EXPECT_FALSE(symbol_value('\0'));
}

}  // namespace
}  // namespace clearway::keys
