// Withdrawn records at the center: what goes, what stays, who may.
#include <sqlite3.h>

#include <random>

#include "sync/entry/erasure.h"
#include "tests/sync/central/fixture.h"

namespace clearway::central {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Erase : public CenterTest {
 protected:
  static core::Bytes erasure_of(const TestDevice& device, core::RecordId record,
                                core::UnixTime at = kNow) {
    return entry::encode(
        entry::sign_erasure(device.key(), {device.id(), record, at, entry::AskedBy::person, {}})
            .value());
  }
  entry::PushReply push_erasures(const TestDevice& from, std::vector<entry::ErasureOffer> erasures,
                                 std::vector<entry::PushItem> items = {}) {
    entry::PushRequest request{0, std::move(items), {}};
    request.erasures = std::move(erasures);
    const auto reply = center_->push(from.fingerprint(), request, kNow);
    EXPECT_TRUE(reply);
    return reply ? *reply : entry::PushReply{};
  }
  entry::PushReply erase(const TestDevice& from, core::RecordId record) {
    return push_erasures(from, {{erasure_of(from, record), {}}});
  }
  std::vector<entry::ErasureOffer> pulled_erasures(const TestDevice& to,
                                                   const std::string& cursor = "") {
    std::vector<entry::ErasureOffer> all;
    for (const auto& item : pull(to, cursor, entry::kMaxPull).items)
      if (!item.erasure.erasure.empty()) all.push_back(item.erasure);
    return all;
  }
  Counts counts() { return center_->store().counts().value(); }
  // Whether the bytes stand anywhere in the store's files.
  bool on_disk(const core::Bytes& bytes) {
    const auto wanted = core::as_text(bytes);
    for (const char* name : {"center.db", "center.db-wal"})
      if (std::filesystem::exists(dir_ / name) &&
          support::read_file(dir_ / name).find(wanted) != std::string::npos)
        return true;
    return false;
  }
  // A piece that no other place of the store repeats, short enough to lie on one page.
  static core::Bytes middle(const core::Bytes& bytes) {
    return {bytes.begin() + 50, bytes.begin() + 90};
  }
};

TEST_F(Erase, DestroysBytesAndKeepsLinksAndHashes) {
  const auto one = kiosk_.next("one");
  const auto two = kiosk_.next("two");
  const auto wrap = entry::encode(kiosk_.wrap());
  push(kiosk_, {one, two}, {wrap});
  ASSERT_TRUE(on_disk(middle(one.entry)));
  ASSERT_TRUE(on_disk(middle(wrap)));

  const auto reply = erase(kiosk_, kiosk_.record());
  ASSERT_THAT(reply.erasure_receipts, SizeIs(1));
  const auto receipt = entry::decode_erasure_receipt(reply.erasure_receipts[0]).value();
  EXPECT_TRUE(entry::verify(receipt, receipt_key()));
  EXPECT_EQ(receipt.device, kiosk_.id());
  EXPECT_EQ(receipt.record, kiosk_.record());
  EXPECT_EQ(receipt.erased_at, kNow);
  EXPECT_EQ(receipt.server_epoch, 1U);

  for (const auto& bytes : {one.entry, two.entry, wrap}) EXPECT_FALSE(on_disk(middle(bytes)));
  EXPECT_EQ(counts().entries, 0);
  EXPECT_EQ(counts().wraps, 0);
  EXPECT_EQ(counts().erased, 1);
  const auto device = center_->admit(kiosk_.fingerprint()).value();
  EXPECT_EQ(center_->store().link_at(device, 2).value()->link, two.link);
  EXPECT_EQ(device.high_water, 2U);
}

TEST_F(Erase, AnswersTheSameBytesLikeADuplicateAndKeepsNothing) {
  const auto one = kiosk_.next("one");
  const auto wrap = kiosk_.wrap();
  push(kiosk_, {one}, {entry::encode(wrap)});
  erase(kiosk_, kiosk_.record());
  const auto again = push(kiosk_, {one}, {entry::encode(wrap)});
  EXPECT_THAT(statuses(again), ElementsAre(PushStatus::duplicate));
  EXPECT_TRUE(good_receipt(again.results[0], one));
  EXPECT_THAT(again.stored_wraps, ElementsAre(wrap.id));

  const auto theirs = desk_.chain(one.entry);  // from any device
  const auto other = push(desk_, {theirs, desk_.next("of another record")});
  EXPECT_THAT(statuses(other), ElementsAre(PushStatus::duplicate, PushStatus::stored));
  EXPECT_TRUE(good_receipt(other.results[0], theirs));
  EXPECT_EQ(counts().entries, 1);
  EXPECT_EQ(counts().wraps, 0);
  EXPECT_FALSE(on_disk(middle(one.entry)));
}

TEST_F(Erase, TwiceIsOnceAndEachGetsItsReceipt) {
  push(kiosk_, {kiosk_.next("one")});
  push(desk_, {desk_.next("its own")});
  EXPECT_THAT(erase(kiosk_, kiosk_.record()).erasure_receipts, SizeIs(1));
  EXPECT_THAT(erase(kiosk_, kiosk_.record()).erasure_receipts, SizeIs(1));
  const auto late = push_erasures(desk_, {{erasure_of(desk_, kiosk_.record(), kNow + 9), {}}});
  ASSERT_THAT(late.erasure_receipts, SizeIs(1));
  EXPECT_EQ(entry::decode_erasure_receipt(late.erasure_receipts[0])->device, desk_.id());
  EXPECT_EQ(counts().erased, 1);
  EXPECT_THAT(pulled_erasures(desk_), SizeIs(1));
}

TEST_F(Erase, BeforeTheEntryArrives) {
  erase(kiosk_, desk_.record());
  const auto reply = push(desk_, {desk_.next("late")}, {entry::encode(desk_.wrap())});
  EXPECT_THAT(statuses(reply), ElementsAre(PushStatus::duplicate));
  EXPECT_EQ(counts().entries, 0);
  EXPECT_EQ(counts().wraps, 0);
  EXPECT_THAT(pulled_entries(kiosk_), IsEmpty());
}

TEST_F(Erase, TheLinkOfAnEntryThatWasNeverSentHoldsUpNothing) {
  const auto one = kiosk_.next("never sent");
  const auto two = kiosk_.next("two");
  const entry::PushItem bare{one.link, {}, kiosk_.record()};
  EXPECT_EQ(push_one(kiosk_, bare).status, PushStatus::missing_blobs);  // not erased here
  const auto reply =
      push_erasures(kiosk_, {{erasure_of(kiosk_, kiosk_.record()), {}}}, {bare, two});
  EXPECT_THAT(statuses(reply), ElementsAre(PushStatus::duplicate, PushStatus::duplicate));
  EXPECT_TRUE(good_receipt(reply.results[0], one));
  EXPECT_EQ(reply.high_water, 2U);
}

TEST_F(Erase, WhatIsHeldOrSetAsideGoesToo) {
  const auto one = kiosk_.next("one");
  const auto held = kiosk_.next("held");
  push(kiosk_, {held});
  const auto other = kiosk_.seal("another machine's");
  const auto conflict = kiosk_.signed_link({.device = kiosk_.id(),
                                            .device_epoch = 1,
                                            .sequence = 2,
                                            .previous = keys::hash(other),
                                            .entry = keys::hash(other)});
  push(kiosk_, {{entry::encode(conflict), other}});
  ASSERT_EQ(counts().set_aside, 1);
  push(desk_, {desk_.next("its own")});
  erase(desk_, kiosk_.record());
  EXPECT_FALSE(on_disk(middle(held.entry)));
  EXPECT_FALSE(on_disk(middle(other)));
  // And what would be set aside later.
  auto third = conflict;
  third.previous[0] ^= 1;
  EXPECT_EQ(push_one(kiosk_, {entry::encode(kiosk_.signed_link(third)), other}).status,
            PushStatus::conflict);
  EXPECT_FALSE(on_disk(middle(other)));
  EXPECT_EQ(counts().set_aside, 2);
  const auto reply = push(kiosk_, {one, held});
  EXPECT_EQ(reply.high_water, 2U);
  EXPECT_THAT(pulled_entries(desk_), IsEmpty());
}

TEST_F(Erase, TheFeedHandsItToEveryDeviceWithTheRootsWordOnItsSigner) {
  push(kiosk_, {kiosk_.next("one")}, {entry::encode(kiosk_.wrap())});
  const auto before = pull(kiosk_).next_cursor;
  erase(kiosk_, kiosk_.record());
  for (const auto* to : {&desk_, &kiosk_}) {  // the one that asked too: it may be put back
    const auto erasures = pulled_erasures(*to, to == &kiosk_ ? before : "");
    ASSERT_THAT(erasures, SizeIs(1));
    EXPECT_EQ(erasures[0].erasure, erasure_of(kiosk_, kiosk_.record()));
    const auto signer = entry::read_device(test_root().verify, erasures[0].signer).value();
    EXPECT_EQ(signer.device, kiosk_.id());
    EXPECT_TRUE(entry::verify(entry::decode_erasure(erasures[0].erasure).value(), signer.key));
  }
  EXPECT_THAT(pull(desk_).items, SizeIs(1));
}

TEST_F(Erase, RefusesASignatureThatIsNotTheDevices) {
  push(kiosk_, {kiosk_.next("one")});
  TestDevice stranger("stranger");
  auto forged = erasure_of(kiosk_, kiosk_.record());
  forged.back() ^= 1;
  const auto foreign = erasure_of(stranger, kiosk_.record());
  entry::DeviceKey claimed;
  claimed.device = stranger.id();
  claimed.key = stranger.key().verify;
  const auto other_root = keys::SigningKey::generate().value();
  const auto fake = entry::sign(other_root, claimed).value();
  const auto reply = push_erasures(
      kiosk_, {{forged, {}}, {foreign, {}}, {foreign, fake}, {foreign, desk_.statement()}});
  EXPECT_THAT(reply.erasure_receipts, IsEmpty());
  EXPECT_EQ(counts().erased, 0);
  EXPECT_EQ(counts().entries, 1);
}

TEST_F(Erase, RefusesADeviceThatHasNeverExchangedAnything) {
  push(kiosk_, {kiosk_.next("one")});
  TestDevice fresh("fresh");
  enroll(fresh);
  EXPECT_THAT(erase(fresh, kiosk_.record()).erasure_receipts, IsEmpty());
  EXPECT_EQ(counts().entries, 1);
  pull(fresh);
  EXPECT_THAT(erase(fresh, kiosk_.record()).erasure_receipts, SizeIs(1));
  EXPECT_EQ(counts().entries, 0);
}

TEST_F(Erase, RefusesARevokedDevice) {
  push(kiosk_, {kiosk_.next("one")});
  ASSERT_TRUE(center_->revoke(kiosk_.id(), kNow));
  entry::PushRequest request{0, {}, {}};
  request.erasures = {{erasure_of(kiosk_, kiosk_.record()), {}}};
  EXPECT_EQ(center_->push(kiosk_.fingerprint(), request, kNow).error().detail, "device_revoked");
  EXPECT_EQ(counts().entries, 1);
}

// A center put back from before it knew the device that asked: another one tells it.
TEST_F(Erase, TakesWhatAnotherDeviceHandsOn) {
  push(kiosk_, {kiosk_.next("one")});
  pull(desk_);
  TestDevice gone("gone");
  const auto erasure = erasure_of(gone, kiosk_.record());
  EXPECT_THAT(push_erasures(desk_, {{erasure, {}}}).erasure_receipts, IsEmpty());
  const auto reply = push_erasures(desk_, {{erasure, gone.statement()}});
  ASSERT_THAT(reply.erasure_receipts, SizeIs(1));
  EXPECT_EQ(entry::decode_erasure_receipt(reply.erasure_receipts[0])->device, gone.id());
  EXPECT_EQ(counts().entries, 0);
  EXPECT_EQ(pulled_erasures(kiosk_).at(0).signer, gone.statement());
}

// A command beside the server reads while the record goes: the log is emptied later.
TEST_F(Erase, AReaderBesideItPutsTheSweepOff) {
  const auto one = kiosk_.next("one");
  push(kiosk_, {one});
  {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open((dir_ / "center.db").c_str(), &db), SQLITE_OK);
    sqlite3_exec(db, "BEGIN; SELECT count(*) FROM entries", nullptr, nullptr, nullptr);
    EXPECT_THAT(erase(kiosk_, kiosk_.record()).erasure_receipts, SizeIs(1));
    sqlite3_close(db);
  }
  push(desk_, {});
  EXPECT_FALSE(on_disk(middle(one.entry)));
}

// Entries, a wrap and the erasure in any order, any repetition, any split: the store ends the
// same, with the links and nothing else.
TEST_F(Erase, EveryInterleavingEndsWithTheSameStore) {
  std::mt19937 random(20262);
  push(desk_, {desk_.next("its own")});
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(round);
    TestDevice device("shuffled");
    enroll(device);
    std::vector<entry::PushItem> items;
    items.reserve(4);
    for (int i = 0; i < 4; ++i) items.push_back(device.next(std::to_string(i)));
    const auto wrap = entry::encode(device.wrap());
    std::vector<int> steps = {0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5};
    std::shuffle(steps.begin(), steps.end(), random);
    for (const int step : steps) {
      if (step < 4) push(device, {items[static_cast<std::size_t>(step)]});
      if (step == 4) push(device, {}, {wrap});
      if (step == 5) erase(desk_, device.record());
    }
    const auto last = push(device, items, {wrap});
    EXPECT_EQ(last.high_water, 4U);
    EXPECT_THAT(statuses(last), testing::Each(PushStatus::duplicate));
    for (std::size_t i = 0; i < items.size(); ++i)
      EXPECT_TRUE(good_receipt(last.results[i], items[i]));
    EXPECT_EQ(counts().entries, 1);
    EXPECT_EQ(counts().wraps, 0);
    EXPECT_EQ(counts().held, 0);
    EXPECT_EQ(counts().erased, round + 1);
  }
  EXPECT_THAT(pulled_erasures(kiosk_), SizeIs(20));
  EXPECT_THAT(pulled_entries(kiosk_), SizeIs(1));
}

TEST_F(Erase, SurvivesClosingTheStore) {
  const auto one = kiosk_.next("one");
  push(kiosk_, {one});
  erase(kiosk_, kiosk_.record());
  reopen();
  EXPECT_EQ(push_one(kiosk_, one).status, PushStatus::duplicate);
  EXPECT_EQ(counts().entries, 0);
  EXPECT_THAT(pulled_erasures(desk_), SizeIs(1));
}

TEST_F(Erase, AStoreOfTheFirstVersionIsBroughtUp) {
  const auto one = kiosk_.next("one");
  push(kiosk_, {one});
  center_.reset();
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open((dir_ / "center.db").c_str(), &db), SQLITE_OK);
  // A store as the first version made it, with the same rows.
  std::string sql =
      "DROP TABLE staff_lists; DROP TABLE erasures; ALTER TABLE devices DROP COLUMN exchanged;"
      " ALTER TABLE devices DROP COLUMN seen;"
      " DROP INDEX entries_by_record; DROP INDEX wraps_by_record;"
      " UPDATE meta SET value = '1' WHERE name = 'schema'";
  EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(db);
  sqlite3_close(db);
  reopen();
  EXPECT_EQ(push_one(kiosk_, one).status, PushStatus::duplicate);
  EXPECT_THAT(erase(kiosk_, kiosk_.record()).erasure_receipts, SizeIs(1));
  EXPECT_EQ(counts().entries, 0);
  EXPECT_THAT(erase(desk_, kiosk_.record()).erasure_receipts, SizeIs(1));
}

TEST_F(Erase, TakesTheRecordsAuditToo) {
  const auto opened = kiosk_.chain(kiosk_.audit());
  const auto signed_in = kiosk_.chain(kiosk_.audit(/*about_record=*/false));
  push(kiosk_, {kiosk_.next("one"), opened, signed_in});
  ASSERT_TRUE(on_disk(middle(opened.entry)));
  erase(kiosk_, kiosk_.record());
  EXPECT_FALSE(on_disk(middle(opened.entry)));
  EXPECT_THAT(pulled_entries(desk_), ElementsAre(signed_in.entry));
  EXPECT_THAT(statuses(push(kiosk_, {opened})), ElementsAre(PushStatus::duplicate));
  EXPECT_THAT(statuses(push(desk_, {desk_.chain(opened.entry)})),
              ElementsAre(PushStatus::duplicate));
  EXPECT_EQ(counts().entries, 1);
}

// What happened to no record lies under zeros: the sign-ins of all desks, and who erased what.
TEST_F(Erase, NobodyErasesWhatHappenedToNoRecord) {
  const auto signed_in = kiosk_.chain(kiosk_.audit(/*about_record=*/false));
  push(kiosk_, {signed_in});
  push(desk_, {desk_.next("it takes part")});
  auto bytes = erasure_of(desk_, desk_.record());
  std::fill_n(bytes.begin() + 4 + 16, 16, core::Byte{0});
  const auto signature = keys::sign(desk_.key(), "clearway/v1/erasure",
                                    core::ByteView(bytes).first(bytes.size() - 64));
  std::ranges::copy(*signature, bytes.end() - 64);
  EXPECT_THAT(push_erasures(desk_, {{bytes, {}}}).erasure_receipts, IsEmpty());
  EXPECT_EQ(counts().erased, 0);
  EXPECT_THAT(pulled_entries(desk_), ElementsAre(signed_in.entry));
}

}  // namespace
}  // namespace clearway::central
