// Secret bytes in guarded, locked memory (sodium_malloc), wiped when they go.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "app/core/bytes.h"

namespace clearway::keys {

// Call once at program start: libsodium, no core dumps, no ptrace by other users.
// Errors: internal when libsodium cannot start.
core::Result<> start();

class Secret {
 public:
  static core::Result<Secret> of_size(std::size_t size);  // zeros; internal if memory can't be had
  static core::Result<Secret> random(std::size_t size);
  static core::Result<Secret> copy(core::ByteView bytes);  // the caller wipes its own copy
  // What is moved from is empty.
  Secret(Secret&&) noexcept = default;
  Secret& operator=(Secret&&) noexcept = default;

  std::span<core::Byte> bytes() { return {data_.get(), size()}; }
  core::ByteView view() const { return {data_.get(), size()}; }
  core::Result<Secret> clone() const { return copy(view()); }

 private:
  struct Wipe {
    std::size_t size = 0;
    void operator()(core::Byte* data) const noexcept;
  };
  Secret(core::Byte* data, std::size_t size) : data_(data, Wipe{size}) {}
  std::size_t size() const { return data_ ? data_.get_deleter().size : 0; }
  std::unique_ptr<core::Byte, Wipe> data_;
};

void wipe(std::span<core::Byte> bytes);
void wipe(std::string& text);  // its whole capacity; leaves it empty

void fill_random(std::span<core::Byte> bytes);
template <class IdType>
IdType random_id() {
  IdType id;
  fill_random(id.bytes);
  return id;
}

}  // namespace clearway::keys
