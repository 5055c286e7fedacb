// What becomes of each offered item.
#include <random>

#include "sync/central/chain.h"
#include "tests/sync/central/fixture.h"

namespace clearway::central {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Push = CenterTest;

TEST_F(Push, StoresAChainAndSignsEachReceipt) {
  const auto one = kiosk_.next("one");
  const auto two = kiosk_.next("two");
  const auto reply = push(kiosk_, {one, two});
  EXPECT_THAT(statuses(reply), ElementsAre(PushStatus::stored, PushStatus::stored));
  EXPECT_EQ(reply.high_water, 2U);
  EXPECT_TRUE(good_receipt(reply.results[0], one));
  EXPECT_TRUE(good_receipt(reply.results[1], two));
  const auto receipt = entry::decode_receipt(reply.results[0].receipt).value();
  EXPECT_EQ(receipt.head, entry::hash_of(entry::decode_link(two.link).value()));
  EXPECT_EQ(receipt.received, kNow);
}

TEST_F(Push, TwiceIsADuplicateWithAReceiptAndNothingDoubled) {
  const auto one = kiosk_.next("one");
  push(kiosk_, {one});
  const auto again = push(kiosk_, {one, one});
  EXPECT_THAT(statuses(again), ElementsAre(PushStatus::duplicate, PushStatus::duplicate));
  EXPECT_TRUE(good_receipt(again.results[0], one));
  EXPECT_EQ(center_->store().counts().value().entries, 1);
  EXPECT_EQ(pulled_entries(desk_).size(), 1U);
}

TEST_F(Push, SurvivesClosingTheStore) {
  const auto one = kiosk_.next("one");
  push(kiosk_, {one});
  reopen();
  EXPECT_EQ(push_one(kiosk_, one).status, PushStatus::duplicate);
  EXPECT_EQ(push_one(kiosk_, kiosk_.next("two")).status, PushStatus::stored);
}

TEST_F(Push, HoldsWhatCameBeforeItsPredecessorAndThenGivesTheReceipt) {
  const auto one = kiosk_.next("one");
  const auto two = kiosk_.next("two");
  const auto three = kiosk_.next("three");
  const auto early = push(kiosk_, {three, two});
  EXPECT_THAT(statuses(early), ElementsAre(PushStatus::held, PushStatus::held));
  EXPECT_TRUE(early.results[0].receipt.empty());
  EXPECT_EQ(early.high_water, 0U);
  EXPECT_TRUE(pulled_entries(desk_).empty());
  EXPECT_EQ(push_one(kiosk_, two).status, PushStatus::held);  // still

  const auto late = push(kiosk_, {one});
  EXPECT_THAT(statuses(late), ElementsAre(PushStatus::stored));
  EXPECT_EQ(late.high_water, 3U);
  EXPECT_THAT(pulled_entries(desk_), ElementsAre(one.entry, two.entry, three.entry));
  const auto again = push(kiosk_, {two, three});
  EXPECT_THAT(statuses(again), ElementsAre(PushStatus::duplicate, PushStatus::duplicate));
  EXPECT_TRUE(good_receipt(again.results[1], three));
}

TEST_F(Push, KeepsBothOfAConflictAndSetsTheSecondAside) {
  const auto one = kiosk_.next("one");
  push(kiosk_, {one});
  const auto other_entry = kiosk_.seal("another machine's");
  const auto link = kiosk_.signed_link({.device = kiosk_.id(),
                                        .device_epoch = 1,
                                        .sequence = 1,
                                        .previous = {},
                                        .entry = keys::hash(other_entry)});
  const auto result = push_one(kiosk_, {entry::encode(link), other_entry});
  EXPECT_EQ(result.status, PushStatus::conflict);
  EXPECT_EQ(result.reason, "sequence_taken");
  EXPECT_TRUE(result.receipt.empty());
  EXPECT_EQ(center_->store().counts().value().set_aside, 1);
  const auto kiosk = center_->admit(kiosk_.fingerprint()).value();
  const auto aside = center_->store().set_aside_at(kiosk, 1).value();
  ASSERT_EQ(aside.size(), 1U);
  EXPECT_EQ(center_->store().set_aside_entry(aside[0]).value(), other_entry);
  EXPECT_EQ(push_one(kiosk_, one).status, PushStatus::duplicate);

  // What that other machine chained to it does not go on either.
  const auto more = kiosk_.seal("more of the other machine");
  const auto second = kiosk_.signed_link({.device = kiosk_.id(),
                                          .device_epoch = 1,
                                          .sequence = 2,
                                          .previous = entry::hash_of(link),
                                          .entry = keys::hash(more)});
  EXPECT_EQ(push_one(kiosk_, {entry::encode(second), more}).reason, "previous_differs");
  EXPECT_EQ(push_one(kiosk_, kiosk_.next("two")).status, PushStatus::stored);
}

struct Poison {
  const char* reason;
  void (*spoil)(const TestDevice& device, entry::PushItem& item);
};

entry::Link link_of(const entry::PushItem& item) { return entry::decode_link(item.link).value(); }

const Poison kPoisons[] = {
    {"link_unreadable", [](const TestDevice&, entry::PushItem& item) { item.link[0] ^= 1; }},
    {"bad_signature", [](const TestDevice&, entry::PushItem& item) { item.link.back() ^= 1; }},
    {"hash_mismatch", [](const TestDevice&, entry::PushItem& item) { item.entry.back() ^= 1; }},
    {"entry_unreadable",
     [](const TestDevice& device, entry::PushItem& item) {
       item.entry = {1, 2, 3};
       auto link = link_of(item);
       link.entry = keys::hash(item.entry);
       item.link = entry::encode(device.signed_link(link));
     }},
    {"entry_too_large",
     [](const TestDevice& device, entry::PushItem& item) {
       item.entry.resize(entry::kMaxEntry + 1);
       auto link = link_of(item);
       link.entry = keys::hash(item.entry);
       item.link = entry::encode(device.signed_link(link));
     }},
};

TEST_F(Push, SetsAPoisonedItemAsideAndGoesOnBehindIt) {
  for (const auto& poison : kPoisons) {
    SCOPED_TRACE(poison.reason);
    TestDevice device("poisoned");
    enroll(device);
    const auto one = device.next("one");
    const auto good = device.next("two");
    const auto three = device.next("three");
    auto bad = good;
    poison.spoil(device, bad);
    const auto reply = push(device, {one, bad, three});
    ASSERT_EQ(reply.results.size(), 3U);
    EXPECT_EQ(reply.results[1].status, PushStatus::quarantined);
    EXPECT_EQ(reply.results[1].reason, poison.reason);
    EXPECT_EQ(reply.results[1].sequence, 2U);
    EXPECT_EQ(reply.high_water, 1U) << "what is missing is named, not skipped";
    const bool relinked = link_of(good).entry != keys::hash(bad.entry) && bad.link != good.link &&
                          bad.entry != good.entry;
    if (relinked) continue;  // three chains to the good link, which never existed for the center
    EXPECT_EQ(reply.results[2].status, PushStatus::stored);
    EXPECT_TRUE(good_receipt(reply.results[2], three));
    // The device reads its disk again, and this time it is right.
    EXPECT_EQ(push_one(device, good).status, PushStatus::stored);
    EXPECT_EQ(push(device, {three}).high_water, 3U);
  }
}

TEST_F(Push, GoesOnBehindAnEntryThatWasBadFromTheStart) {
  const auto one = kiosk_.chain({1, 2, 3});  // signed and all, and no entry
  const auto two = kiosk_.next("two");
  EXPECT_THAT(statuses(push(kiosk_, {one, two})),
              ElementsAre(PushStatus::quarantined, PushStatus::stored));
}

TEST_F(Push, ReleasesWhatWaitedBehindAPoisonedItem) {
  const auto one = kiosk_.chain({1, 2, 3});
  const auto two = kiosk_.next("two");
  EXPECT_EQ(push_one(kiosk_, two).status, PushStatus::held);
  EXPECT_EQ(push_one(kiosk_, one).status, PushStatus::quarantined);
  EXPECT_EQ(push_one(kiosk_, two).status, PushStatus::duplicate);
}

TEST_F(Push, RefusesAnotherDevicesLinkAndAnotherEpoch) {
  TestDevice stranger("stranger");
  const auto theirs = push_one(kiosk_, stranger.next("theirs"));
  EXPECT_EQ(theirs.status, PushStatus::quarantined);
  EXPECT_EQ(theirs.reason, "other_device");
  TestDevice later("kiosk-1", 2, kiosk_.id());
  EXPECT_EQ(push_one(kiosk_, later.next("later")).reason, "other_epoch");
  EXPECT_EQ(push_one(kiosk_, kiosk_.next("own")).status, PushStatus::stored);
}

TEST_F(Push, TakesAnAuditEntryLikeAnyOtherAndHandsItOn) {
  const auto about = kiosk_.chain(kiosk_.audit());
  const auto about_nothing = kiosk_.chain(kiosk_.audit(/*about_record=*/false));
  const auto reply = push(kiosk_, {about, about_nothing});
  EXPECT_THAT(statuses(reply), ElementsAre(PushStatus::stored, PushStatus::stored));
  EXPECT_TRUE(good_receipt(reply.results[1], about_nothing));
  EXPECT_THAT(pulled_entries(desk_), ElementsAre(about.entry, about_nothing.entry));
}

// What another device did only that device can say: its link is signed with its key.
TEST_F(Push, AForgedAuditEntryIsRefused) {
  const auto theirs = desk_.audit();
  entry::Link link{.device = desk_.id(), .entry = keys::hash(theirs)};
  link = kiosk_.signed_link(link);  // in its name, with another's key
  EXPECT_EQ(push_one(desk_, {entry::encode(link), theirs}).reason, "bad_signature");
  EXPECT_EQ(push_one(kiosk_, {entry::encode(link), theirs}).reason, "other_device");
  auto changed = kiosk_.chain(kiosk_.audit());
  changed.entry[47] = static_cast<core::Byte>(entry::AuditWho::person);
  EXPECT_EQ(push_one(kiosk_, changed).reason, "hash_mismatch");
  auto longer = kiosk_.audit();
  longer.push_back('x');  // somebody's words, say
  EXPECT_EQ(push_one(kiosk_, kiosk_.chain(longer)).reason, "entry_unreadable");
  EXPECT_THAT(pulled_entries(kiosk_), IsEmpty());
  EXPECT_THAT(pulled_entries(desk_), IsEmpty());
}

TEST_F(Push, AsksForBytesItDoesNotHaveAndOnlyThose) {
  const auto one = kiosk_.next("one");
  EXPECT_EQ(push_one(kiosk_, {one.link, {}}).status, PushStatus::missing_blobs);
  EXPECT_EQ(push_one(kiosk_, one).status, PushStatus::stored);
  const auto again = push_one(kiosk_, {one.link, {}});
  EXPECT_EQ(again.status, PushStatus::duplicate);
  EXPECT_TRUE(good_receipt(again, one));
}

TEST_F(Push, AFirstLinkMustNotClaimAPredecessor) {
  auto item = kiosk_.next("one");
  auto link = link_of(item);
  link.previous.fill(1);
  item.link = entry::encode(link);
  EXPECT_EQ(push_one(kiosk_, item).status, PushStatus::quarantined);
}

TEST_F(Push, ASequenceNumberPastWhatTheStoreCountsIsSetAside) {
  const auto bytes = kiosk_.seal("x");
  entry::Link link{.device = kiosk_.id(),
                   .device_epoch = 1,
                   .sequence = ~std::uint64_t{0},
                   .previous = keys::hash(bytes),
                   .entry = keys::hash(bytes)};
  const auto result = push_one(kiosk_, {entry::encode(kiosk_.signed_link(link)), bytes});
  EXPECT_EQ(result.status, PushStatus::quarantined);
  EXPECT_EQ(result.reason, "sequence_out_of_range");
  EXPECT_EQ(result.sequence, link.sequence);
}

// Any order, any repetition, any split into batches: the store ends the same.
TEST_F(Push, EveryInterleavingEndsWithTheSameStore) {
  std::mt19937 random(20261);
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(round);
    TestDevice device("shuffled");
    enroll(device);
    std::vector<entry::PushItem> items;
    items.reserve(6);
    for (int i = 0; i < 6; ++i) items.push_back(device.next(std::to_string(i)));
    auto offers = items;
    offers.insert(offers.end(), items.begin(), items.end());
    std::shuffle(offers.begin(), offers.end(), random);
    while (!offers.empty()) {
      const auto size = std::min<std::size_t>(offers.size(), 1 + random() % 4);
      push(device, {offers.end() - static_cast<std::ptrdiff_t>(size), offers.end()});
      offers.resize(offers.size() - size);
    }
    const auto last = push(device, items);
    EXPECT_EQ(last.high_water, 6U);
    for (std::size_t i = 0; i < items.size(); ++i) {
      EXPECT_EQ(last.results[i].status, PushStatus::duplicate);
      EXPECT_TRUE(good_receipt(last.results[i], items[i]));
    }
  }
  EXPECT_EQ(center_->store().counts().value().entries, 120);
  EXPECT_EQ(center_->store().counts().value().held, 0);
}

TEST_F(Push, QuarantineOfOneDeviceHasAnEnd) {
  std::vector<entry::PushItem> batch;
  TestDevice stranger("stranger");
  for (std::int64_t i = 0; i < kMaxSetAside + 1; ++i) batch.push_back(stranger.next("x"));
  const auto reply = push(kiosk_, batch);
  EXPECT_EQ(reply.results.back().reason, "quarantine_full");
  EXPECT_EQ(center_->store().counts().value().set_aside, kMaxSetAside);
  EXPECT_EQ(push_one(kiosk_, kiosk_.next("good")).status, PushStatus::stored);
}

}  // namespace
}  // namespace clearway::central
