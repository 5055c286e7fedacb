#include "sync/entry/wire.h"

#include <random>

#include "sync/entry/entry.h"
#include "sync/entry/erasure.h"
#include "sync/entry/link.h"
#include "tests/support/golden.h"
#include "tests/support/temp_dir.h"
#include "tests/sync/entry/support.h"

namespace clearway::entry {
namespace {

using test::golden;

using core::Bytes;
using core::ErrorCode;

EnrollRequest enroll_request() { return {"TEST-CODE", counting(50)}; }
EnrollReply enroll_reply() { return {fixed_id<core::CenterId>(0x20), 3}; }
PushRequest push_request() {
  return {2, {{counting(kLinkSize), counting(70)}, {counting(kLinkSize, 9), {}}}, {counting(30)}};
}
PushReply push_reply() {
  PushReply reply;
  reply.center = fixed_id<core::CenterId>(0x20);
  reply.server_epoch = 4;
  reply.high_water = 1000;
  reply.results = {{999, counting_array<32>(1), PushStatus::stored, "", counting(40)},
                   {1001, counting_array<32>(2), PushStatus::quarantined, "bad_link", {}}};
  reply.stored_wraps = {fixed_id<core::WrapId>(0x30)};
  return reply;
}
PullRequest pull_request() { return {std::string("\0\xff cursor", 9), 10}; }
PullReply pull_reply() {
  PullReply reply;
  reply.server_epoch = 5;
  reply.items = {
      {counting(60), {}, {}}, {{}, counting(20), {}}, {{}, {}, fixed_id<core::WrapId>(0x30)}};
  reply.next_cursor = std::string("\x01\x80", 2);
  reply.more = true;
  return reply;
}

// Each with an erasure in it.
PushRequest erasing_request() {
  return {2,
          {{counting(kLinkSize), {}, fixed_id<core::RecordId>(0x60)}},
          {},
          {{counting(kErasureSize), {}}, {counting(kErasureSize, 3), counting(40)}}};
}
PushReply erasing_reply() {
  PushReply reply;
  reply.center = fixed_id<core::CenterId>(0x20);
  reply.erasure_receipts = {counting(kErasureReceiptSize)};
  return reply;
}
PullReply erasing_pull() {
  PullReply reply;
  reply.items = {{{}, {}, {}, {counting(kErasureSize), counting(40)}}};
  reply.next_cursor = "x";
  return reply;
}

template <class Message, class Decode>
void expect_known(const char* name, const Message& message, Decode decode) {
  SCOPED_TRACE(name);
  const Bytes made = encode(message);
  const Bytes kept = golden(std::string("wire_") + name, made);
  EXPECT_EQ(core::to_hex(made), core::to_hex(kept));
  const auto back = decode(kept);
  ASSERT_TRUE(back);
  EXPECT_EQ(core::to_hex(encode(*back)), core::to_hex(kept));
}

TEST(Wire, MessagesHaveKnownBytes) {
  expect_known("enroll_request", enroll_request(), decode_enroll_request);
  expect_known("enroll_reply", enroll_reply(), decode_enroll_reply);
  expect_known("push_request", push_request(), decode_push_request);
  expect_known("push_reply", push_reply(), decode_push_reply);
  expect_known("pull_request", pull_request(), decode_pull_request);
  expect_known("pull_reply", pull_reply(), decode_pull_reply);
  expect_known("erasing_request", erasing_request(), decode_push_request);
  expect_known("erasing_reply", erasing_reply(), decode_push_reply);
  expect_known("erasing_pull", erasing_pull(), decode_pull_reply);
}

TEST(Wire, ErasuresComeBackAsTheyWere) {
  const PushRequest request = *decode_push_request(encode(erasing_request()));
  EXPECT_EQ(request.items.at(0).erased, fixed_id<core::RecordId>(0x60));
  ASSERT_EQ(request.erasures.size(), 2U);
  EXPECT_EQ(request.erasures[0].erasure, counting(kErasureSize));
  EXPECT_TRUE(request.erasures[0].signer.empty());
  EXPECT_EQ(request.erasures[1].signer, counting(40));
  EXPECT_EQ(decode_push_reply(encode(erasing_reply()))->erasure_receipts,
            erasing_reply().erasure_receipts);
  const PullReply pull = *decode_pull_reply(encode(erasing_pull()));
  EXPECT_EQ(pull.items.at(0).erasure.erasure, counting(kErasureSize));
  EXPECT_EQ(pull.items.at(0).erasure.signer, counting(40));
}

TEST(Wire, RefusesErasuresThatBreakALimit) {
  const auto refused = [](auto change) {
    PushRequest request = erasing_request();
    change(request);
    EXPECT_EQ(code_of(decode_push_request(encode(request))), ErrorCode::corrupt);
  };
  refused([](PushRequest& r) { r.erasures.resize(kMaxErasures + 1, r.erasures[0]); });
  refused([](PushRequest& r) { r.erasures[0].erasure.pop_back(); });
  refused([](PushRequest& r) { r.erasures[0].signer.resize(4097); });
  PushReply reply = erasing_reply();
  reply.erasure_receipts[0].pop_back();
  EXPECT_EQ(code_of(decode_push_reply(encode(reply))), ErrorCode::corrupt);
  PullReply pull = erasing_pull();
  pull.items[0].erasure.erasure.pop_back();
  EXPECT_EQ(code_of(decode_pull_reply(encode(pull))), ErrorCode::corrupt);
}

TEST(Wire, PushComesBackAsItWas) {
  const PushRequest request = *decode_push_request(encode(push_request()));
  EXPECT_EQ(request.seen_server_epoch, 2U);
  ASSERT_EQ(request.items.size(), 2U);
  EXPECT_EQ(request.items[0].link, counting(kLinkSize));
  EXPECT_EQ(request.items[0].entry, counting(70));
  EXPECT_TRUE(request.items[1].entry.empty());
  EXPECT_EQ(request.wraps, std::vector<Bytes>{counting(30)});

  const PushReply reply = *decode_push_reply(encode(push_reply()));
  EXPECT_EQ(reply.center, fixed_id<core::CenterId>(0x20));
  EXPECT_EQ(reply.server_epoch, 4U);
  EXPECT_EQ(reply.high_water, 1000U);
  ASSERT_EQ(reply.results.size(), 2U);
  EXPECT_EQ(reply.results[0].sequence, 999U);
  EXPECT_EQ(reply.results[0].entry, counting_array<32>(1));
  EXPECT_EQ(reply.results[0].receipt, counting(40));
  EXPECT_EQ(reply.results[1].status, PushStatus::quarantined);
  EXPECT_EQ(reply.results[1].reason, "bad_link");
  EXPECT_EQ(reply.stored_wraps, std::vector{fixed_id<core::WrapId>(0x30)});
}

TEST(Wire, PullComesBackAsItWas) {
  const PullRequest request = *decode_pull_request(encode(pull_request()));
  EXPECT_EQ(request.cursor, pull_request().cursor);
  EXPECT_EQ(request.limit, 10U);
  const PullReply reply = *decode_pull_reply(encode(pull_reply()));
  EXPECT_EQ(reply.server_epoch, 5U);
  ASSERT_EQ(reply.items.size(), 3U);
  EXPECT_EQ(reply.items[0].entry, counting(60));
  EXPECT_EQ(reply.items[1].wrap, counting(20));
  EXPECT_EQ(reply.items[1].destroyed_wrap, core::WrapId{});
  EXPECT_EQ(reply.items[2].destroyed_wrap, fixed_id<core::WrapId>(0x30));
  EXPECT_EQ(reply.next_cursor, pull_reply().next_cursor);
  EXPECT_TRUE(reply.more);
  EXPECT_TRUE(reply.staff_list.empty());
}

TEST(Wire, AStaffListComesWithAPull) {
  PullRequest request = pull_request();
  request.staff_version = 12;
  EXPECT_EQ(decode_pull_request(encode(request))->staff_version, 12U);
  PullReply reply = pull_reply();
  reply.staff_list = counting(200);
  EXPECT_EQ(decode_pull_reply(encode(reply))->staff_list, counting(200));
  reply.staff_list.resize(kMaxStaffList + 1);
  EXPECT_EQ(code_of(decode_pull_reply(encode(reply))), ErrorCode::corrupt);
}

TEST(Wire, APullSaysWhoSignedItsWraps) {
  PullReply reply = pull_reply();
  reply.signers = {counting(200), counting(90, 3)};
  EXPECT_EQ(decode_pull_reply(encode(reply))->signers, reply.signers);
  reply.signers[1].resize(4097);
  EXPECT_EQ(code_of(decode_pull_reply(encode(reply))), ErrorCode::corrupt);
  reply.signers.assign(kMaxSigners + 1, counting(9));
  EXPECT_EQ(code_of(decode_pull_reply(encode(reply))), ErrorCode::corrupt);
}

TEST(Wire, RefusesPushesThatBreakALimit) {
  const auto refused = [](auto change) {
    PushRequest request = push_request();
    change(request);
    EXPECT_EQ(code_of(decode_push_request(encode(request))), ErrorCode::corrupt);
  };
  refused([](PushRequest& r) { r.items.resize(kMaxBatch + 1, r.items[0]); });
  refused([](PushRequest& r) { r.wraps.resize(kMaxWraps + 1, r.wraps[0]); });
  refused([](PushRequest& r) { r.items[0].link.pop_back(); });
  refused([](PushRequest& r) { r.items[0].link.clear(); });
  refused([](PushRequest& r) { r.items[0].entry.resize(kMaxEntry + 1); });
  refused([](PushRequest& r) { r.wraps[0].clear(); });
  refused([](PushRequest& r) { r.wraps[0].resize(4097); });
  PushRequest full = push_request();
  full.items.resize(kMaxBatch, full.items[0]);
  EXPECT_TRUE(decode_push_request(encode(full)));
}

TEST(Wire, RefusesABodyPastItsLimit) {
  PushRequest request = push_request();
  request.items.assign(kMaxBatch, {counting(kLinkSize), Bytes(kMaxEntry)});
  const Bytes bytes = encode(request);
  ASSERT_GT(bytes.size(), kMaxBody);
  EXPECT_EQ(code_of(decode_push_request(bytes)), ErrorCode::corrupt);
}

TEST(Wire, RefusesRepliesThatMeanNothing) {
  PushReply push = push_reply();
  push.results[0].status = static_cast<PushStatus>(7);
  EXPECT_EQ(code_of(decode_push_reply(encode(push))), ErrorCode::corrupt);
  push = push_reply();
  push.results[0].reason = std::string(257, 'x');
  EXPECT_EQ(code_of(decode_push_reply(encode(push))), ErrorCode::corrupt);
  PullReply pull = pull_reply();
  pull.items[0].wrap = counting(3);  // an entry and a wrap in one
  EXPECT_EQ(code_of(decode_pull_reply(encode(pull))), ErrorCode::corrupt);
  // Found by fuzzing: an item that destroys the wrap named all zeros, which would destroy none.
  const std::string nobody =
      support::read_file(CLEARWAY_SOURCE_DIR "/tests/golden/fuzz/wire/destroys-no-wrap");
  ASSERT_EQ(nobody.size(), 116U);
  EXPECT_EQ(code_of(decode_pull_reply(core::as_bytes(nobody))), ErrorCode::corrupt);
  pull = pull_reply();
  pull.items.push_back({});
  EXPECT_EQ(code_of(decode_pull_reply(encode(pull))), ErrorCode::corrupt);
  pull = pull_reply();
  pull.items.resize(kMaxPull + 1, pull.items[0]);
  EXPECT_EQ(code_of(decode_pull_reply(encode(pull))), ErrorCode::corrupt);
}

// A bare replacement in the bytes: an id that is one byte short.
TEST(Wire, RefusesIdsOfAnotherSize) {
  Bytes reply = encode(enroll_reply());
  ASSERT_EQ(reply[0], 0x0a);  // field 1, its length, its bytes
  reply[1] = 15;
  reply.erase(reply.begin() + 2);
  EXPECT_EQ(code_of(decode_enroll_reply(reply)), ErrorCode::corrupt);
  EXPECT_EQ(code_of(decode_enroll_reply({})), ErrorCode::corrupt);
}

TEST(Wire, TakesAFieldOfALaterVersion) {
  Bytes request = encode(pull_request());
  request.insert(request.end(), {0xa0, 0x01, 0x05});  // 20 = 5
  EXPECT_EQ(decode_pull_request(request)->limit, 10U);
}

TEST(Wire, SurvivesDamage) {
  std::mt19937 random(7);
  const Bytes good[] = {encode(enroll_request()),  encode(push_request()),
                        encode(push_reply()),      encode(pull_reply()),
                        encode(erasing_request()), encode(erasing_reply()),
                        encode(erasing_pull())};
  for (int round = 0; round < 4000; ++round) {
    Bytes bad = good[random() % std::size(good)];
    for (int hits = 0; hits < 3; ++hits)
      bad[random() % bad.size()] = static_cast<core::Byte>(random());
    // Whatever is taken can be said again.
    const auto again = [&bad](auto decode) {
      const auto message = decode(bad);
      return !message || decode(encode(*message)).has_value();
    };
    ASSERT_TRUE(again(decode_enroll_request));
    ASSERT_TRUE(again(decode_push_request));
    ASSERT_TRUE(again(decode_push_reply));
    ASSERT_TRUE(again(decode_pull_reply));
  }
}

}  // namespace
}  // namespace clearway::entry
