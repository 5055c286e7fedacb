#include "app/keys/certificate.h"

#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "tests/app/keys/support.h"

namespace clearway::keys {
namespace {

using core::ErrorCode;
using X509Ptr = std::unique_ptr<X509, decltype(&X509_free)>;

X509Ptr read(const std::string& pem) {
  BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  X509Ptr certificate(PEM_read_bio_X509(bio, nullptr, nullptr, nullptr), X509_free);
  BIO_free(bio);
  return certificate;
}

// Whether `certificate`, pinned as its own anchor, is good for this purpose at this time.
bool trusted(X509* certificate, int purpose, time_t when) {
  X509_STORE* store = X509_STORE_new();
  X509_STORE_add_cert(store, certificate);
  X509_STORE_CTX* context = X509_STORE_CTX_new();
  X509_STORE_CTX_init(context, store, certificate, nullptr);
  X509_STORE_CTX_set_purpose(context, purpose);
  X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context), when);
  const bool good = X509_verify_cert(context) == 1;
  X509_STORE_CTX_free(context);
  X509_STORE_free(store);
  return good;
}

TEST(Certificate, IsGoodForBothSidesWhateverTheClock) {
  const Certificate made = *make_certificate("clearway-central", "127.0.0.1");
  const X509Ptr certificate = read(made.certificate_pem);
  ASSERT_TRUE(certificate);
  for (const time_t when : {time_t{60}, time_t{1'800'000'000}, time_t{9'000'000'000}}) {
    SCOPED_TRACE(when);
    EXPECT_TRUE(trusted(certificate.get(), X509_PURPOSE_SSL_SERVER, when));
    EXPECT_TRUE(trusted(certificate.get(), X509_PURPOSE_SSL_CLIENT, when));
  }
}

TEST(Certificate, CarriesItsAddress) {
  const X509Ptr by_number = read(make_certificate("center", "127.0.0.1")->certificate_pem);
  EXPECT_EQ(X509_check_ip_asc(by_number.get(), "127.0.0.1", 0), 1);
  EXPECT_EQ(X509_check_ip_asc(by_number.get(), "127.0.0.2", 0), 0);
  const X509Ptr by_name = read(make_certificate("center", "center.example")->certificate_pem);
  EXPECT_EQ(X509_check_host(by_name.get(), "center.example", 0, 0, nullptr), 1);
  EXPECT_EQ(X509_check_host(by_name.get(), "other.example", 0, 0, nullptr), 0);
  const X509Ptr six = read(make_certificate("center", "::1")->certificate_pem);
  EXPECT_EQ(X509_check_ip_asc(six.get(), "::1", 0), 1);
}

TEST(Certificate, KeyBelongsToIt) {
  const Certificate made = *make_certificate("00112233445566778899aabbccddeeff", "");
  BIO* bio =
      BIO_new_mem_buf(made.private_key_pem.data(), static_cast<int>(made.private_key_pem.size()));
  EVP_PKEY* key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
  EXPECT_EQ(X509_check_private_key(read(made.certificate_pem).get(), key), 1);
  EVP_PKEY_free(key);
  BIO_free(bio);
}

TEST(Certificate, FingerprintsDifferAndStay) {
  const std::string first = make_certificate("a", "")->certificate_pem;
  const std::string second = make_certificate("a", "")->certificate_pem;
  EXPECT_EQ(*certificate_fingerprint(first), *certificate_fingerprint(first));
  EXPECT_NE(*certificate_fingerprint(first), *certificate_fingerprint(second));
  EXPECT_EQ(code_of(certificate_fingerprint("")), ErrorCode::corrupt);
  EXPECT_EQ(code_of(certificate_fingerprint("-----BEGIN CERTIFICATE-----\nAAAA\n")),
            ErrorCode::corrupt);
}

TEST(Certificate, RefusesNamesAndAddressesThatAreNone) {
  EXPECT_EQ(code_of(make_certificate("", "")), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(make_certificate(std::string(65, 'a'), "")), ErrorCode::invalid_input);
  EXPECT_EQ(code_of(make_certificate("a", "b,IP:1.2.3.4")), ErrorCode::invalid_input);
}

}  // namespace
}  // namespace clearway::keys
