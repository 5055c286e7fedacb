// What libsodium was asked to stretch: stretches.cpp stands in for crypto_pwhash in a test
// program and notes each call. So a test can say that a slip of the finger costs no try at a
// secret, and that nobody can talk us into cheaper tries. It then stretches in a thousandth of the
// memory: most of the time of these tests went there. keys_test, command_test and the end-to-end
// tests pay the full price.
#pragma once

#include <cstddef>
#include <vector>

namespace clearway::support {

struct Stretching {
  unsigned long long passes = 0;
  std::size_t memory = 0;  // bytes
  int algorithm = 0;
  friend bool operator==(const Stretching&, const Stretching&) = default;
};

std::vector<Stretching> stretchings();  // since the last time this was asked

}  // namespace clearway::support
