// Enrollment, the feed, wraps, and what an operator does.
#include <random>
#include "sync/central/routes.h"

#include "tests/sync/central/fixture.h"

namespace clearway::central {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Enroll = CenterTest;
using Pull = CenterTest;
using Wraps = CenterTest;
using Operator = CenterTest;
using RoutesTest = CenterTest;

TEST_F(Enroll, ACodeIsForOneDeviceOnce) {
  const auto code = center_->invite(kNow, 3600).value();
  const TestDevice first("first"), second("second");
  ASSERT_TRUE(center_->enroll(first.fingerprint(), first.enrollment(code), kNow));
  const auto refused = center_->enroll(second.fingerprint(), second.enrollment(code), kNow);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::rejected);
  EXPECT_EQ(refused.error().detail, "code_used");
  EXPECT_FALSE(center_->admit(second.fingerprint()));
}

TEST_F(Enroll, TheSameDeviceMayAskAgainWhenItsAnswerWasLost) {
  const auto code = center_->invite(kNow, 3600).value();
  const TestDevice device("again");
  ASSERT_TRUE(center_->enroll(device.fingerprint(), device.enrollment(code), kNow));
  EXPECT_TRUE(center_->enroll(device.fingerprint(), device.enrollment(code), kNow + 9999));
  EXPECT_EQ(center_->store().epochs_of(device.id()).value().size(), 1U);
}

TEST_F(Enroll, RefusesWhatIsWrongByName) {
  const auto code = center_->invite(kNow, 3600).value();
  const TestDevice device("one"), other("other");
  auto forged = device.enrollment(code);
  forged.device.back() ^= 1;
  const struct {
    const char* word = "";
    core::Hash certificate{};
    entry::EnrollRequest request;
    core::UnixTime now = 0;
  } rows[] = {
      {"code_unknown", device.fingerprint(), device.enrollment("no code at all"), kNow},
      {"code_unknown", device.fingerprint(),
       device.enrollment(keys::new_return_code().value().text()), kNow},
      {"code_expired", device.fingerprint(), device.enrollment(code), kNow + 3600},
      {"statement_refused", device.fingerprint(), forged, kNow},
      {"certificate_differs", other.fingerprint(), device.enrollment(code), kNow},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.word);
    const auto reply = center_->enroll(row.certificate, row.request, row.now);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().detail, row.word);
  }
  // None of that used the code up.
  EXPECT_TRUE(center_->enroll(device.fingerprint(), device.enrollment(code), kNow));
}

TEST_F(Enroll, ANewEpochLeavesTheEarlierOneAtWorkUntilBothAreRevoked) {
  const auto before = kiosk_.next("before");
  push(kiosk_, {before});
  TestDevice renewed("kiosk-1", 2, kiosk_.id());
  enroll(renewed);
  // The other copy of the disk has files that must arrive as well.
  const auto other = kiosk_.next("other copy");
  EXPECT_EQ(push_one(kiosk_, other).status, entry::PushStatus::stored);
  EXPECT_THAT(pulled_entries(renewed), ElementsAre(before.entry, other.entry));
  // The same entry under a new link: one copy, a receipt of the new epoch.
  const auto relinked = renewed.chain(before.entry);
  EXPECT_TRUE(good_receipt(push_one(renewed, relinked), relinked));
  EXPECT_EQ(center_->store().counts().value().entries, 2);

  const auto code = center_->invite(kNow, 3600).value();
  const auto back = center_->enroll(kiosk_.fingerprint(), kiosk_.enrollment(code), kNow);
  EXPECT_EQ(back.error().detail, "epoch_not_new");

  ASSERT_TRUE(center_->revoke(kiosk_.id(), kNow));
  for (const auto* copy : {&kiosk_, &renewed})
    EXPECT_EQ(center_->admit(copy->fingerprint()).error().detail, "device_revoked");
  TestDevice again("kiosk-1", 3, kiosk_.id());
  enroll(again);
  EXPECT_TRUE(center_->admit(again.fingerprint()));
}

// What a copy of this device's disk goes on with.
entry::PushItem copied_disk(const TestDevice& device, std::uint64_t sequence,
                            const entry::PushItem& behind, const std::string& body) {
  const auto entry = device.seal(body);
  const auto previous = entry::hash_of(entry::decode_link(behind.link).value());
  return {entry::encode(device.signed_link({.device = device.id(),
                                            .device_epoch = device.epoch(),
                                            .sequence = sequence,
                                            .previous = previous,
                                            .entry = keys::hash(entry)})),
          entry};
}

TEST_F(Enroll, WhatStoodInAConflictArrivesUnderTheNextEpoch) {
  const auto before = kiosk_.next("before");
  push(kiosk_, {before, kiosk_.next("here")});
  const auto there = copied_disk(kiosk_, 2, before, "there");
  EXPECT_EQ(push_one(kiosk_, there).reason, "sequence_taken");
  EXPECT_EQ(push_one(kiosk_, copied_disk(kiosk_, 3, there, "behind")).reason, "previous_differs");
  EXPECT_EQ(center_->store().counts().value().set_aside, 2);
  TestDevice renewed("kiosk-1", 2, kiosk_.id());
  enroll(renewed);
  const auto relinked = renewed.chain(there.entry);
  EXPECT_TRUE(good_receipt(push_one(renewed, relinked), relinked));
  EXPECT_EQ(center_->store().counts().value().set_aside, 1) << "only the one that is not here yet";
  EXPECT_EQ(center_->store().counts().value().entries, 3);
}

TEST_F(Enroll, AWrapThatWasSignedAgainIsTheSameWrap) {
  const auto wrap = kiosk_.wrap();
  EXPECT_THAT(push(kiosk_, {}, {entry::encode(wrap)}).stored_wraps, ElementsAre(wrap.id));
  TestDevice renewed("kiosk-1", 2, kiosk_.id());
  enroll(renewed);
  const auto again = entry::sign_again(renewed.key(), wrap).value();
  EXPECT_NE(again.signature, wrap.signature);
  EXPECT_THAT(push(renewed, {}, {entry::encode(again)}).stored_wraps, ElementsAre(wrap.id));
  auto other = again;
  other.sealed.back() ^= 1;
  other = entry::sign_again(renewed.key(), other).value();
  EXPECT_THAT(push(renewed, {}, {entry::encode(other)}).stored_wraps, IsEmpty());
}

TEST_F(Pull, GivesOthersEntriesInCommitOrderAndNeverOnesOwn) {
  const auto one = kiosk_.next("one");
  const auto mine = desk_.next("mine");
  const auto two = kiosk_.next("two");
  push(kiosk_, {one});
  push(desk_, {mine});
  push(kiosk_, {two});
  EXPECT_THAT(pulled_entries(desk_), ElementsAre(one.entry, two.entry));
  EXPECT_THAT(pulled_entries(kiosk_), ElementsAre(mine.entry));
}

TEST_F(Pull, CursorGoesOnWhereItStopped) {
  for (int i = 0; i < 7; ++i) push(kiosk_, {kiosk_.next(std::to_string(i))});
  std::string cursor;
  std::size_t got = 0;
  int rounds = 0;
  for (bool more = true; more; ++rounds) {
    const auto reply = pull(desk_, cursor, 3);
    got += reply.items.size();
    more = reply.more;
    cursor = reply.next_cursor;
  }
  EXPECT_EQ(got, 7U);
  EXPECT_EQ(rounds, 3);
  EXPECT_TRUE(pull(desk_, cursor).items.empty());
  push(kiosk_, {kiosk_.next("new")});
  EXPECT_EQ(pull(desk_, cursor).items.size(), 1U);
}

TEST_F(Pull, ACursorOfAnotherHistoryStartsAgain) {
  push(kiosk_, {kiosk_.next("one")});
  const auto old = pull(desk_).next_cursor;
  EXPECT_TRUE(pull(desk_, old).items.empty());
  const auto epoch = center_->new_epoch(kNow).value();
  EXPECT_EQ(pull(desk_, old).items.size(), 1U);
  EXPECT_EQ(pull(desk_, old).server_epoch, epoch);
  EXPECT_EQ(pull(desk_, "nonsense").items.size(), 1U);
  EXPECT_GT(center_->new_epoch(kNow).value(), epoch) << "also within one second";
}

TEST_F(Pull, AReplyStaysWellUnderTheLimitOfABody) {
  std::mt19937 random(1);
  std::string noise(700'000, ' ');  // zstd must not shrink it
  for (int i = 0; i < 12; ++i) {
    for (auto& c : noise) c = static_cast<char>(random());
    push(kiosk_, {kiosk_.next(noise)});
  }
  std::size_t got = 0;
  std::string cursor;
  for (bool more = true; more;) {
    const auto reply = pull(desk_, cursor);
    EXPECT_LT(entry::encode(reply).size(), entry::kMaxBody);
    got += reply.items.size();
    cursor = reply.next_cursor;
    more = reply.more;
  }
  EXPECT_EQ(got, 12U);
}

TEST_F(Pull, ADeviceThatLostItsDiskGetsItsOwnBackUnderItsNewEpoch) {
  const auto one = kiosk_.next("one");
  push(kiosk_, {one});
  TestDevice renewed("kiosk-1", 2, kiosk_.id());
  enroll(renewed);
  EXPECT_THAT(pulled_entries(renewed), ElementsAre(one.entry));
}

TEST_F(Wraps, AreKeptOnceAndFed) {
  const auto wrap = kiosk_.wrap();
  for (int i = 0; i < 2; ++i)
    EXPECT_THAT(push(kiosk_, {}, {entry::encode(wrap)}).stored_wraps, ElementsAre(wrap.id));
  const auto items = pull(desk_).items;
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].wrap, entry::encode(wrap));
  EXPECT_EQ(pull(kiosk_).items.size(), 1U) << "a copy of its disk may have sent it";
}

TEST_F(Wraps, AForgedOrForeignOneIsNotKept) {
  auto forged = kiosk_.wrap();
  forged.sealed.back() ^= 1;
  const TestDevice stranger("stranger");
  const auto reply = push(kiosk_, {},
                          {entry::encode(forged), entry::encode(stranger.wrap()),
                           entry::encode(desk_.wrap()), core::Bytes{1, 2, 3}});
  EXPECT_TRUE(reply.stored_wraps.empty());
  EXPECT_EQ(center_->store().counts().value().wraps, 0);
}

TEST_F(Wraps, AReplacedOneIsDestroyedAndTheOthersAreTold) {
  const auto lost = kiosk_.code_wrap();
  push(kiosk_, {}, {entry::encode(lost)});
  const auto before = pull(desk_);
  const auto fresh = kiosk_.code_wrap(lost.id);
  push(kiosk_, {}, {entry::encode(fresh)});
  const auto after = pull(desk_, before.next_cursor).items;
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after[0].wrap, entry::encode(fresh));
  EXPECT_EQ(after[1].destroyed_wrap, lost.id);
  EXPECT_TRUE(center_->store().wrap(lost.id).value()->bytes.empty());
  // Who starts from the beginning never sees the destroyed bytes.
  for (const auto& item : pull(desk_).items) EXPECT_NE(item.wrap, entry::encode(lost));
  // Nor does it come back.
  EXPECT_THAT(push(kiosk_, {}, {entry::encode(lost)}).stored_wraps, ElementsAre(lost.id));
  EXPECT_TRUE(center_->store().wrap(lost.id).value()->bytes.empty());
}

TEST_F(Wraps, AReplacementMayArriveBeforeWhatItReplaces) {
  const auto lost = kiosk_.code_wrap();
  const auto fresh = kiosk_.code_wrap(lost.id);
  push(kiosk_, {}, {entry::encode(fresh), entry::encode(lost)});
  EXPECT_EQ(center_->store().counts().value().wraps, 1);
  EXPECT_TRUE(center_->store().wrap(lost.id).value()->bytes.empty());
}

TEST_F(Wraps, ACodeCannotTakeTheClinicsPlace) {
  const auto clinic = kiosk_.wrap();
  push(kiosk_, {}, {entry::encode(clinic), entry::encode(kiosk_.code_wrap(clinic.id))});
  EXPECT_FALSE(center_->store().wrap(clinic.id).value()->bytes.empty());
}

TEST_F(Operator, RevokingTakesEffectAtOnceAndNamesWhatNeverArrived) {
  std::vector<entry::PushItem> items;
  items.reserve(9);
  for (int i = 0; i < 9; ++i) items.push_back(kiosk_.next(std::to_string(i)));
  push(kiosk_, {items[0], items[1], items[3], items[8]});
  ASSERT_TRUE(center_->revoke(kiosk_.id(), kNow));
  const auto refused = center_->push(kiosk_.fingerprint(), {0, {items[2]}, {}}, kNow);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().detail, "device_revoked");
  EXPECT_FALSE(center_->pull(kiosk_.fingerprint(), {}));
  EXPECT_EQ(arrivals(center_->store(), kiosk_.id()).value(),
            "epoch 1: 2 arrived, last offered 9, never arrived 3-9\n");
  EXPECT_EQ(center_->store().counts().value().revoked, 1);
  EXPECT_EQ(center_->revoke(keys::random_id<core::DeviceId>(), kNow).error().code,
            ErrorCode::not_found);
}

TEST_F(Operator, DumpWritesTheSealedBytesByTheirHash) {
  const auto one = kiosk_.next("one");
  const auto wrap = entry::encode(kiosk_.wrap());
  push(kiosk_, {one}, {wrap});
  ASSERT_TRUE(dump(center_->store(), dir_ / "out"));
  const auto entry_file = dir_ / "out" / (core::to_hex(keys::hash(one.entry)) + ".entry");
  EXPECT_EQ(support::read_file(entry_file), core::as_text(one.entry));
  const auto opened =
      entry::open_entry(kiosk_.record_key(), core::as_bytes(support::read_file(entry_file)));
  EXPECT_EQ(core::as_text(opened.value().view()), "one");
  const auto wrap_file = dir_ / "out" / (core::to_hex(keys::hash(wrap)) + ".wrap");
  EXPECT_EQ(support::read_file(wrap_file), core::as_text(wrap));
}

TEST_F(Operator, PublishesAStaffListToTheMachinesOfItsSite) {
  const auto list_of = [](core::SiteId site, std::uint64_t version) {
    return entry::sign(test_root(), entry::StaffList{site, version, {}}).value();
  };
  const core::SiteId site{};  // of every TestDevice
  const auto ask = [&](std::uint64_t version) {
    return center_->pull(kiosk_.fingerprint(), {"", 64, version}).value().staff_list;
  };
  EXPECT_THAT(ask(0), IsEmpty());
  ASSERT_TRUE(center_->publish(list_of(keys::random_id<core::SiteId>(), 9)));
  EXPECT_THAT(ask(0), IsEmpty()) << "another site's";
  ASSERT_TRUE(center_->publish(list_of(site, 3)));
  EXPECT_EQ(ask(2), list_of(site, 3));
  EXPECT_THAT(ask(3), IsEmpty());
  EXPECT_TRUE(center_->publish(list_of(site, 3))) << "again";
  EXPECT_EQ(center_->publish(list_of(site, 2)).error().code, ErrorCode::rejected);
  auto forged = list_of(site, 4);
  forged.back() ^= 1;
  EXPECT_EQ(center_->publish(forged).error().code, ErrorCode::wrong_key);
  reopen();
  EXPECT_EQ(ask(2), list_of(site, 3));
}

TEST_F(Operator, InitRefusesASecondTimeAndABadAddress) {
  const auto root = core::to_hex(test_root().verify);
  EXPECT_EQ(init(dir_.path(), "https://127.0.0.1:8443", root).error().code,
            ErrorCode::invalid_input);
  for (const char* address :
       {"http://a:1", "https://a", "https://:1", "https://a:", "https://a:b", "https://a/b:1", ""})
    EXPECT_FALSE(init(dir_ / "fresh", address, root)) << address;
  EXPECT_FALSE(init(dir_ / "fresh", "https://a:1", "abcd"));
}

TEST_F(Operator, RequestFileNamesTheCenterForTheOrganization) {
  const auto text = support::read_file(dir_ / "center.request");
  EXPECT_THAT(text, HasSubstr("center=" + center_->store().info().value().center.hex() + "\n"));
  EXPECT_THAT(text, HasSubstr("address=https://127.0.0.1:8443\n"));
  EXPECT_THAT(text, HasSubstr("receipt_key=" + core::to_hex(receipt_key()) + "\n"));
  const auto pem = support::read_file(dir_ / "tls.pem");
  EXPECT_THAT(text, HasSubstr("certificate=" + core::to_hex(core::as_bytes(pem)) + "\n"));
}

TEST_F(RoutesTest, RefuseStrangersBeforeTheirBodyAndSayWhy) {
  const auto kiosk = kiosk_.fingerprint();
  const auto stranger = TestDevice("stranger").fingerprint();
  Routes routes(*std::move(center_), [] { return kNow; });
  const struct {
    const char* method = "";
    const char* target = "";
    std::optional<core::Hash> certificate;
    unsigned status = 0;
  } rows[] = {
      {"POST", "/v1/push", stranger, 403},
      {"POST", "/v1/pull", std::nullopt, 403},
      {"POST", "/v1/push", kiosk, 200},
      {"GET", "/v1/push", kiosk, 405},
      {"GET", "/", kiosk, 404},
      {"POST", "/v1/enroll", std::nullopt, 403},
      {"GET", "/v1/health", {}, 200},
      {"POST", "/v1/push?x", kiosk, 404},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(std::string(row.method) + " " + row.target);
    const Request request{row.method, row.target, row.certificate, {}};
    EXPECT_EQ(routes.handle(request).status, row.status);
    EXPECT_EQ(routes.refuse_early(request).has_value(), row.status != 200);
  }
  const Request garbage{"POST", "/v1/push", kiosk, core::Bytes(10, 0xff)};
  EXPECT_EQ(routes.handle(garbage).status, 400U);
  EXPECT_EQ(core::as_text(routes.handle(garbage).body), "unreadable");
}

}  // namespace
}  // namespace clearway::central
