// A self-signed TLS identity (ECDSA P-256), made with OpenSSL. The center knows a device,
// and a device the center, by the SHA-256 of the certificate.
#pragma once

#include <string>

#include "app/core/ids.h"
#include "app/keys/secret.h"

namespace clearway::keys {

struct Certificate {
  std::string certificate_pem;
  std::string private_key_pem;  // the caller keeps it sealed
  ~Certificate();               // wipes the private key
};
// Errors: invalid_input for a name outside 1 to 64 bytes or an address with odd characters.
// `name` is an address or a device id, never a person. `address` ("127.0.0.1" or a host
// name) goes into subjectAltName when not empty. Valid from 1970 so that a kiosk with a dead
// clock can connect; trust is the pin, not the date.
core::Result<Certificate> make_certificate(const std::string& name, const std::string& address);
core::Result<core::Hash> certificate_fingerprint(std::string_view pem);  // SHA-256 of the DER

}  // namespace clearway::keys
