#include "tests/support/stretches.h"

#include <dlfcn.h>
#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace {
std::vector<clearway::support::Stretching>& noted() {
  static std::vector<clearway::support::Stretching> all;
  return all;
}
}  // namespace

namespace clearway::support {
std::vector<Stretching> stretchings() { return std::exchange(noted(), {}); }
}  // namespace clearway::support

// The program's own definition is found before the library's, whose parameters these are.
// NOLINTNEXTLINE(readability-function-size)
extern "C" int crypto_pwhash(unsigned char* const out, unsigned long long out_size,
                             const char* const secret, unsigned long long secret_size,
                             const unsigned char* const salt, unsigned long long passes,
                             std::size_t memory, int algorithm) {
  using Call = decltype(&crypto_pwhash);
  static const auto kReal = reinterpret_cast<Call>(::dlsym(RTLD_NEXT, "crypto_pwhash"));
  if (kReal == nullptr) std::abort();
  noted().push_back({passes, memory, algorithm});
  // Other parameters still give another key.
  const std::size_t less = std::max(crypto_pwhash_memlimit_min(), memory / 1024);
  return kReal(out, out_size, secret, secret_size, salt, passes, less, algorithm);
}
