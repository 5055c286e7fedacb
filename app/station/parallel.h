// The same work for many things that have nothing to do with each other, on the machine's cores.
// Private to this folder.
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace clearway::station {

// Calls work(0) … work(count - 1), each once and in no order, also on the calling thread, which
// calls `meanwhile` once before it helps; returns when all are done. Neither throws.
template <class Work, class Meanwhile>
void in_parallel(std::size_t count, const Work& work, const Meanwhile& meanwhile) {
  constexpr std::size_t kMostThreads = 4;
  constexpr std::size_t kWorthAThread = 16;
  std::atomic<std::size_t> next{0};
  const auto drain = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = std::min({kMostThreads, cores, count / kWorthAThread + 1});
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(drain);
  meanwhile();
  drain();
}

}  // namespace clearway::station
