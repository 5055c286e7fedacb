// Fixed-width little-endian fields, for the byte formats of this folder.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>

#include "app/core/bytes.h"

namespace clearway::vault {

class ByteWriter {
 public:
  template <class Number>
  void number(Number value) {
    for (std::size_t i = 0; i < sizeof value; ++i)
      out_.push_back(static_cast<core::Byte>(static_cast<std::uint64_t>(value) >> (8 * i)));
  }
  void bytes(core::ByteView view) { out_.insert(out_.end(), view.begin(), view.end()); }
  void text(std::string_view view) { bytes(core::as_bytes(view)); }
  std::size_t size() const { return out_.size(); }
  core::Bytes take() { return std::move(out_); }

 private:
  core::Bytes out_;
};

// Reading past the end gives zeros and clears ok(); nothing is checked before the end.
class ByteReader {
 public:
  explicit ByteReader(core::ByteView in) : in_(in) {}
  template <class Number>
  Number number() {
    std::uint64_t value = 0;
    const auto from = view(sizeof(Number));
    for (std::size_t i = 0; i < from.size(); ++i) value |= std::uint64_t{from[i]} << (8 * i);
    return static_cast<Number>(value);
  }
  core::ByteView view(std::size_t size) {
    if (size > in_.size()) {
      ok_ = false;
      in_ = {};
      return {};
    }
    const auto front = in_.first(size);
    in_ = in_.subspan(size);
    return front;
  }
  template <std::size_t size>
  std::array<core::Byte, size> array() {
    std::array<core::Byte, size> out{};
    std::ranges::copy(view(size), out.begin());
    return out;
  }
  core::ByteView rest() const { return in_; }
  bool ok() const { return ok_; }

 private:
  core::ByteView in_;
  bool ok_ = true;
};

}  // namespace clearway::vault
