// Locked memory that is used again: each block of sodium_malloc costs a dozen system calls, and a
// staff list opens thousands of keys.
//
// A block keeps its guard pages, its lock and its absence from core files while it rests here; it
// was wiped when it came back. Only a block of the very same size is handed out again, so that
// what runs past the end of a secret still hits its guard page. Where there is no more room, the
// largest goes: keys are small and come again, the bodies of entries are each of their own size.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <vector>

#include "app/core/bytes.h"

namespace clearway::keys {

class LockedPool {  // once libsodium has started
 public:
  explicit LockedPool(std::size_t most_resting) : most_resting_(most_resting) {}
  ~LockedPool();
  LockedPool(const LockedPool&) = delete;
  LockedPool& operator=(const LockedPool&) = delete;

  core::Byte* take(std::size_t size);  // zeros; null when no memory can be had
  void give_back(core::Byte* block, std::size_t size) noexcept;
  std::size_t resting() const;

 private:
  using Blocks = std::map<std::size_t, std::vector<core::Byte*>>;  // by size, none empty
  core::Byte* take_from(Blocks::iterator of_size);

  mutable std::mutex mutex_;
  std::size_t most_resting_;
  std::size_t resting_ = 0;
  Blocks blocks_;
};

}  // namespace clearway::keys
