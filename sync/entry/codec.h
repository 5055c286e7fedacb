// Private to sync/entry: the small steps between our structs and protobuf messages.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "app/core/ids.h"
#include "sync/entry/wire.h"

namespace clearway::entry {

template <class Message>
core::Bytes bytes_of(const Message& message) {
  core::Bytes out(message.ByteSizeLong());
  message.SerializeWithCachedSizesToArray(out.data());
  return out;
}

template <class Message>
core::Result<Message> message_of(core::ByteView bytes, const char* where) {
  Message message;
  if (bytes.size() > kMaxBody) return core::fail(core::ErrorCode::corrupt, where, "too long");
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    return core::fail(core::ErrorCode::corrupt, where, "does not decode");
  return message;
}

inline std::string text_of(core::ByteView bytes) { return core::as_text(bytes); }
inline core::Bytes copy_of(std::string_view text) { return {text.begin(), text.end()}; }

inline constexpr std::size_t kMaxText = 256;  // a name, an address, a reason, a code
// UTF-8 of at most `size` bytes. Written out here because it goes into logs and JSON later.
[[nodiscard]] bool is_text(std::string_view bytes, std::size_t size = kMaxText);

template <std::size_t size>
[[nodiscard]] bool take(const std::string& from, std::array<core::Byte, size>& into) {
  if (from.size() != size) return false;
  std::ranges::copy(from, into.begin());
  return true;
}
template <class Tag>
[[nodiscard]] bool take(const std::string& from, core::Id<Tag>& into) {
  return take(from, into.bytes);
}

}  // namespace clearway::entry
