// What the center's store holds, as values.
#pragma once

#include <string>
#include <vector>

#include "app/core/date.h"
#include "app/core/ids.h"
#include "app/keys/crypto.h"

namespace clearway::central {

struct Info {
  core::CenterId center;
  std::uint32_t server_epoch = 1;
  std::string address;
  keys::VerifyKey root{};
};

struct Invite {
  core::UnixTime expires = 0;
  core::Bytes used_by;  // hash of the device statement; empty while unused
};

struct Device {
  core::DeviceId id;
  std::uint32_t epoch = 1;
  core::Hash certificate{};
  keys::VerifyKey key{};
  core::Bytes statement;  // as the root signed it
  std::uint64_t high_water = 0;
  core::UnixTime revoked = 0;  // not zero: it may no longer speak
  bool exchanged = false;      // it has pushed or pulled an entry or a wrap
  core::UnixTime enrolled = 0;
  core::UnixTime seen = 0;  // when it last pushed or pulled, to the minute; zero: never
};

enum class LinkState { stored = 1, held = 2 };
struct LinkRow {
  std::uint64_t sequence = 0;
  core::Hash hash{};
  core::Hash previous{};
  core::Hash entry{};
  core::Bytes link;
  LinkState state = LinkState::stored;
  core::UnixTime received = 0;
};

struct SetAside {
  std::uint64_t sequence = 0;  // 0: claims no place in the chain
  core::Hash item{};           // hash of what was offered
  core::Hash link_hash{};      // zeros unless the link itself verified
  std::string reason;
  core::Bytes link;  // both empty when read back: there may be many, and large
  core::Bytes entry;
  core::UnixTime received = 0;
};

struct WrapRow {
  core::RecordId record;
  std::int64_t recipient = 0;
  core::Bytes bytes;  // empty: replaced
};

struct ErasureRow {
  core::Bytes erasure;
  core::Bytes signer;  // the root's statement on the device that signed it
};

struct StaffRow {
  std::uint64_t version = 1;
  core::Bytes bytes;  // as the root signed it
};

enum class FeedKind { entry = 1, wrap = 2, destroyed = 3, erased = 4 };
struct FeedRow {
  std::uint64_t position = 0;
  FeedKind kind = FeedKind::entry;
  core::Bytes reference;  // entry hash, wrap id or record id
};

struct Counts {
  std::int64_t devices = 0, revoked = 0, entries = 0, held = 0, set_aside = 0, wraps = 0,
               erased = 0;
};

}  // namespace clearway::central
