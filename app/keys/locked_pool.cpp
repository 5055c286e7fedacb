#include "app/keys/locked_pool.h"

#include <sodium.h>

namespace clearway::keys {

LockedPool::~LockedPool() {
  for (auto& [size, blocks] : blocks_)
    for (auto* block : blocks) sodium_free(block);
}

core::Byte* LockedPool::take(std::size_t size) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = blocks_.find(size);
    if (found != blocks_.end() && !found->second.empty()) {
      auto* block = found->second.back();
      found->second.pop_back();
      --resting_;
      return block;
    }
  }
  auto* block = static_cast<core::Byte*>(sodium_malloc(size));
  if (block != nullptr) sodium_memzero(block, size);
  return block;
}

void LockedPool::give_back(core::Byte* block, std::size_t size) noexcept {
  sodium_memzero(block, size);
  try {
    const std::lock_guard lock(mutex_);
    if (resting_ < most_resting_) {
      blocks_[size].push_back(block);
      ++resting_;
      return;
    }
  } catch (const std::exception&) {  // no memory for the list: then it does not rest
  }
  sodium_free(block);
}

std::size_t LockedPool::resting() const {
  const std::lock_guard lock(mutex_);
  return resting_;
}

}  // namespace clearway::keys
