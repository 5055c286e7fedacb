// A center in a scratch folder, without a network.
#pragma once

#include <gmock/gmock.h>

#include "sync/central/operator.h"
#include "sync/entry/receipt.h"
#include "tests/support/temp_dir.h"
#include "tests/sync/central/device.h"

namespace clearway::central {

using core::ErrorCode;
using entry::PushStatus;

inline constexpr core::UnixTime kNow = 1'790'000'000;

class CenterTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(keys::start());
    ASSERT_TRUE(init(dir_.path(), "https://127.0.0.1:8443", core::to_hex(test_root().verify)));
    reopen();
    enroll(kiosk_);
    enroll(desk_);
  }
  void reopen() {
    center_.reset();
    center_.emplace(open_center(dir_.path()).value());
  }
  void enroll(const TestDevice& device) {
    const auto code = center_->invite(kNow, 3600).value();
    const auto reply = center_->enroll(device.fingerprint(), device.enrollment(code), kNow);
    ASSERT_TRUE(reply) << core::describe(reply.error());
  }

  entry::PushReply push(const TestDevice& from, std::vector<entry::PushItem> items,
                        std::vector<core::Bytes> wraps = {}) {
    auto reply = center_->push(from.fingerprint(), {0, std::move(items), std::move(wraps)}, kNow);
    EXPECT_TRUE(reply);
    return reply ? *reply : entry::PushReply{};
  }
  entry::PushResult push_one(const TestDevice& from, const entry::PushItem& item) {
    const auto reply = push(from, {item});
    EXPECT_EQ(reply.results.size(), 1U);
    return reply.results.empty() ? entry::PushResult{} : reply.results[0];
  }
  static std::vector<PushStatus> statuses(const entry::PushReply& reply) {
    std::vector<PushStatus> all;
    for (const auto& result : reply.results) all.push_back(result.status);
    return all;
  }
  entry::PullReply pull(const TestDevice& to, const std::string& cursor = "",
                        std::uint32_t limit = 64) {
    const auto reply = center_->pull(to.fingerprint(), {cursor, limit});
    EXPECT_TRUE(reply);
    return reply ? *reply : entry::PullReply{};
  }
  std::vector<core::Bytes> pulled_entries(const TestDevice& to) {
    std::vector<core::Bytes> all;
    for (const auto& item : pull(to).items)
      if (!item.entry.empty()) all.push_back(item.entry);
    return all;
  }
  keys::VerifyKey receipt_key() const {
    const auto seed = support::read_file(dir_ / "receipt.seed");
    return keys::SigningKey::from_seed(core::as_bytes(seed)).value().verify;
  }
  // A receipt for exactly this item, signed by this center.
  bool good_receipt(const entry::PushResult& result, const entry::PushItem& item) const {
    const auto receipt = entry::decode_receipt(result.receipt);
    const auto link = entry::decode_link(item.link).value();
    return receipt && entry::verify(*receipt, receipt_key()) && receipt->entry == link.entry &&
           receipt->sequence == link.sequence && receipt->device == link.device &&
           receipt->device_epoch == link.device_epoch;
  }

  support::TempDir dir_;
  std::optional<Center> center_;
  TestDevice kiosk_{"kiosk-1"};
  TestDevice desk_{"desk-1"};
};

}  // namespace clearway::central
