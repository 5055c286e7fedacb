#include "sync/client/backoff.h"

#include <algorithm>

namespace clearway::client {

std::chrono::milliseconds backoff(int failures, double random) {
  using std::chrono::milliseconds;
  constexpr milliseconds kFirst = std::chrono::seconds(2);
  constexpr milliseconds kLongest = std::chrono::minutes(15);
  constexpr int kDoublings = 9;  // 2 s doubled nine times is past the longest
  const int doublings = std::clamp(failures - 1, 0, kDoublings);
  const milliseconds step = std::min(kFirst * (1 << doublings), kLongest);
  const double share = 0.5 + std::clamp(random, 0.0, 1.0) / 2;
  return milliseconds(static_cast<std::int64_t>(static_cast<double>(step.count()) * share));
}

}  // namespace clearway::client
