#include "sync/entry/wire.h"

#include "sync/entry/codec.h"
#include "sync/entry/entry.h"
#include "sync/entry/erasure.h"
#include "sync/entry/link.h"
#include "sync/entry/wire.pb.h"

namespace clearway::entry {
namespace {

using core::Bytes;
using core::ByteView;
using core::ErrorCode;
using core::fail;

constexpr std::size_t kMaxSmall = 4096;  // a wrap, a receipt, a statement about one device

template <class Field>
bool at_most(const Field& field, std::size_t size) {
  return static_cast<std::size_t>(field.size()) <= size;
}

tl::unexpected<core::Error> refused(const char* where) {
  return fail(ErrorCode::corrupt, where, "fields");
}

bool from_message(const wire::PushResult& message, PushResult& result) {
  result.sequence = message.sequence();
  result.status = static_cast<PushStatus>(message.status());
  result.reason = message.reason();
  result.receipt = copy_of(message.receipt());
  return message.status() >= static_cast<std::uint32_t>(PushStatus::stored) &&
         message.status() <= static_cast<std::uint32_t>(PushStatus::quarantined) &&
         is_text(message.reason()) && at_most(message.receipt(), kMaxSmall) &&
         take(message.entry(), result.entry);
}

void to_message(const ErasureOffer& offer, wire::ErasureOffer& message) {
  message.set_erasure(text_of(offer.erasure));
  if (!offer.signer.empty()) message.set_signer(text_of(offer.signer));
}

bool from_message(const wire::ErasureOffer& message, ErasureOffer& offer) {
  offer.erasure = copy_of(message.erasure());
  offer.signer = copy_of(message.signer());
  return offer.erasure.size() == kErasureSize && at_most(offer.signer, kMaxSmall);
}

bool from_message(const wire::PushItem& message, PushItem& item) {
  item.link = copy_of(message.link());
  item.entry = copy_of(message.entry());
  if (!message.erased().empty() && !take(message.erased(), item.erased)) return false;
  item.receipt = copy_of(message.receipt());
  return item.link.size() == kLinkSize && at_most(item.entry, kMaxEntry) &&
         at_most(item.receipt, kMaxSmall);
}

bool from_message(const wire::PullItem& message, PullItem& item) {
  item.entry = copy_of(message.entry());
  item.wrap = copy_of(message.wrap());
  const bool destroyed = !message.destroyed_wrap().empty();
  // No wrap is named all zeros: that is how an item says that it destroys none.
  if (destroyed && (!take(message.destroyed_wrap(), item.destroyed_wrap) ||
                    item.destroyed_wrap == core::WrapId{}))
    return false;
  if (message.has_erasure() && !from_message(message.erasure(), item.erasure)) return false;
  const bool both = !item.entry.empty() && !item.wrap.empty();
  const bool nothing =
      item.entry.empty() && item.wrap.empty() && !destroyed && !message.has_erasure();
  return !both && !nothing && at_most(item.entry, kMaxEntry) && at_most(item.wrap, kMaxSmall);
}

}  // namespace

Bytes encode(const EnrollRequest& message) {
  wire::EnrollRequest out;
  out.set_code(message.code);
  out.set_device(text_of(message.device));
  return bytes_of(out);
}

Bytes encode(const EnrollReply& message) {
  wire::EnrollReply out;
  out.set_center(text_of(message.center.view()));
  out.set_server_epoch(message.server_epoch);
  return bytes_of(out);
}

Bytes encode(const PushRequest& message) {
  wire::PushRequest out;
  out.set_seen_server_epoch(message.seen_server_epoch);
  for (const PushItem& item : message.items) {
    wire::PushItem& added = *out.add_items();
    added.set_link(text_of(item.link));
    added.set_entry(text_of(item.entry));
    if (item.erased != core::RecordId{}) added.set_erased(text_of(item.erased.view()));
    if (!item.receipt.empty()) added.set_receipt(text_of(item.receipt));
  }
  for (const Bytes& wrap : message.wraps) out.add_wraps(text_of(wrap));
  for (const ErasureOffer& offer : message.erasures) to_message(offer, *out.add_erasures());
  return bytes_of(out);
}

Bytes encode(const PushReply& message) {
  wire::PushReply out;
  out.set_center(text_of(message.center.view()));
  out.set_server_epoch(message.server_epoch);
  out.set_high_water(message.high_water);
  for (const PushResult& result : message.results) {
    wire::PushResult& added = *out.add_results();
    added.set_sequence(result.sequence);
    added.set_entry(text_of(result.entry));
    added.set_status(static_cast<std::uint32_t>(result.status));
    added.set_reason(result.reason);
    added.set_receipt(text_of(result.receipt));
  }
  for (const core::WrapId& id : message.stored_wraps) out.add_stored_wraps(text_of(id.view()));
  for (const Bytes& receipt : message.erasure_receipts) out.add_erasure_receipts(text_of(receipt));
  return bytes_of(out);
}

Bytes encode(const PullRequest& message) {
  wire::PullRequest out;
  out.set_cursor(message.cursor);
  out.set_limit(message.limit);
  out.set_staff_version(message.staff_version);
  return bytes_of(out);
}

Bytes encode(const PullReply& message) {
  wire::PullReply out;
  out.set_server_epoch(message.server_epoch);
  for (const PullItem& item : message.items) {
    wire::PullItem& added = *out.add_items();
    added.set_entry(text_of(item.entry));
    added.set_wrap(text_of(item.wrap));
    if (item.destroyed_wrap != core::WrapId{})
      added.set_destroyed_wrap(text_of(item.destroyed_wrap.view()));
    if (!item.erasure.erasure.empty()) to_message(item.erasure, *added.mutable_erasure());
  }
  out.set_next_cursor(message.next_cursor);
  out.set_more(message.more);
  out.set_staff_list(text_of(message.staff_list));
  for (const Bytes& signer : message.signers) out.add_signers(text_of(signer));
  return bytes_of(out);
}

core::Result<EnrollRequest> decode_enroll_request(ByteView bytes) {
  const char* where = "entry.decode_enroll_request";
  const auto message = TRY(message_of<wire::EnrollRequest>(bytes, where));
  if (!is_text(message.code()) || !at_most(message.device(), kMaxSmall)) return refused(where);
  return EnrollRequest{message.code(), copy_of(message.device())};
}

core::Result<EnrollReply> decode_enroll_reply(ByteView bytes) {
  const char* where = "entry.decode_enroll_reply";
  const auto message = TRY(message_of<wire::EnrollReply>(bytes, where));
  EnrollReply out;
  out.server_epoch = message.server_epoch();
  if (!take(message.center(), out.center)) return refused(where);
  return out;
}

core::Result<PushRequest> decode_push_request(ByteView bytes) {
  const char* where = "entry.decode_push_request";
  const auto message = TRY(message_of<wire::PushRequest>(bytes, where));
  if (!at_most(message.items(), kMaxBatch) || !at_most(message.wraps(), kMaxWraps) ||
      !at_most(message.erasures(), kMaxErasures))
    return refused(where);
  PushRequest out;
  out.seen_server_epoch = message.seen_server_epoch();
  for (const wire::PushItem& item : message.items())
    if (!from_message(item, out.items.emplace_back())) return refused(where);
  for (const std::string& wrap : message.wraps()) {
    if (wrap.empty() || !at_most(wrap, kMaxSmall)) return refused(where);
    out.wraps.push_back(copy_of(wrap));
  }
  for (const wire::ErasureOffer& offer : message.erasures())
    if (!from_message(offer, out.erasures.emplace_back())) return refused(where);
  return out;
}

core::Result<PushReply> decode_push_reply(ByteView bytes) {
  const char* where = "entry.decode_push_reply";
  const auto message = TRY(message_of<wire::PushReply>(bytes, where));
  if (!at_most(message.results(), kMaxBatch) || !at_most(message.stored_wraps(), kMaxWraps) ||
      !at_most(message.erasure_receipts(), kMaxErasures))
    return refused(where);
  PushReply out;
  out.server_epoch = message.server_epoch();
  out.high_water = message.high_water();
  if (!take(message.center(), out.center)) return refused(where);
  for (const wire::PushResult& result : message.results())
    if (!from_message(result, out.results.emplace_back())) return refused(where);
  for (const std::string& id : message.stored_wraps())
    if (!take(id, out.stored_wraps.emplace_back())) return refused(where);
  for (const std::string& receipt : message.erasure_receipts()) {
    if (receipt.size() != kErasureReceiptSize) return refused(where);
    out.erasure_receipts.push_back(copy_of(receipt));
  }
  return out;
}

core::Result<PullRequest> decode_pull_request(ByteView bytes) {
  const char* where = "entry.decode_pull_request";
  const auto message = TRY(message_of<wire::PullRequest>(bytes, where));
  if (!at_most(message.cursor(), kMaxText)) return refused(where);
  return PullRequest{message.cursor(), message.limit(), message.staff_version()};
}

core::Result<PullReply> decode_pull_reply(ByteView bytes) {
  const char* where = "entry.decode_pull_reply";
  const auto message = TRY(message_of<wire::PullReply>(bytes, where));
  if (!at_most(message.items(), kMaxPull) || !at_most(message.next_cursor(), kMaxText) ||
      !at_most(message.staff_list(), kMaxStaffList) || !at_most(message.signers(), kMaxSigners))
    return refused(where);
  PullReply out;
  out.server_epoch = message.server_epoch();
  for (const wire::PullItem& item : message.items())
    if (!from_message(item, out.items.emplace_back())) return refused(where);
  out.next_cursor = message.next_cursor();
  out.more = message.more();
  out.staff_list = copy_of(message.staff_list());
  for (const std::string& signer : message.signers()) {
    if (!at_most(signer, kMaxSmall)) return refused(where);
    out.signers.push_back(copy_of(signer));
  }
  return out;
}

}  // namespace clearway::entry
