// Retention: what goes after its time, what never does, and what happens to what comes later.
#include "sync/entry/wire.h"
#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
namespace fs = std::filesystem;

constexpr core::UnixTime kDay = 86400;
constexpr std::chrono::days kRest{30};
constexpr core::UnixTime kLater = kNow + 30 * kDay;  // the first moment something of kNow may go

class ForgetTest : public VaultTest {
 protected:
  // The center takes whatever waits.
  void sent(Vault& vault, core::UnixTime received, std::uint32_t server_epoch = 1) {
    for (const auto& stored : std::vector(vault.waiting(99).value()))
      ASSERT_TRUE(vault.keep_receipt(receipt_for(stored, received, server_epoch)));
    std::vector<core::WrapId> ids;
    for (const auto& wrap : std::vector(vault.waiting_wraps(99).value())) ids.push_back(wrap.id);
    ASSERT_TRUE(vault.wraps_stored(ids));
  }
  core::Bytes kept(Vault& vault, const Visitor& who, core::UnixTime at,
                   const std::vector<entry::Wrap>& wraps = {}) {
    EXPECT_TRUE(vault.begin_visit(who.visit, who.record, wraps));
    auto bytes = sealed(who, {}, {{"a", "x"}});
    EXPECT_TRUE(vault.end_visit(who.visit, bytes, at));
    return bytes;
  }
  // A visit of somebody else, received then: so the center's clock has come that far.
  void somebody(Vault& vault, core::UnixTime at) {
    kept(vault, Visitor{}, at);
    sent(vault, at);
  }
  // An old record that may go at kLater, with the center's word that it is that late.
  core::Bytes rested(Vault& vault, const Visitor& who, const std::vector<entry::Wrap>& wraps = {}) {
    auto bytes = kept(vault, who, kNow, wraps);
    sent(vault, kNow);
    somebody(vault, kLater);
    return bytes;
  }
  int forgotten(Vault& vault, core::UnixTime now = kLater) {
    return vault.forget(kRest, now).value().records;
  }
};

TEST_F(ForgetTest, WhatHasRestedGoesAndTheChainHolds) {
  Vault vault = open_enrolled();
  const Visitor ana;
  rested(vault, ana, {code_wrap(ana, "K7QM")});
  EXPECT_EQ(forgotten(vault), 1);
  EXPECT_THAT(vault.entries(ana.record).value(), IsEmpty());
  EXPECT_THAT(vault.wraps(ana.record).value(), IsEmpty());
  EXPECT_THAT(vault.wraps_of_locator("K7QM").value(), IsEmpty());
  EXPECT_EQ(vault.open_record(ana.record, ana.key).error().code, ErrorCode::not_found);
  EXPECT_EQ(vault.begin_visit(ana.again().visit, ana.record, {}).error().code, ErrorCode::rejected);
  EXPECT_THAT(whats(vault), IsEmpty());
  EXPECT_THAT(vault.entries().value(), SizeIs(1));
  EXPECT_EQ(vault.counts(0)->taken, 1);
  EXPECT_EQ(vault.counts(0)->safe, 1);
  EXPECT_THAT(vault.waiting(9).value(), IsEmpty());
  EXPECT_EQ(forgotten(vault), 0);
}

TEST_F(ForgetTest, NothingOfItIsLeftInTheFileOrTheLog) {
  Vault vault = open_enrolled();
  const Visitor ana;
  rested(vault, ana);
  EXPECT_EQ(forgotten(vault), 1);
  EXPECT_EQ(fs::file_size(folder_ / "vault.db-wal"), 0U);
}

struct NotYet {
  const char* what;
  core::UnixTime kept_at;
  core::UnixTime received;
  core::UnixTime newest;  // receipt of somebody else
  core::UnixTime now;
};

TEST_F(ForgetTest, NoClockMakesItForgetTooEarly) {
  const NotYet rows[] = {
      {"a second too early", kNow, kNow, kLater - 1, kLater},
      {"a second too early here", kNow, kNow, kNow + 1, kLater - 1},
      {"kept a second later than received", kNow + 1, kNow, kLater, kLater},
      {"the center took it late", kNow, kNow + kDay, kLater, kLater},
      {"2038 here", kNow, kNow, kNow + kDay, 2'145'916'800},
      {"1970 here", kNow, kNow, kLater, 3600},
      {"1970 when it was kept, 2038 now", 0, kNow, kNow + kDay, 2'145'916'800},
      {"1970 when it was kept, right now", 0, kNow, kNow + kDay, kNow + 2 * kDay},
      {"2038 when it was kept", 2'145'916'800, kNow, kLater, kLater},
      {"back by a year since", kNow, kNow, kLater, kLater - 365 * kDay},
      {"the center's clock is far ahead", kNow, kNow, 2'145'916'800, kLater},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    SetUp();
    Vault vault = open_enrolled();
    kept(vault, Visitor{}, row.kept_at);
    sent(vault, row.received);
    somebody(vault, row.newest);
    const auto looked = vault.forget(kRest, row.now).value();
    EXPECT_EQ(looked.records, 0);
    EXPECT_EQ(looked.clock_behind, row.now < row.newest);
    EXPECT_THAT(vault.entries().value(), SizeIs(2));
  }
}

TEST_F(ForgetTest, WithoutAReceiptNothingEverGoes) {
  Vault vault = open_enrolled();
  const Visitor ana;
  rested(vault, ana);
  const Visitor ben;
  kept(vault, ben, kNow - 365 * kDay);  // sent by nobody
  const Visitor aside;
  kept(vault, aside, kNow - 365 * kDay);
  ASSERT_TRUE(vault.set_aside(vault.entries(aside.record)->front().id, "conflict"));
  EXPECT_EQ(forgotten(vault, kLater + 99 * kDay), 1);
  EXPECT_THAT(vault.entries(ben.record).value(), SizeIs(1));
  EXPECT_THAT(vault.entries(aside.record).value(), SizeIs(1));
}

TEST_F(ForgetTest, NorWhileAWrapIsOnlyHere) {
  Vault vault = open_enrolled();
  const Visitor ana;
  rested(vault, ana, {code_wrap(ana, "K7QM")});
  const auto given_anew = code_wrap(ana, "W3XY", vault.wraps(ana.record)->front().id);
  ASSERT_TRUE(vault.replace_wrap(given_anew));
  EXPECT_EQ(forgotten(vault), 0);
  ASSERT_TRUE(vault.wraps_stored({given_anew.id}));
  EXPECT_EQ(forgotten(vault), 1);
}

TEST_F(ForgetTest, NorDuringAVisitNorBeforeItsEntryHasRested) {
  Vault vault = open_enrolled();
  const Visitor ana;
  rested(vault, ana);
  const auto again = ana.again();
  ASSERT_TRUE(vault.begin_visit(again.visit, ana.record, {}));
  EXPECT_EQ(forgotten(vault), 0);
  ASSERT_TRUE(vault.end_visit(again.visit, sealed(again, {}, {{"a", "more"}}), kLater));
  EXPECT_EQ(forgotten(vault, kLater + kDay), 0);
  sent(vault, kLater + kDay);
  somebody(vault, kLater + 30 * kDay);
  EXPECT_EQ(forgotten(vault, kLater + 30 * kDay), 1);  // the day received counts
  EXPECT_THAT(vault.entries(ana.record).value(), SizeIs(2));
  somebody(vault, kLater + 31 * kDay);
  EXPECT_EQ(forgotten(vault, kLater + 31 * kDay), 1);
  EXPECT_THAT(vault.entries(ana.record).value(), IsEmpty());
}

TEST_F(ForgetTest, WhatWasPulledRestsFromTheFirstReceiptAfterItWasSeen) {
  Vault vault = open_enrolled();
  const Visitor ana;
  somebody(vault, kNow);
  ASSERT_TRUE(vault.keep_pulled({sealed(ana, {}, {{"b", "desk"}})}, {}, {}, "1"));
  EXPECT_EQ(forgotten(vault, kNow + 100 * kDay), 0);  // seen now, by whatever clock
  somebody(vault, kNow + 90 * kDay);                  // the first after it
  EXPECT_EQ(forgotten(vault, kNow + 100 * kDay), 1);  // somebody's, of kNow
  somebody(vault, kNow + 120 * kDay - 1);
  EXPECT_EQ(forgotten(vault, kNow + 120 * kDay), 0);
  EXPECT_THAT(vault.entries(ana.record).value(), SizeIs(1));
  somebody(vault, kNow + 120 * kDay);
  EXPECT_EQ(forgotten(vault, kNow + 120 * kDay), 2);
  EXPECT_THAT(vault.entries(ana.record).value(), IsEmpty());
}

TEST_F(ForgetTest, TheSameBytesAgainAreNotTakenAndChangeNothing) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto wrap = code_wrap(ana, "K7QM");
  const auto bytes = rested(vault, ana, {wrap});
  EXPECT_EQ(forgotten(vault), 1);
  ASSERT_TRUE(vault.keep_pulled({bytes}, {wrap}, {}, "7"));
  EXPECT_THAT(vault.entries(ana.record).value(), IsEmpty());
  EXPECT_THAT(vault.wraps(ana.record).value(), IsEmpty());
  EXPECT_EQ(forgotten(vault, kLater + kDay), 0);
  EXPECT_EQ(vault.begin_pull().value(), "7");
  EXPECT_THAT(whats(vault), IsEmpty());
}

// Somebody came back elsewhere: half a file never shows, and within a day the whole comes.
TEST_F(ForgetTest, SomethingNewOfItMakesItComeAgainAsAWhole) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto wrap = code_wrap(ana, "K7QM");
  const auto old = rested(vault, ana, {wrap});
  EXPECT_EQ(forgotten(vault), 1);
  const auto fresh = sealed(ana, {}, {{"b", "new"}});
  const auto new_wrap = code_wrap(ana, "W3XY", wrap.id);
  ASSERT_TRUE(vault.keep_pulled({fresh}, {new_wrap}, {}, "8"));
  EXPECT_THAT(vault.entries(ana.record).value(), IsEmpty());
  EXPECT_THAT(vault.wraps_of_locator("W3XY").value(), IsEmpty());
  EXPECT_EQ(vault.begin_pull().value(), "8");  // not before the day's look
  EXPECT_EQ(forgotten(vault, kLater + kDay), 0);
  EXPECT_EQ(vault.begin_pull().value(), entry::kEverything);

  ASSERT_TRUE(vault.keep_pulled({old}, {}, {wrap.id}, "3"));
  ASSERT_TRUE(vault.keep_pulled({fresh}, {new_wrap}, {}, "9"));
  EXPECT_EQ(vault.begin_pull().value(), "9");
  EXPECT_THAT(vault.wraps(ana.record).value(), ElementsAre(new_wrap));
  const auto record = vault.open_record(ana.record, ana.key).value();
  EXPECT_EQ(record.fields(), (record::Fields{{"a", "x"}, {"b", "new"}}));
  EXPECT_THAT(whats(vault), IsEmpty());
  EXPECT_EQ(forgotten(vault, kLater + 2 * kDay), 0);  // it rests anew
}

// A page that was on its way when the day's look came must not hide that all comes again.
TEST_F(ForgetTest, APageOfAnEarlierPullDoesNotStandInTheWay) {
  Vault vault = open_enrolled();
  const Visitor ana;
  rested(vault, ana);
  EXPECT_EQ(forgotten(vault), 1);
  EXPECT_EQ(vault.recall().value(), 1);
  ASSERT_TRUE(vault.keep_pulled({sealed(ana, {}, {{"b", "new"}})}, {}, {}, "8"));
  EXPECT_THAT(vault.entries(ana.record).value(), IsEmpty());
  EXPECT_EQ(vault.begin_pull().value(), entry::kEverything);
  EXPECT_EQ(vault.recall().value(), 0);
}

TEST_F(ForgetTest, AReplacedWrapStaysDestroyed) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto first = code_wrap(ana, "K7QM");
  const auto second = code_wrap(ana, "W3XY", first.id);
  rested(vault, ana, {first});
  ASSERT_TRUE(vault.replace_wrap(second));
  ASSERT_TRUE(vault.wraps_stored({second.id}));
  EXPECT_EQ(forgotten(vault), 1);
  ASSERT_EQ(vault.recall().value(), 1);
  ASSERT_TRUE(vault.begin_pull());
  ASSERT_TRUE(vault.keep_pulled({sealed(ana, {}, {{"b", "desk"}})}, {first, second}, {}, "1"));
  EXPECT_THAT(vault.wraps(ana.record).value(), ElementsAre(second));
}

TEST_F(ForgetTest, ARestoredCenterIsOfferedTheLinkAloneWithItsReceipt) {
  Vault vault = open_enrolled();
  const Visitor ana;
  rested(vault, ana);
  EXPECT_EQ(forgotten(vault), 1);
  EXPECT_THAT(vault.waiting(9).value(), IsEmpty());
  ASSERT_TRUE(vault.offer_again({}, 2));
  const auto waiting = vault.waiting(9).value();
  ASSERT_THAT(waiting, SizeIs(2));
  EXPECT_TRUE(waiting[0].entry.empty());
  EXPECT_EQ(waiting[0].erased, ana.record);
  const auto shown = entry::decode_receipt(waiting[0].receipt).value();
  EXPECT_EQ(shown.sequence, waiting[0].sequence);
  EXPECT_EQ(shown.received, kNow);
  EXPECT_FALSE(waiting[1].entry.empty());
  EXPECT_TRUE(waiting[1].receipt.empty());
  EXPECT_EQ(forgotten(vault, kLater + 99 * kDay), 0);  // nothing of this epoch yet
  sent(vault, kLater + kDay, 2);
  EXPECT_THAT(vault.waiting(9).value(), IsEmpty());
}

TEST_F(ForgetTest, WithdrawnAfterwardsItNeverComesAgain) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto bytes = rested(vault, ana);
  EXPECT_EQ(forgotten(vault), 1);
  ASSERT_TRUE(vault.erase_record(
      entry::sign_erasure(device_.key, {device_.id, ana.record, kLater, entry::AskedBy::person, {}})
          .value()));
  EXPECT_EQ(vault.recall().value(), 0);
  ASSERT_TRUE(vault.keep_pulled({bytes}, {}, {}, "1"));
  EXPECT_THAT(vault.entries(ana.record).value(), IsEmpty());
  EXPECT_THAT(whats(vault), IsEmpty());
}

// Two records of one person, as whoever opened them says: half of a person is not forgotten.
TEST_F(ForgetTest, RecordsOfOnePersonGoTogether) {
  Vault vault = open_enrolled();
  const Visitor old_one;
  const Visitor between;
  const Visitor recent;
  rested(vault, old_one);
  kept(vault, between, kNow);
  kept(vault, recent, kLater);
  sent(vault, kNow);
  ASSERT_TRUE(vault.keep_together({between.record, old_one.record}));
  ASSERT_TRUE(vault.keep_together({recent.record, between.record}));
  EXPECT_EQ(forgotten(vault), 0);
  EXPECT_THAT(vault.entries(old_one.record).value(), SizeIs(1));
  somebody(vault, kLater + 30 * kDay);
  EXPECT_EQ(forgotten(vault, kLater + 30 * kDay), 4);  // and the stranger of kLater
  EXPECT_THAT(vault.entries().value(), SizeIs(1));
  EXPECT_EQ(vault.recall(between.record).value(), 1);
  EXPECT_EQ(vault.recall(Visitor{}.record).value(), 0);
  ASSERT_TRUE(vault.begin_pull());
  EXPECT_EQ(vault.recall().value(), 3);
}

TEST_F(ForgetTest, SurvivesClosingAndABackup) {
  const Visitor ana;
  core::Bytes bytes;
  {
    Vault vault = open_enrolled();
    bytes = rested(vault, ana);
    EXPECT_EQ(forgotten(vault), 1);
    ASSERT_TRUE(vault.backup(folder_ / "copy"));
  }
  fs::create_directory(folder_ / "other");
  fs::rename(folder_ / "copy", folder_ / "other" / "vault.db");
  fs::copy_file(folder_ / "anchor", folder_ / "other" / "anchor");
  for (const auto& folder : {folder_, folder_ / "other"}) {
    Vault vault = Vault::open(folder, database_key()).value();
    ASSERT_TRUE(vault.keep_pulled({bytes}, {}, {}, "1"));
    EXPECT_THAT(vault.entries(ana.record).value(), IsEmpty());
    EXPECT_THAT(whats(vault), IsEmpty());
  }
}

}  // namespace
}  // namespace clearway::vault
