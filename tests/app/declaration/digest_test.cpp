#include "app/core/digest.h"

#include <gtest/gtest.h>

#include "app/declaration/declaration.h"

namespace clearway::declaration {
namespace {

TEST(Sha256, KnownAnswers) {
  const struct {
    const char* text;
    const char* want;
  } rows[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(core::to_hex(core::sha256(core::as_bytes(row.text))), row.want);
}

TEST(Digest, IsTheFirstHalfOfTheHash) {
  EXPECT_EQ(digest("abc"), "ba7816bf8f01cfea414140de5dae2223");
}

TEST(Digest, TellsTheSmallestChangesApart) {
  const std::string sentence = "My name is Ana Prueba.";
  EXPECT_EQ(digest(sentence), digest(std::string(sentence)));
  EXPECT_NE(digest(sentence), digest("My name is Ana Prueba"));
  EXPECT_NE(digest(sentence), digest("My name is Ana Prueba. "));
  EXPECT_NE(digest(sentence), digest("My name is ana Prueba."));
}

}  // namespace
}  // namespace clearway::declaration
