#include "app/keys/certificate.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace clearway::keys {
namespace {

using core::ErrorCode;
using core::fail;

template <class T, void (*free_it)(T*)>
struct Freed {
  void operator()(T* what) const noexcept { free_it(what); }
};
struct FreeBio {
  void operator()(BIO* bio) const noexcept { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, Freed<X509, X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION, X509_EXTENSION_free>>;
using Octets = std::unique_ptr<ASN1_OCTET_STRING, Freed<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free>>;
using Bio = std::unique_ptr<BIO, FreeBio>;

tl::unexpected<core::Error> broken(const char* step) {
  ERR_clear_error();  // what OpenSSL queued would surprise the next caller
  return fail(ErrorCode::internal, "keys.certificate", step);
}

bool extend(X509* certificate, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool is_address(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == ':' || c == '-';
  });
}

bool name_it(X509* certificate, const std::string& name) {
  X509_NAME* subject = X509_get_subject_name(certificate);
  return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(name.data()),
                                    static_cast<int>(name.size()), -1, 0) == 1 &&
         X509_set_issuer_name(certificate, subject) == 1;
}

bool number_it(X509* certificate) {
  std::array<core::Byte, 16> serial{};
  fill_random(serial);
  serial[0] = static_cast<core::Byte>((serial[0] & 0x7fU) | 0x40U);  // positive, never short
  ASN1_INTEGER* number = X509_get_serialNumber(certificate);
  return ASN1_STRING_set(number, serial.data(), static_cast<int>(serial.size())) == 1;
}

bool date_it(X509* certificate) {
  return ASN1_TIME_set_string_X509(X509_getm_notBefore(certificate), "19700101000000Z") == 1 &&
         ASN1_TIME_set_string_X509(X509_getm_notAfter(certificate), "99991231235959Z") == 1;
}

bool describe_it(X509* certificate, const std::string& address) {
  if (!extend(certificate, NID_basic_constraints, "critical,CA:FALSE") ||
      !extend(certificate, NID_ext_key_usage, "serverAuth,clientAuth") ||
      !extend(certificate, NID_subject_key_identifier, "hash"))
    return false;
  if (address.empty()) return true;
  const bool numeric = Octets(a2i_IPADDRESS(address.c_str())) != nullptr;
  ERR_clear_error();
  return extend(certificate, NID_subject_alt_name, (numeric ? "IP:" : "DNS:") + address);
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  std::string text(data, static_cast<std::size_t>(size));
  OPENSSL_cleanse(data, static_cast<std::size_t>(size));
  return text;
}

}  // namespace

Certificate::~Certificate() { wipe(private_key_pem); }

core::Result<Certificate> make_certificate(const std::string& name, const std::string& address) {
  if (name.empty() || name.size() > 64)
    return fail(ErrorCode::invalid_input, "keys.certificate", "name of 1 to 64 bytes");
  if (!is_address(address))
    return fail(ErrorCode::invalid_input, "keys.certificate", "not an address");
  const Key key(EVP_EC_gen("P-256"));
  const X509Ptr certificate(X509_new());
  if (!key || !certificate) return broken("key");
  if (X509_set_version(certificate.get(), X509_VERSION_3) != 1 || !number_it(certificate.get()) ||
      !date_it(certificate.get()) || !name_it(certificate.get(), name) ||
      X509_set_pubkey(certificate.get(), key.get()) != 1)
    return broken("fields");
  if (!describe_it(certificate.get(), address)) return broken("extensions");
  if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0) return broken("signature");

  const Bio public_text(BIO_new(BIO_s_mem()));
  const Bio private_text(BIO_new(BIO_s_mem()));
  if (!public_text || !private_text ||
      PEM_write_bio_X509(public_text.get(), certificate.get()) != 1 ||
      PEM_write_bio_PrivateKey(private_text.get(), key.get(), nullptr, nullptr, 0, nullptr,
                               nullptr) != 1)
    return broken("pem");
  return Certificate{text_of(public_text.get()), text_of(private_text.get())};
}

core::Result<core::Hash> certificate_fingerprint(std::string_view pem) {
  if (pem.size() > std::size_t{1} << 20)
    return fail(ErrorCode::corrupt, "keys.certificate_fingerprint", "too long");
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const X509Ptr certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)
                                : nullptr);
  core::Hash digest;
  unsigned size = 0;
  if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1 ||
      size != digest.size()) {
    ERR_clear_error();
    return fail(ErrorCode::corrupt, "keys.certificate_fingerprint");
  }
  return digest;
}

}  // namespace clearway::keys
