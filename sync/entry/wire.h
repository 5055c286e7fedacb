// What crosses the wire at /v1/: plain structs here, protobuf (wire.proto) on the inside.
//
//   POST /v1/enroll   EnrollRequest -> EnrollReply     one-time code; TLS without client cert
//   POST /v1/push     PushRequest   -> PushReply       client certificate = the device
//   POST /v1/pull     PullRequest   -> PullReply
//   GET  /v1/health   -> {"status":"ok", …} JSON
//
// Bodies are application/x-protobuf. Links, entries, wraps, erasures, receipts and statements
// travel as their own encoded bytes, so that nobody between re-encodes what was signed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/core/ids.h"

namespace clearway::entry {

inline constexpr std::size_t kMaxBatch = 32;                        // entries in one push
inline constexpr std::size_t kMaxWraps = 256;                       // wraps in one push
inline constexpr std::size_t kMaxErasures = 256;                    // erasures in one push
inline constexpr std::size_t kMaxPull = 256;                        // items in one pull
inline constexpr std::size_t kMaxSigners = 256;                     // statements in one pull
inline constexpr std::size_t kMaxStaffList = std::size_t{2} << 20;  // bytes of a signed list
inline constexpr std::size_t kMaxBody = std::size_t{16} << 20;      // bytes of one request

struct EnrollRequest {
  std::string code;    // one-time, from `clearway-central invite`
  core::Bytes device;  // signed DeviceKey statement
};
struct EnrollReply {
  core::CenterId center;
  std::uint32_t server_epoch = 1;
};

struct PushItem {
  core::Bytes link;   // 160 bytes
  core::Bytes entry;  // empty: offered by hash only, the center may ask for it
  // With an empty entry: nobody can be asked for it, its bytes went when this record was erased
  // or forgotten. Then also the receipt it had, if it had one.
  core::RecordId erased = {};
  core::Bytes receipt = {};
};
struct ErasureOffer {
  core::Bytes erasure = {};  // 109 bytes
  // The root's statement on the device that signed it, for whoever does not know that device.
  // Empty in a push: it is the sender's own.
  core::Bytes signer = {};
};
struct PushRequest {
  std::uint32_t seen_server_epoch = 0;
  std::vector<PushItem> items;
  std::vector<core::Bytes> wraps;
  std::vector<ErasureOffer> erasures = {};  // taken before the items
};

enum class PushStatus { stored = 1, duplicate, missing_blobs, conflict, held, quarantined };
struct PushResult {
  std::uint64_t sequence = 0;
  core::Hash entry{};
  PushStatus status = PushStatus::held;
  std::string reason;   // for an operator; of a closed list
  core::Bytes receipt;  // with stored and duplicate
};
struct PushReply {
  core::CenterId center;
  std::uint32_t server_epoch = 1;
  std::uint64_t high_water = 0;  // highest sequence with nothing missing before it
  std::vector<PushResult> results;
  std::vector<core::WrapId> stored_wraps;
  std::vector<core::Bytes> erasure_receipts = {};  // of those that are in force
};

// A commit-ordered feed: the cursor is opaque to the device and never `id > last`. It leaves out
// what the device itself sent, unless the pull began with this cursor: from the start, everything.
inline constexpr std::string_view kEverything = "all";
struct PullRequest {
  std::string cursor;  // empty: from the start
  std::uint32_t limit = 64;
  std::uint64_t staff_version = 0;  // of the staff list that is in force on the device
};
struct PullItem {
  core::Bytes entry;  // one of the two is empty, or both with a destroyed wrap or an erasure
  core::Bytes wrap;
  core::WrapId destroyed_wrap;  // all zeros unless a wrap was replaced
  ErasureOffer erasure = {};    // with its signer
};
struct PullReply {
  std::uint32_t server_epoch = 1;
  std::vector<PullItem> items;
  std::string next_cursor;
  bool more = false;
  // The newest list of the device's site that was published, as the root signed it; empty unless
  // it is newer than the device's.
  core::Bytes staff_list = {};
  // The root's statements on the devices that signed these wraps, of each of their epochs: nobody
  // else knows them all, and a wrap that no device of the root's signed is nobody's.
  std::vector<core::Bytes> signers = {};
};

core::Bytes encode(const EnrollRequest& message);
core::Bytes encode(const EnrollReply& message);
core::Bytes encode(const PushRequest& message);
core::Bytes encode(const PushReply& message);
core::Bytes encode(const PullRequest& message);
core::Bytes encode(const PullReply& message);
// For bytes from anywhere. Errors: corrupt, also past the limits above, for ids and hashes of
// another size, for links and erasures of another size, and for an entry longer than kMaxEntry.
core::Result<EnrollRequest> decode_enroll_request(core::ByteView bytes);
core::Result<EnrollReply> decode_enroll_reply(core::ByteView bytes);
core::Result<PushRequest> decode_push_request(core::ByteView bytes);
core::Result<PushReply> decode_push_reply(core::ByteView bytes);
core::Result<PullRequest> decode_pull_request(core::ByteView bytes);
core::Result<PullReply> decode_pull_reply(core::ByteView bytes);

}  // namespace clearway::entry
