#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;

using SyncTest = VaultTest;

void expect_counts(Vault& vault, std::array<int, 4> want, core::UnixTime since = 0) {
  const auto got = vault.counts(since).value();
  EXPECT_EQ((std::array{got.taken, got.safe, got.waiting, got.set_aside}), want);
}

TEST_F(SyncTest, WaitingComesInSequenceWithItsOwnBytes) {
  Vault vault = open_enrolled();
  const auto one = visit(vault, Visitor{}, "uno");
  const auto two = visit(vault, Visitor{}, "dos");
  visit(vault, Visitor{}, "tres");
  const auto waiting = vault.waiting(2).value();
  ASSERT_EQ(waiting.size(), 2u);
  EXPECT_EQ(waiting[0].entry, one);
  EXPECT_EQ(waiting[1].entry, two);
  EXPECT_EQ(waiting[1].sequence, 2u);
  EXPECT_EQ(waiting[0].link.size(), entry::kLinkSize);
}

TEST_F(SyncTest, AReceiptMakesItSafe) {
  Vault vault = open_enrolled();
  visit(vault, Visitor{}, "uno");
  visit(vault, Visitor{}, "dos");
  const auto first = vault.waiting(1)->front();
  ASSERT_TRUE(vault.keep_receipt(receipt_for(first)));
  ASSERT_TRUE(vault.keep_receipt(receipt_for(first)));
  EXPECT_EQ(vault.waiting(9)->size(), 1u);
  EXPECT_EQ(vault.waiting(9)->front().sequence, 2u);
  EXPECT_EQ(vault.entries()->front().state, EntryState::safe);
  EXPECT_EQ(vault.entry_bytes(vault.entries()->front().id).value(), first.entry);
}

TEST_F(SyncTest, AReceiptForAnythingElseChangesNothing) {
  Vault vault = open_enrolled();
  visit(vault, Visitor{}, "uno");
  const auto good = receipt_for(vault.waiting(1)->front());
  struct Row {
    const char* what;
    std::function<void(entry::Receipt&)> spoil;
  };
  const Row rows[] = {
      {"other bytes", [](entry::Receipt& r) { r.entry[0] ^= 1; }},
      {"another sequence", [](entry::Receipt& r) { r.sequence = 2; }},
      {"another epoch", [](entry::Receipt& r) { r.device_epoch = 2; }},
      {"another device", [](entry::Receipt& r) { r.device.bytes[0] ^= 1; }},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    auto receipt = good;
    row.spoil(receipt);
    EXPECT_EQ(vault.keep_receipt(receipt).error().code, ErrorCode::rejected);
    EXPECT_EQ(vault.waiting(9)->size(), 1u);
    expect_counts(vault, {1, 0, 1, 0});
  }
  EXPECT_TRUE(vault.keep_receipt(good));
}

TEST_F(SyncTest, APoisonedEntryIsSetAsideAndWhatStandsBehindItGoesOn) {
  Vault vault = open_enrolled();
  visit(vault, Visitor{}, "uno");
  visit(vault, Visitor{}, "dos");
  const auto poisoned = vault.waiting(1)->front();
  const auto id = vault.entries()->front().id;
  ASSERT_TRUE(vault.set_aside(id, "too_large"));
  EXPECT_EQ(vault.waiting(9)->front().sequence, 2u);
  EXPECT_EQ(vault.entries()->front().state, EntryState::set_aside);
  EXPECT_EQ(vault.entries()->front().reason, "too_large");
  expect_counts(vault, {2, 0, 1, 1});
  ASSERT_TRUE(vault.keep_receipt(receipt_for(poisoned)));  // the center has mended it
  EXPECT_EQ(vault.entries()->front().reason, "");
  EXPECT_EQ(vault.set_aside(id, "late").error().code, ErrorCode::not_found);
  EXPECT_EQ(vault.entries()->front().state, EntryState::safe);
}

TEST_F(SyncTest, CountsPeopleNotRows) {
  Vault vault = open_enrolled();
  expect_counts(vault, {0, 0, 0, 0});
  const Visitor ana;
  const Visitor ben;
  visit(vault, ana, "uno", kNow);
  visit(vault, ana.again(), "dos", kNow + 10);
  visit(vault, ben, "tres", kNow + 20);
  ASSERT_TRUE(vault.keep_pulled({sealed(Visitor{}, {}, {{"a", "x"}})}, {}, {}, "1"));
  expect_counts(vault, {2, 0, 2, 0});
  ASSERT_TRUE(vault.keep_receipt(receipt_for(vault.waiting(9)->at(0))));
  expect_counts(vault, {2, 0, 2, 0});  // one of Ana's two is still only here
  ASSERT_TRUE(vault.keep_receipt(receipt_for(vault.waiting(9)->at(0))));
  expect_counts(vault, {2, 1, 1, 0});
  expect_counts(vault, {1, 0, 1, 0}, kNow + 15);
}

TEST_F(SyncTest, NobodyIsSafeWhoseWrapsAreOnlyHere) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto wrap = code_wrap(ana, "K7QM");
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {wrap}));
  ASSERT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "x"}}), kNow));
  ASSERT_TRUE(vault.keep_receipt(receipt_for(vault.waiting(1)->front())));
  expect_counts(vault, {1, 0, 1, 0});
  ASSERT_TRUE(vault.wraps_stored({wrap.id}));
  expect_counts(vault, {1, 1, 0, 0});
}

TEST_F(SyncTest, ARestoredCenterIsOfferedAgainWhatItDidNotAcknowledgeSince) {
  Vault vault = open_enrolled();
  const Visitor ana;
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {code_wrap(ana, "K7QM")}));
  ASSERT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "x"}}), kNow));
  auto receipt = receipt_for(vault.waiting(1)->front());
  ASSERT_TRUE(vault.keep_receipt(receipt));
  ASSERT_TRUE(vault.wraps_stored({vault.waiting_wraps(1)->front().id}));
  EXPECT_EQ(vault.offer_again(receipt.center, 1).value(), 0);
  EXPECT_EQ(vault.offer_again(receipt.center, 2).value(), 1);
  EXPECT_EQ(vault.waiting(9)->size(), 1u);
  EXPECT_EQ(vault.waiting_wraps(9)->size(), 1u);
  receipt.server_epoch = 2;
  ASSERT_TRUE(vault.keep_receipt(receipt));
  EXPECT_EQ(vault.offer_again(receipt.center, 2).value(), 0);
  EXPECT_THAT(vault.waiting(9).value(), IsEmpty());
}

TEST_F(SyncTest, PullingTwiceIsOnceAndOurOwnStayOurs) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto own = visit(vault, ana, "uno");
  const auto foreign = sealed(ana, {}, {{"b", "desk"}});
  for (const char* cursor : {"1", "2"}) {
    ASSERT_TRUE(vault.keep_pulled({own, foreign}, {}, {}, cursor));
    EXPECT_EQ(core::as_text(vault.get(kPullCursor).value().value()), cursor);
    ASSERT_EQ(vault.entries()->size(), 2u);
    EXPECT_TRUE(vault.entries()->at(0).own);
    EXPECT_FALSE(vault.entries()->at(1).own);
    EXPECT_EQ(vault.waiting(9)->size(), 1u);
  }
  EXPECT_EQ(vault.open_record(ana.record, ana.key)->fields(),
            (record::Fields{{"a", "uno"}, {"b", "desk"}}));
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(SyncTest, PulledBytesThatAreNoEntryAreNotedAndPassedOver) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto own = visit(vault, ana, "uno");
  const auto forged = sealed(ana, {}, {{"a", "dos"}}, entry::read_header(own)->id);
  const auto good = sealed(ana, {}, {{"b", "x"}});
  ASSERT_TRUE(vault.keep_pulled({core::Bytes(50, 1), forged, good}, {}, {}, "7"));
  EXPECT_EQ(vault.entries()->size(), 2u);
  EXPECT_EQ(vault.entry_bytes(entry::read_header(own)->id).value(), own);
  EXPECT_THAT(whats(vault), ElementsAre("entry.refused", "entry.refused"));
}

}  // namespace
}  // namespace clearway::vault
