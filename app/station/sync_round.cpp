#include "app/station/sync_round.h"

#include <algorithm>
#include <limits>
#include <set>

#include "app/station/vouched.h"

namespace clearway::station {

using core::ErrorCode;

namespace {

// Well under kMaxBody: protobuf framing and the wraps come on top.
constexpr std::size_t kMostBytes = entry::kMaxBody / 2;

struct Offer {  // one entry in flight
  entry::Link link;
  core::EntryId id;
};

struct Batch {
  entry::PushRequest request;
  std::vector<Offer> offers;
  std::vector<core::WrapId> wraps;
  std::vector<entry::Erasure> erasures;
  bool empty() const { return offers.empty() && wraps.empty() && erasures.empty(); }
};

// The center's reason goes on an operator's screen: only plain words, and few of them.
std::string plain(std::string reason, entry::PushStatus status) {
  std::erase_if(reason, [](char c) {
    return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == ' ');
  });
  reason.resize(std::min<std::size_t>(reason.size(), 80));
  if (!reason.empty()) return reason;
  return status == entry::PushStatus::conflict ? "conflict" : "quarantined";
}

class Round {
 public:
  Round(const Ports& ports, const Line& line, const SyncTrust& trust, std::stop_token stop)
      : ports_(ports), line_(line), trust_(trust), stop_(std::move(stop)) {}

  core::Result<SyncResult> run() {
    result_.server_epoch = TRY(ports_.server_epoch());
    // A center restored from a backup shows itself in any reply. Then everything is offered
    // again; twice is enough, or it is not a center to talk to today.
    for (int tries = 0; tries < 3; ++tries) {
      epoch_changed_ = false;
      held_.clear();
      held_wraps_.clear();
      held_erasures_.clear();
      TRY(push_all());
      if (!epoch_changed_) TRY(pull_all());
      if (!epoch_changed_) TRY(push_held_erasures());
      if (!epoch_changed_) break;
    }
    result_.waiting = static_cast<int>(held_.size());
    return result_;
  }

 private:
  core::Result<> push_all() {
    while (!stop_.stop_requested() && !epoch_changed_) {
      const Batch batch = TRY(next_batch());
      if (batch.empty()) break;
      const auto reply = TRY(line_.push(batch.request, stop_));
      result_.pushed += static_cast<int>(batch.offers.size());
      TRY(keep_erasure_receipts(batch, reply));
      TRY(keep_answers(batch, reply));
      TRY(keep_wraps(batch, reply));
      TRY(note_epoch(reply.server_epoch));
    }
    return {};
  }

  // A center takes an erasure only from a device that has exchanged something with it: after
  // a restore that may have come about only now.
  core::Result<> push_held_erasures() {
    if (held_erasures_.empty()) return {};
    held_erasures_.clear();
    return push_all();
  }

  core::Result<Batch> next_batch() {
    Batch batch;
    batch.request.seen_server_epoch = result_.server_epoch;
    TRY(add_erasures(batch));
    std::size_t bytes = 0;
    for (auto& stored : TRY(ports_.waiting(entry::kMaxBatch + held_.size()))) {
      const auto link = TRY(entry::decode_link(stored.link));
      if (held_.contains(entry::hash_of(link))) continue;
      bytes += stored.entry.size() + stored.link.size();
      const bool full = batch.offers.size() == entry::kMaxBatch || bytes > kMostBytes;
      if (full && !batch.offers.empty()) break;
      batch.offers.push_back({link, stored.id});
      batch.request.items.push_back({std::move(stored.link), std::move(stored.entry),
                                     stored.erased.value_or(core::RecordId{}),
                                     std::move(stored.receipt)});
    }
    for (const auto& wrap : TRY(ports_.waiting_wraps(entry::kMaxBatch + held_wraps_.size()))) {
      if (held_wraps_.contains(wrap.id)) continue;
      if (batch.wraps.size() == entry::kMaxBatch) break;
      batch.wraps.push_back(wrap.id);
      batch.request.wraps.push_back(entry::encode(wrap));
    }
    return batch;
  }

  core::Result<> add_erasures(Batch& batch) {
    for (auto& held : TRY(ports_.waiting_erasures(entry::kMaxBatch + held_erasures_.size()))) {
      if (held_erasures_.contains(held.erasure.record)) continue;
      if (batch.erasures.size() == entry::kMaxBatch) break;
      batch.erasures.push_back(held.erasure);
      batch.request.erasures.push_back({entry::encode(held.erasure), std::move(held.signer)});
    }
    return {};
  }

  core::Result<> keep_erasure_receipts(const Batch& batch, const entry::PushReply& reply) {
    std::vector<entry::ErasureReceipt> receipts;
    for (const auto& bytes : reply.erasure_receipts) {
      const auto receipt = entry::decode_erasure_receipt(bytes);
      const bool good = receipt && receipt->center == trust_.center &&
                        entry::verify(*receipt, trust_.receipt_key);
      if (!good) ++result_.bad_receipts;
      if (good) receipts.push_back(*receipt);
    }
    for (const auto& erasure : batch.erasures) {
      const auto receipt = std::ranges::find_if(
          receipts, [&](const auto& each) { return entry::speaks_of(each, erasure); });
      if (receipt == receipts.end()) {
        held_erasures_.insert(erasure.record);
        continue;
      }
      TRY(ports_.keep_erasure_receipt(*receipt));
      ++result_.erasures;
    }
    return {};
  }

  core::Result<> keep_answers(const Batch& batch, const entry::PushReply& reply) {
    for (const auto& offer : batch.offers) {
      const auto answer = std::ranges::find_if(reply.results, [&](const entry::PushResult& each) {
        return each.sequence == offer.link.sequence && each.entry == offer.link.entry;
      });
      const bool settled = answer != reply.results.end() && TRY(settle(offer, *answer));
      if (!settled) held_.insert(entry::hash_of(offer.link));
    }
    return {};
  }

  // True when the entry no longer waits.
  core::Result<bool> settle(const Offer& offer, const entry::PushResult& answer) {
    switch (answer.status) {
      case entry::PushStatus::stored:
      case entry::PushStatus::duplicate: {
        const auto receipt = entry::decode_receipt(answer.receipt);
        if (!receipt || !good_receipt(*receipt, offer.link, trust_)) {
          ++result_.bad_receipts;
          return false;
        }
        TRY(ports_.keep_receipt(*receipt));
        ++result_.safe;
        return true;
      }
      case entry::PushStatus::conflict:
      case entry::PushStatus::quarantined:
        TRY(ports_.set_aside(offer.id, plain(answer.reason, answer.status)));
        ++result_.set_aside;
        return true;
      case entry::PushStatus::missing_blobs:
      case entry::PushStatus::held:
        return false;
    }
    return false;
  }

  core::Result<> keep_wraps(const Batch& batch, const entry::PushReply& reply) {
    std::vector<core::WrapId> stored;
    for (const auto& id : batch.wraps) {
      if (std::ranges::find(reply.stored_wraps, id) != reply.stored_wraps.end()) {
        stored.push_back(id);
      } else {
        held_wraps_.insert(id);
      }
    }
    if (stored.empty()) return {};
    result_.wraps += static_cast<int>(stored.size());
    return ports_.wraps_stored(stored);
  }

  core::Result<> pull_all() {
    entry::PullRequest request{TRY(ports_.begin_pull()), 64, TRY(ports_.staff_version())};
    while (!stop_.stop_requested()) {
      const auto reply = TRY(line_.pull(request, stop_));
      TRY(note_epoch(reply.server_epoch));
      if (epoch_changed_) return {};  // this cursor was of another history
      TRY(keep_items(reply));
      TRY(keep_staff_list(reply, request));
      if (!reply.more) return {};
      if (reply.next_cursor == request.cursor) {
        return core::fail(ErrorCode::corrupt, "station.pull", "the feed does not move on");
      }
      request.cursor = reply.next_cursor;
    }
    return {};
  }

  core::Result<> keep_staff_list(const entry::PullReply& reply, entry::PullRequest& request) {
    if (reply.staff_list.empty()) return {};
    ++(TRY(ports_.keep_staff_list(reply.staff_list)) ? result_.staff_lists : result_.unreadable);
    // Once in a round: what was not taken now is not taken a page later either.
    request.staff_version = std::numeric_limits<std::uint64_t>::max();
    return {};
  }

  core::Result<> keep_items(const entry::PullReply& reply) {
    std::vector<core::Bytes> entries;
    std::vector<entry::Wrap> wraps;
    std::vector<core::WrapId> destroyed;
    std::vector<vault::HeldErasure> erasures;
    const bool wraps_came = std::ranges::any_of(
        reply.items, [](const entry::PullItem& item) { return !item.wrap.empty(); });
    // Going on behind them would leave people's files here that nobody can open.
    if (wraps_came && reply.signers.empty())
      return core::fail(ErrorCode::rejected, "station.pull",
                        "the center does not say who signed what it hands on: it is older than "
                        "this machine, and must be updated first");
    const Signers signers(trust_.root, reply.signers);
    for (const auto& item : reply.items) {
      if (!item.erasure.erasure.empty()) {
        if (auto held = verified(trust_.root, item.erasure, reply.server_epoch)) {
          erasures.push_back(*std::move(held));
        } else {
          ++result_.unreadable;
        }
      }
      if (item.destroyed_wrap != core::WrapId{}) destroyed.push_back(item.destroyed_wrap);
      if (!item.entry.empty()) {
        if (entry::read_header(item.entry)) {
          entries.push_back(item.entry);
        } else {
          ++result_.unreadable;
        }
      }
      if (!item.wrap.empty()) {
        if (auto wrap = entry::decode_wrap(item.wrap); wrap && signers.vouch_for(*wrap)) {
          wraps.push_back(*std::move(wrap));
        } else {
          ++result_.unreadable;
        }
      }
    }
    result_.pulled += static_cast<int>(entries.size());
    result_.erased += static_cast<int>(erasures.size());
    return ports_.keep_pulled(entries, wraps, destroyed, reply.next_cursor, erasures);
  }

  core::Result<> note_epoch(std::uint32_t epoch) {
    if (epoch == result_.server_epoch) return {};
    const bool first = result_.server_epoch == 0;
    TRY(ports_.keep_server_epoch(trust_.center, epoch));
    result_.server_epoch = epoch;
    epoch_changed_ = !first;
    return {};
  }

  const Ports& ports_;
  const Line& line_;
  const SyncTrust& trust_;
  std::stop_token stop_;
  SyncResult result_;
  std::set<core::Hash> held_;  // offered in this round, not safe: by link hash
  std::set<core::WrapId> held_wraps_;
  std::set<core::RecordId> held_erasures_;  // offered in this round, not confirmed
  bool epoch_changed_ = false;
};

}  // namespace

bool good_receipt(const entry::Receipt& receipt, const entry::Link& link, const SyncTrust& trust) {
  return receipt.center == trust.center && receipt.device == trust.device &&
         link.device == trust.device && receipt.device_epoch == link.device_epoch &&
         receipt.sequence == link.sequence && receipt.entry == link.entry &&
         entry::verify(receipt, trust.receipt_key);
}

core::Result<SyncResult> sync_round(const Ports& ports, const Line& line, const SyncTrust& trust,
                                    std::stop_token stop) {
  return Round(ports, line, trust, std::move(stop)).run();
}

Line line_of(client::Client& client) {
  return {[&client](const entry::PushRequest& request, const std::stop_token& stop) {
            return client.push(request, stop);
          },
          [&client](const entry::PullRequest& request, const std::stop_token& stop) {
            return client.pull(request, stop);
          }};
}

}  // namespace clearway::station
