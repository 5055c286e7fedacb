// Private to sync/entry: forms of a fixed size, little-endian, without protobuf.
#pragma once

#include <algorithm>
#include <array>

#include "app/core/bytes.h"

namespace clearway::entry {

template <class Number>
void put(core::Bytes& out, Number value) {
  const auto bits = static_cast<std::uint64_t>(value);
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    out.push_back(static_cast<core::Byte>(bits >> (8 * i)));
}
template <std::size_t size>
void put(core::Bytes& out, const std::array<core::Byte, size>& bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

// Takes fixed parts off the front; the caller has checked the whole size.
class FixedReader {
 public:
  explicit FixedReader(core::ByteView bytes) : rest_(bytes) {}
  core::ByteView next(std::size_t size) {
    const core::ByteView part = rest_.first(size);
    rest_ = rest_.subspan(size);
    return part;
  }
  template <class Number>
  Number number() {
    std::uint64_t bits = 0;
    const core::ByteView part = next(sizeof(Number));
    for (std::size_t i = 0; i < sizeof(Number); ++i) bits |= std::uint64_t{part[i]} << (8 * i);
    return static_cast<Number>(bits);
  }
  template <std::size_t size>
  void into(std::array<core::Byte, size>& out) {
    std::ranges::copy(next(size), out.begin());
  }

 private:
  core::ByteView rest_;
};

}  // namespace clearway::entry
