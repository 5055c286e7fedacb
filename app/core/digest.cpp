#include "app/core/digest.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace clearway::core {

Digest sha256(ByteView bytes) {
  Digest digest{};
  unsigned int size = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  // Only a broken OpenSSL gets here, and then no digest may be taken for a real one.
  if (done != 1 || size != digest.size()) std::abort();
  return digest;
}

}  // namespace clearway::core
