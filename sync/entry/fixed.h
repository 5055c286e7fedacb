// Private to sync/entry: forms of a fixed size, little-endian, without protobuf. Each begins with
// four letters that name it and ends with a signature over everything before it.
#pragma once

#include <algorithm>
#include <array>

#include "app/keys/crypto.h"

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

inline core::Bytes begin_form(std::string_view magic, std::size_t size) {
  core::Bytes out;
  out.reserve(size);
  out.assign(magic.begin(), magic.end());
  return out;
}

// Stands behind the magic. Errors: corrupt for another size or another magic.
inline core::Result<FixedReader> read_form(core::ByteView bytes, std::string_view magic,
                                           std::size_t size, const char* where) {
  if (bytes.size() != size) return core::fail(core::ErrorCode::corrupt, where, "size");
  FixedReader reader(bytes);
  if (core::as_text(reader.next(magic.size())) != magic)
    return core::fail(core::ErrorCode::corrupt, where, "magic");
  return reader;
}

inline core::ByteView signed_part(const core::Bytes& form) {
  return core::ByteView(form).first(form.size() - sizeof(keys::Signature));
}

// The caller has checked that the fields are well formed.
template <class Form>
core::Result<Form> sign_form(const keys::SigningKey& key, std::string_view domain, Form form) {
  form.signature = TRY(keys::sign(key, domain, signed_part(encode(form))));
  return form;
}
template <class Form>
bool verify_form(const keys::VerifyKey& key, std::string_view domain, const Form& form) {
  return keys::verify(key, domain, signed_part(encode(form)), form.signature);
}

}  // namespace clearway::entry
