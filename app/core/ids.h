// Identifiers that cannot be mixed up: each tag makes its own type, so a RecordId passed
// where an EntryId is wanted does not compile. 16 random bytes unless said otherwise.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <string>
#include <string_view>

#include "app/core/bytes.h"

namespace clearway::core {

template <class Tag>
struct Id {
  std::array<Byte, 16> bytes{};
  friend auto operator<=>(const Id&, const Id&) = default;
  ByteView view() const { return bytes; }
  std::string hex() const { return to_hex(bytes); }

  // Errors: invalid_input unless there are exactly 16 bytes.
  static Result<Id> from(ByteView source) {
    Id id;
    if (source.size() != id.bytes.size()) return fail(ErrorCode::invalid_input, "core.id");
    std::ranges::copy(source, id.bytes.begin());
    return id;
  }
  static Result<Id> from_hex_text(std::string_view text) {
    const auto bytes = from_hex(text);
    if (bytes && bytes->size() == Id{}.bytes.size()) return from(*bytes);
    return fail(ErrorCode::invalid_input, "core.id", "an id is 32 hex digits");
  }
};

using RecordId = Id<struct RecordTag>;  // one person's file
using ChangeId = Id<struct ChangeTag>;  // one step of one actor
using EntryId = Id<struct EntryTag>;    // one sealed visit
using WrapId = Id<struct WrapTag>;      // one way to open a record
using VisitId = Id<struct VisitTag>;    // one stay at the kiosk; never leaves it
using DeviceId = Id<struct DeviceTag>;  // one enrolled machine
using SiteId = Id<struct SiteTag>;      // one place that staff belong to
using CenterId = Id<struct CenterTag>;  // one central server's store, across restores

using Hash = std::array<Byte, 32>;  // BLAKE2b-256

}  // namespace clearway::core
