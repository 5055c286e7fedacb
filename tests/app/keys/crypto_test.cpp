#include "app/keys/crypto.h"

#include "app/keys/sealing.h"
#include "tests/app/keys/support.h"

namespace clearway::keys {
namespace {

using core::ErrorCode;

TEST(Hash, IsBlake2b256) {
  EXPECT_EQ(core::to_hex(hash(core::as_bytes("abc"))),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(Equal, ComparesBytesOfOneSize) {
  EXPECT_TRUE(equal(counting(16), counting(16)));
  EXPECT_TRUE(equal({}, {}));
  EXPECT_FALSE(equal(counting(16), counting(16, 1)));
  EXPECT_FALSE(equal(counting(16), counting(15)));
  core::Bytes last = counting(16);
  last.back() ^= 1;
  EXPECT_FALSE(equal(counting(16), last));
}

// The vector of draft-irtf-cfrg-xchacha-03, A.3.1.
TEST(Seal, IsXChaCha20Poly1305WithTheNonceInFront) {
  const auto nonce = counting_array<kNonceSize>(0x40);
  const core::Bytes associated = *core::from_hex("50515253c0c1c2c3c4c5c6c7");
  const core::Bytes sealed = *seal_with_nonce(
      counting(32, 0x80), nonce,
      core::as_bytes("Ladies and Gentlemen of the class of '99: If I could offer you "
                     "only one tip for the future, sunscreen would be it."),
      associated);
  EXPECT_EQ(core::to_hex(sealed),
            "404142434445464748494a4b4c4d4e4f5051525354555657"
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
            "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
            "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
            "21f9664c97637da9768812f615c68b13b52e"
            "c0875924c1c7987947deafd8780acf49");
}

TEST(Seal, OpensToTheSameBytes) {
  const core::Bytes key = counting(32);
  for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 5000U}) {
    SCOPED_TRACE(size);
    const core::Bytes plain = counting(size, 3);
    const core::Bytes sealed = *seal(key, plain, core::as_bytes("a"));
    EXPECT_EQ(sealed.size(), size + kSealOverhead);
    EXPECT_EQ(core::to_hex(open(key, sealed, core::as_bytes("a"))->view()), core::to_hex(plain));
  }
}

TEST(Seal, TwiceIsNeverTheSame) {
  const core::Bytes key = counting(32);
  EXPECT_NE(*seal(key, counting(8), {}), *seal(key, counting(8), {}));
}

TEST(Seal, ShowsEveryFlippedBit) {
  const core::Bytes key = counting(32);
  const core::Bytes good = *seal(key, counting(20), core::as_bytes("a"));
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    core::Bytes bad = good;
    bad[bit / 8] = static_cast<core::Byte>(bad[bit / 8] ^ (1U << (bit % 8)));
    EXPECT_EQ(code_of(open(key, bad, core::as_bytes("a"))), ErrorCode::wrong_key);
  }
  EXPECT_EQ(code_of(open(key, good, core::as_bytes("b"))), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(open(counting(32, 1), good, core::as_bytes("a"))), ErrorCode::wrong_key);
}

TEST(Seal, RefusesShortInput) {
  EXPECT_EQ(code_of(seal(counting(31), {}, {})), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(open(counting(31), counting(60), {})), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(open(counting(32), counting(39), {})), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(open(counting(32), {}, {})), ErrorCode::wrong_key);
}

TEST(Sign, CoversDomainAndMessage) {
  const SigningKey key = *SigningKey::generate();
  const SigningKey other = *SigningKey::generate();
  const core::Bytes message = counting(10);
  Signature signature = *sign(key, "clearway/test", message);
  EXPECT_TRUE(verify(key.verify, "clearway/test", message, signature));
  EXPECT_FALSE(verify(key.verify, "clearway/tesu", message, signature));
  EXPECT_FALSE(verify(key.verify, "clearway/test", counting(11), signature));
  EXPECT_FALSE(verify(other.verify, "clearway/test", message, signature));
  signature[0] ^= 1;
  EXPECT_FALSE(verify(key.verify, "clearway/test", message, signature));
}

TEST(Sign, SeparatesDomainFromMessage) {
  const SigningKey key = *SigningKey::generate();
  const Signature signature = *sign(key, "ab", core::as_bytes("c"));
  EXPECT_FALSE(verify(key.verify, "a", core::as_bytes("bc"), signature));
}

TEST(Sign, HasAKnownSignature) {
  const SigningKey key = *SigningKey::from_seed(counting(32));
  EXPECT_EQ(core::to_hex(key.verify),
            "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
  EXPECT_EQ(core::to_hex(*sign(key, "clearway/test", core::as_bytes("message"))),
            "5f4a485f32911252658f6bcea6438108538df5a83a9e20be2c97826d5e19c44d"
            "a36910d06b5c71e0e3eabe145805fa8cf1fff93cae179a87c23e43e793234209");
  EXPECT_EQ(code_of(SigningKey::from_seed(counting(31))), ErrorCode::invalid_input);
}

TEST(Box, OpensOnlyWithItsSecret) {
  const BoxKey key = *BoxKey::generate();
  const BoxKey other = *BoxKey::generate();
  core::Bytes sealed = *box_seal(key.public_key, counting(48));
  EXPECT_EQ(core::to_hex(box_open(key, sealed)->view()), core::to_hex(counting(48)));
  EXPECT_EQ(code_of(box_open(other, sealed)), ErrorCode::wrong_key);
  sealed.back() ^= 1;
  EXPECT_EQ(code_of(box_open(key, sealed)), ErrorCode::wrong_key);
  EXPECT_EQ(code_of(box_open(key, counting(47))), ErrorCode::wrong_key);
}

TEST(Box, ComesBackFromItsSecret) {
  const BoxKey key = *BoxKey::generate();
  EXPECT_EQ(BoxKey::from_secret(key.secret.view())->public_key, key.public_key);
  EXPECT_EQ(code_of(BoxKey::from_secret(counting(31))), ErrorCode::invalid_input);
}

TEST(Box, RefusesAPublicKeyThatIsNone) {
  EXPECT_EQ(code_of(box_seal(PublicKey{}, counting(4))), ErrorCode::invalid_input);
}

TEST(Stretch, IsPinned) {  // Argon2id, 64 MiB, t = 3, p = 1
  const auto salt = counting_array<16>();
  EXPECT_EQ(core::to_hex(stretch(Stretch::v1, core::as_bytes("test secret"), salt)->view()),
            "b709691b54b345542e6a9aaf230903b54df86c282cbc1ac27db6896206b35fc3");
}

}  // namespace
}  // namespace clearway::keys
