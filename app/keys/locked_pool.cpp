#include "app/keys/locked_pool.h"

#include <sodium.h>

#include <iterator>

namespace clearway::keys {

LockedPool::~LockedPool() {
  for (auto& [size, blocks] : blocks_)
    for (auto* block : blocks) sodium_free(block);
}

core::Byte* LockedPool::take_from(Blocks::iterator of_size) {
  auto* block = of_size->second.back();
  of_size->second.pop_back();
  if (of_size->second.empty()) blocks_.erase(of_size);
  --resting_;
  return block;
}

core::Byte* LockedPool::take(std::size_t size) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = blocks_.find(size);
    if (found != blocks_.end()) return take_from(found);
  }
  auto* block = static_cast<core::Byte*>(sodium_malloc(size));
  if (block != nullptr) sodium_memzero(block, size);
  return block;
}

void LockedPool::give_back(core::Byte* block, std::size_t size) noexcept {
  sodium_memzero(block, size);
  const std::lock_guard lock(mutex_);
  try {
    const bool largest_goes =
        resting_ == most_resting_ && resting_ > 0 && std::prev(blocks_.end())->first > size;
    if (largest_goes) sodium_free(take_from(std::prev(blocks_.end())));
    if (resting_ < most_resting_) {
      blocks_[size].push_back(block);
      ++resting_;
      return;
    }
  } catch (const std::exception&) {  // no memory for the list: then it does not rest
    std::erase_if(blocks_, [](const auto& each) { return each.second.empty(); });
  }
  sodium_free(block);
}

std::size_t LockedPool::resting() const {
  const std::lock_guard lock(mutex_);
  return resting_;
}

}  // namespace clearway::keys
