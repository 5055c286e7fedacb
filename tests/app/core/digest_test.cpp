#include "app/core/digest.h"

#include <gtest/gtest.h>

namespace clearway::core {
namespace {

// FIPS 180-2, appendix B.1, and the digest of nothing.
TEST(Sha256, GivesThePublishedValues) {
  EXPECT_EQ(to_hex(sha256(as_bytes("abc"))),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace clearway::core
