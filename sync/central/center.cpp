#include "sync/central/center.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include "app/keys/phrases.h"
#include "sync/central/chain.h"
#include "sync/central/erasures.h"
#include "sync/central/wraps.h"
#include "sync/entry/receipt.h"
#include "sync/entry/trust.h"

namespace clearway::central {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr std::size_t kMaxPullBytes = std::size_t{8} << 20;  // of one reply; half of kMaxBody
constexpr std::uint32_t kMaxPullItems = entry::kMaxPull;

tl::unexpected<core::Error> refuse(const char* word) {
  return fail(ErrorCode::rejected, "central.center", word);
}

core::Hash hash_of_code(const keys::ReturnCode& code) {
  return keys::hash(core::as_bytes("clearway/v1/invite " + code.locator + code.secret));
}

// "1.<center>.<server epoch>.<position>": a cursor of another center, or of the time before a
// restore, starts again from the beginning, which is slow and never wrong. One that asks for
// everything ends in kEverything until it has reached the end.
std::string cursor_text(const Info& info, std::uint64_t position) {
  return "1." + info.center.hex() + "." + std::to_string(info.server_epoch) + "." +
         std::to_string(position);
}

bool takes_everything(std::string& cursor) {
  if (!cursor.ends_with(entry::kEverything)) return false;
  cursor.resize(cursor.size() - entry::kEverything.size());
  return true;
}

std::uint64_t position_of(const Info& info, std::string_view cursor) {
  auto start = cursor_text(info, 0);
  start.pop_back();
  if (!cursor.starts_with(start)) return 0;
  cursor.remove_prefix(start.size());
  std::uint64_t position = 0;
  const auto parsed = std::from_chars(cursor.data(), cursor.data() + cursor.size(), position);
  return parsed.ec == std::errc() && parsed.ptr == cursor.data() + cursor.size() ? position : 0;
}

entry::Receipt receipt_for(const Info& info, const Device& device, const LinkRow& row,
                           const core::Hash& head) {
  entry::Receipt receipt;
  receipt.center = info.center;
  receipt.server_epoch = info.server_epoch;
  receipt.device = device.id;
  receipt.device_epoch = device.epoch;
  receipt.sequence = row.sequence;
  receipt.entry = row.entry;
  receipt.head = head;
  receipt.durability = entry::Durability::one_disk;
  receipt.received = row.received;
  return receipt;
}

entry::ErasureReceipt receipt_for(const Info& info, const entry::Erasure& erasure) {
  return {info.center, info.server_epoch, erasure.device, erasure.record, erasure.erased_at, {}};
}

// The root's statements on the device that signed the item's wrap, if the page does not have them
// yet; of each of its epochs, because a wrap outlives them.
Result<std::vector<core::Bytes>> new_signers(const Store& store, const entry::PullItem& item,
                                             std::set<core::DeviceId>& named) {
  std::vector<core::Bytes> statements;
  if (item.wrap.empty()) return statements;
  const auto device = TRY(entry::decode_wrap(item.wrap)).device;
  if (!named.insert(device).second) return statements;
  auto epochs = TRY(store.epochs_of(device));
  if (epochs.size() > entry::kMaxSigners)
    epochs.erase(epochs.begin(), epochs.end() - entry::kMaxSigners);
  for (auto& epoch : epochs) statements.push_back(std::move(epoch.statement));
  return statements;
}

// Nothing when the bytes are gone: a wrap that was replaced after it was announced, or what
// was erased.
Result<std::optional<entry::PullItem>> item_of(const Store& store, const FeedRow& row) {
  entry::PullItem item;
  if (row.kind == FeedKind::entry) {
    item.entry = TRY(store.entry_bytes(row.reference));
    if (item.entry.empty()) return std::optional<entry::PullItem>{};
    return std::optional(std::move(item));
  }
  if (row.kind == FeedKind::erased) {
    auto erased = TRY(store.erasure(TRY(core::RecordId::from(row.reference))));
    if (!erased) return core::fail(ErrorCode::corrupt, "central.feed", "no such erasure");
    item.erasure = {std::move(erased->erasure), std::move(erased->signer)};
    return std::optional(std::move(item));
  }
  const auto id = TRY(core::WrapId::from(row.reference));
  if (row.kind == FeedKind::destroyed) {
    item.destroyed_wrap = id;
    return std::optional(std::move(item));
  }
  auto wrap = TRY(store.wrap(id));
  if (!wrap || wrap->bytes.empty()) return std::optional<entry::PullItem>{};
  item.wrap = std::move(wrap->bytes);
  return std::optional(std::move(item));
}

}  // namespace

Result<Device> Center::admit(const core::Hash& certificate) const {
  auto device = TRY(store_.device_with(certificate));
  if (!device) return refuse("unknown_device");
  if (device->revoked != 0) return refuse("device_revoked");
  return *std::move(device);
}

Result<> Center::check_code(const core::Hash& code, const core::Hash& statement,
                            core::UnixTime now) const {
  const auto invite = TRY(store_.invite(code));
  if (!invite) return refuse("code_unknown");
  // The same device again: its first answer was lost on the way.
  if (std::ranges::equal(invite->used_by, statement)) return {};
  if (!invite->used_by.empty()) return refuse("code_used");
  if (now >= invite->expires) return refuse("code_expired");
  return {};
}

Result<entry::EnrollReply> Center::enroll(const core::Hash& certificate,
                                          const entry::EnrollRequest& request, core::UnixTime now) {
  const auto info = TRY(store_.info());
  const auto typed = keys::parse_return_code(request.code);
  if (!typed) return refuse("code_unknown");
  const auto code = hash_of_code(*typed);
  const auto statement_hash = keys::hash(request.device);
  auto transaction = TRY(store_.begin());
  TRY(check_code(code, statement_hash, now));
  const auto statement = entry::read_device(info.root, request.device);
  if (!statement) return refuse("statement_refused");
  if (statement->certificate != certificate) return refuse("certificate_differs");

  const auto known = TRY(store_.newest(statement->device));
  const bool again = known && known->statement == request.device;
  if (again && known->revoked != 0) return refuse("device_revoked");
  if (!again) {
    if (known && statement->epoch <= known->epoch) return refuse("epoch_not_new");
    // The earlier epochs go on: of a disk that was copied both copies may be at work, and each
    // has people's files that have to arrive. Only revoke() ends them.
    TRY(store_.add_device(transaction,
                          Device{.id = statement->device,
                                 .epoch = statement->epoch,
                                 .certificate = certificate,
                                 .key = statement->key,
                                 .statement = request.device},
                          now));
  }
  TRY(store_.use_invite(transaction, code, statement_hash));
  TRY(transaction.commit());
  return entry::EnrollReply{info.center, info.server_epoch};
}

Result<entry::PushReply> Center::push(const core::Hash& certificate,
                                      const entry::PushRequest& request, core::UnixTime now) {
  // The transaction first: a revocation that was committed before this is seen.
  auto transaction = TRY(store_.begin());
  const auto device = TRY(admit(certificate));
  const auto info = TRY(store_.info());
  // Erasures first: what else is offered may be of their records.
  const auto erased = TRY(take_erasures(store_, transaction, device, request.erasures, now));
  Chain chain(store_, transaction, device, receipt_key_.verify, now);
  for (const auto& item : request.items) TRY(chain.take(item));
  entry::PushReply reply;
  reply.center = info.center;
  reply.server_epoch = info.server_epoch;
  for (const auto& wrap : request.wraps)
    if (const auto id = TRY(take_wrap(store_, transaction, device, wrap)))
      reply.stored_wraps.push_back(*id);
  reply.high_water = TRY(chain.advance());
  const auto last = TRY(store_.last_stored(device));
  if (!device.exchanged && (last || !reply.stored_wraps.empty()))
    TRY(store_.set_exchanged(transaction, device));
  TRY(transaction.commit());
  if (!erased.empty()) swept_ = false;
  if (!swept_) swept_ = store_.sweep().value_or(false);

  for (const auto& erasure : erased)
    reply.erasure_receipts.push_back(
        entry::encode(TRY(entry::sign_erasure_receipt(receipt_key_, receipt_for(info, erasure)))));
  for (const auto& taken : chain.taken()) {
    auto result = taken.result;
    if (taken.row && last)
      result.receipt = entry::encode(TRY(
          entry::sign_receipt(receipt_key_, receipt_for(info, device, *taken.row, last->hash))));
    reply.results.push_back(std::move(result));
  }
  return reply;
}

Result<entry::PullReply> Center::pull(const core::Hash& certificate,
                                      const entry::PullRequest& request) {
  const auto device = TRY(admit(certificate));
  const auto info = TRY(store_.info());
  auto cursor = request.cursor;
  const bool everything = takes_everything(cursor);
  const auto start = position_of(info, cursor);
  // Read before the rows, so that a row committed in between is not skipped.
  const auto end = TRY(store_.feed_end());
  const auto limit = std::clamp<std::uint32_t>(request.limit, 1, kMaxPullItems);
  const auto rows = TRY(store_.read_feed(start, limit + 1, device, everything));

  entry::PullReply reply;
  reply.server_epoch = info.server_epoch;
  std::uint64_t position = start;
  std::size_t bytes = 0;
  std::size_t read = 0;
  std::set<core::DeviceId> named;
  for (; read < rows.size() && read < limit; ++read) {
    auto item = TRY(item_of(store_, rows[read]));
    if (item) {
      auto signers = TRY(new_signers(store_, *item, named));
      bytes += item->entry.size() + item->wrap.size();
      const bool full =
          bytes > kMaxPullBytes || reply.signers.size() + signers.size() > entry::kMaxSigners;
      if (full && !reply.items.empty()) break;
      reply.items.push_back(*std::move(item));
      std::ranges::move(signers, std::back_inserter(reply.signers));
    }
    position = rows[read].position;
  }
  reply.more = read < rows.size();
  if (!reply.more) position = std::max(position, end);
  reply.next_cursor = cursor_text(info, position);
  if (reply.more && everything) reply.next_cursor += entry::kEverything;
  const auto site = TRY(entry::read_device(info.root, device.statement)).site;
  if (auto list = TRY(store_.staff_list(site)); list && list->version > request.staff_version)
    reply.staff_list = std::move(list->bytes);
  if (!device.exchanged && (start > 0 || !reply.items.empty())) TRY(note_exchange(device));
  return reply;
}

Result<> Center::note_exchange(const Device& device) {
  auto transaction = TRY(store_.begin());
  TRY(store_.set_exchanged(transaction, device));
  return transaction.commit();
}

Result<> Center::note_seen(const core::Hash& certificate, core::UnixTime now) {
  constexpr core::UnixTime kMinute = 60;  // a round asks more than once, and one write is enough
  const auto device = TRY(admit(certificate));
  if (now >= device.seen && now - device.seen < kMinute) return {};
  auto transaction = TRY(store_.begin());
  TRY(store_.set_seen(transaction, device, now));
  return transaction.commit();
}

Result<entry::StaffList> Center::publish(const entry::Signed& list) {
  const auto info = TRY(store_.info());
  auto staff = TRY(entry::read_staff(info.root, list));
  auto transaction = TRY(store_.begin());
  if (const auto known = TRY(store_.staff_list(staff.site));
      known && known->version >= staff.version && known->bytes != list)
    return fail(ErrorCode::rejected, "central.publish",
                "not newer than list " + std::to_string(known->version) + " that is published");
  TRY(store_.put_staff_list(transaction, staff.site, {staff.version, list}));
  TRY(transaction.commit());
  return staff;
}

Result<std::string> Center::invite(core::UnixTime now, core::UnixTime lasts) {
  const auto code = TRY(keys::new_return_code());
  auto transaction = TRY(store_.begin());
  TRY(store_.add_invite(transaction, hash_of_code(code), now + lasts));
  TRY(transaction.commit());
  return code.text();
}

Result<> Center::revoke(core::DeviceId device, core::UnixTime now) {
  auto transaction = TRY(store_.begin());
  if (!TRY(store_.newest(device))) return fail(ErrorCode::not_found, "central.revoke", "device");
  TRY(store_.revoke(transaction, device, now));
  return transaction.commit();
}

Result<std::uint32_t> Center::new_epoch(core::UnixTime now) {
  auto transaction = TRY(store_.begin());
  const auto info = TRY(store_.info());
  const auto epoch = std::max(info.server_epoch + 1, static_cast<std::uint32_t>(now));
  TRY(store_.set_server_epoch(transaction, epoch));
  TRY(transaction.commit());
  return epoch;
}

}  // namespace clearway::central
