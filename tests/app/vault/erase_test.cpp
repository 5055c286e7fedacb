// Withdrawing a record: what goes, what stays, and that nothing of it comes again.
#include "tests/app/vault/edit_file.h"
#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
namespace fs = std::filesystem;

class EraseTest : public VaultTest {
 protected:
  entry::Erasure erasure_of(const Visitor& who, core::UnixTime at = kNow + 60) {
    return entry::sign_erasure(device_.key,
                               {device_.id, who.record, at, entry::AskedBy::person, {}})
        .value();
  }
  // As another desk's comes out of the feed.
  HeldErasure pulled(const Visitor& who, std::uint32_t epoch = 1) {
    const auto key = keys::SigningKey::from_seed(core::Bytes(32, 5)).value();
    const auto erasure = entry::sign_erasure(
        key, {keys::random_id<core::DeviceId>(), who.record, kNow, entry::AskedBy::staff, {}});
    return {erasure.value(), core::Bytes(40, 1), epoch};
  }
  entry::ErasureReceipt erasure_receipt(const entry::Erasure& erasure, std::uint32_t epoch = 1) {
    return entry::sign_erasure_receipt(
               center_key_, {{}, epoch, erasure.device, erasure.record, erasure.erased_at, {}})
        .value();
  }
  // A visit that keeps a wrap too.
  entry::Wrap visit_with_wrap(Vault& vault, const Visitor& who, const std::string& locator) {
    auto wrap = code_wrap(who, locator);
    EXPECT_TRUE(vault.begin_visit(who.visit, who.record, {wrap}));
    EXPECT_TRUE(vault.end_visit(who.visit, sealed(who, {}, {{"a", "x"}}), kNow));
    return wrap;
  }
  std::int64_t count(const std::string& what) {
    std::int64_t found = -1;
    with_database(folder_ / "vault.db", database_key(), [&](sqlite3* db) {
      sqlite3_stmt* statement = nullptr;
      EXPECT_EQ(
          sqlite3_prepare_v2(db, ("SELECT count(*) FROM " + what).c_str(), -1, &statement, nullptr),
          SQLITE_OK)
          << sqlite3_errmsg(db);
      EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
      found = sqlite3_column_int64(statement, 0);
      sqlite3_finalize(statement);
    });
    return found;
  }
};

TEST_F(EraseTest, DestroysEntriesWrapsAndDraftsAndTheChainHolds) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const Visitor ben;
  visit_with_wrap(vault, ana, "K7QM");
  const auto of_ben = visit_with_wrap(vault, ben, "W3XY");
  visit(vault, ana.again(), "more");
  ASSERT_TRUE(vault.keep_pulled({sealed(ana, {}, {{"b", "desk"}})}, {}, {}, "1"));
  const auto unfinished = ana.again();
  ASSERT_TRUE(vault.begin_visit(unfinished.visit, ana.record, {}));
  ASSERT_TRUE(vault.keep_draft(unfinished.visit, ana.record, ana.key, {"a", "half a"}));

  ASSERT_TRUE(vault.erase_record(erasure_of(ana)));
  EXPECT_THAT(vault.entries(ana.record).value(), IsEmpty());
  EXPECT_THAT(vault.wraps(ana.record).value(), IsEmpty());
  EXPECT_THAT(vault.wraps_of_locator("K7QM").value(), IsEmpty());
  EXPECT_EQ(vault.open_record(ana.record, ana.key).error().code, ErrorCode::not_found);
  EXPECT_EQ(vault.drafts(unfinished.visit, ana.record, ana.key).error().code, ErrorCode::not_found);
  EXPECT_EQ(vault.adopt_orphans(kNow).value(), 0);
  EXPECT_THAT(vault.entries(ben.record).value(), SizeIs(1));
  EXPECT_THAT(vault.wraps(ben.record).value(), ElementsAre(of_ben));
  EXPECT_THAT(whats(vault), IsEmpty());
  EXPECT_EQ(vault.erasure(ana.record).value()->erasure, erasure_of(ana));
  EXPECT_EQ(vault.erasure(ben.record).value().has_value(), false);
}

TEST_F(EraseTest, LeavesNoRowOfItAndNothingInTheLog) {
  const Visitor ana;
  {
    Vault vault = open_enrolled();
    visit_with_wrap(vault, ana, "K7QM");
    ASSERT_TRUE(vault.erase_record(erasure_of(ana)));
    EXPECT_EQ(fs::file_size(folder_ / "vault.db-wal"), 0U);
  }
  for (const char* table : {"entries", "wraps", "records", "visits", "drafts", "receipts"})
    EXPECT_EQ(count(table), 0) << table;
  EXPECT_EQ(count("links WHERE entry IS NULL"), 1);
  EXPECT_EQ(count("erasures"), 1);
}

TEST_F(EraseTest, TwiceIsOnceAndTheFirstStands) {
  Vault vault = open_enrolled();
  const Visitor ana;
  visit(vault, ana, "x");
  const auto first = erasure_of(ana);
  ASSERT_TRUE(vault.erase_record(first));
  ASSERT_TRUE(vault.erase_record(erasure_of(ana, kNow + 999)));
  ASSERT_TRUE(vault.keep_pulled({}, {}, {}, "1", {pulled(ana)}));
  ASSERT_THAT(vault.waiting_erasures(9).value(), SizeIs(1));
  EXPECT_EQ(vault.waiting_erasures(9)->front().erasure, first);
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(EraseTest, NothingOfTheRecordComesAgain) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto own = visit(vault, ana, "x");
  const auto wrap = code_wrap(ana, "K7QM");
  const auto foreign = sealed(ana, {}, {{"b", "desk"}});
  ASSERT_TRUE(vault.erase_record(erasure_of(ana)));
  ASSERT_TRUE(vault.keep_pulled({own, foreign}, {wrap}, {}, "1"));
  EXPECT_THAT(vault.entries().value(), IsEmpty());
  EXPECT_THAT(vault.wraps(ana.record).value(), IsEmpty());
  EXPECT_EQ(vault.begin_visit(ana.again().visit, ana.record, {}).error().code, ErrorCode::rejected);
  EXPECT_EQ(vault.replace_wrap(wrap).error().code, ErrorCode::rejected);
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(EraseTest, APulledErasureErasesAndKeepsOutWhatComesLater) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const Visitor never_here;
  visit_with_wrap(vault, ana, "K7QM");
  const auto late = sealed(never_here, {}, {{"a", "late"}});
  // In one batch with what it erases, and with what never was here.
  ASSERT_TRUE(vault.keep_pulled({sealed(ana, {}, {{"b", "desk"}}), late}, {}, {}, "1",
                                {pulled(ana), pulled(never_here)}));
  EXPECT_THAT(vault.entries().value(), IsEmpty());
  ASSERT_TRUE(vault.keep_pulled({late}, {code_wrap(never_here, "W3XY")}, {}, "2"));
  EXPECT_THAT(vault.entries().value(), IsEmpty());
  EXPECT_THAT(vault.wraps(never_here.record).value(), IsEmpty());
  EXPECT_THAT(vault.waiting_erasures(9).value(), IsEmpty());  // the center has them
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(EraseTest, AnEntryThatWasNeverSentGoesOnAsItsLinkAlone) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const Visitor ben;
  visit(vault, ana, "x");
  const auto second = visit(vault, ben, "y");
  const auto before = vault.waiting(9).value();
  ASSERT_TRUE(vault.erase_record(erasure_of(ana)));
  const auto waiting = vault.waiting(9).value();
  ASSERT_THAT(waiting, SizeIs(2));
  EXPECT_EQ(waiting[0].link, before[0].link);
  EXPECT_EQ(waiting[0].id, before[0].id);
  EXPECT_TRUE(waiting[0].entry.empty());
  EXPECT_EQ(waiting[0].erased, ana.record);
  EXPECT_EQ(waiting[1].entry, second);
  EXPECT_EQ(waiting[1].erased, std::nullopt);

  auto wrong = receipt_for(waiting[0]);
  wrong.entry[0] ^= 1;
  EXPECT_EQ(vault.keep_receipt(wrong).error().code, ErrorCode::rejected);
  ASSERT_TRUE(vault.keep_receipt(receipt_for(waiting[0])));
  EXPECT_THAT(vault.waiting(9).value(), SizeIs(1));
  const auto counts = vault.counts(0).value();
  EXPECT_EQ(counts.taken, 1);
  EXPECT_EQ(counts.waiting, 1);
}

TEST_F(EraseTest, ALinkThatTheCenterSetAsideDoesNotWait) {
  Vault vault = open_enrolled();
  const Visitor ana;
  visit(vault, ana, "x");
  ASSERT_TRUE(vault.erase_record(erasure_of(ana)));
  ASSERT_TRUE(vault.set_aside(vault.waiting(1)->front().id, "previous_differs"));
  EXPECT_THAT(vault.waiting(9).value(), IsEmpty());
}

TEST_F(EraseTest, ItsReceiptIsKeptAndARestoredCenterIsTold) {
  Vault vault = open_enrolled();
  const Visitor ana;
  visit(vault, ana, "x");
  ASSERT_TRUE(vault.keep_receipt(receipt_for(vault.waiting(1)->front())));
  const auto erasure = erasure_of(ana);
  ASSERT_TRUE(vault.erase_record(erasure));
  ASSERT_TRUE(vault.keep_pulled({}, {}, {}, "1", {pulled(Visitor{}, 1)}));
  EXPECT_THAT(vault.waiting(9).value(), IsEmpty());  // it was safe before
  EXPECT_EQ(vault.erasure(ana.record).value()->server_epoch, 0U);

  auto wrong = erasure;
  ++wrong.erased_at;
  EXPECT_EQ(vault.keep_erasure_receipt(erasure_receipt(wrong)).error().code, ErrorCode::rejected);
  ASSERT_TRUE(vault.keep_erasure_receipt(erasure_receipt(erasure)));
  ASSERT_TRUE(vault.keep_erasure_receipt(erasure_receipt(erasure)));
  EXPECT_EQ(vault.erasure(ana.record).value()->server_epoch, 1U);
  EXPECT_THAT(vault.waiting_erasures(9).value(), IsEmpty());

  ASSERT_TRUE(vault.offer_again({}, 1));
  EXPECT_THAT(vault.waiting_erasures(9).value(), IsEmpty());
  ASSERT_TRUE(vault.offer_again({}, 2));
  EXPECT_THAT(vault.waiting_erasures(9).value(), SizeIs(2));  // the other desk's too
  ASSERT_THAT(vault.waiting(9).value(), SizeIs(1));
  EXPECT_EQ(vault.waiting(9)->front().erased, ana.record);
  ASSERT_TRUE(vault.keep_erasure_receipt(erasure_receipt(erasure, 2)));
  ASSERT_TRUE(vault.keep_receipt(receipt_for(vault.waiting(9)->front(), kNow, 2)));
  EXPECT_THAT(vault.waiting_erasures(9).value(), SizeIs(1));
  EXPECT_THAT(vault.waiting(9).value(), IsEmpty());
}

TEST_F(EraseTest, SurvivesClosing) {
  const Visitor ana;
  {
    Vault vault = open_enrolled();
    visit(vault, ana, "x");
    ASSERT_TRUE(vault.erase_record(erasure_of(ana)));
  }
  Vault vault = open();
  EXPECT_EQ(vault.erasure(ana.record).value()->erasure, erasure_of(ana));
  visit(vault, Visitor{}, "y");
  EXPECT_THAT(whats(vault), IsEmpty());
}

}  // namespace
}  // namespace clearway::vault
