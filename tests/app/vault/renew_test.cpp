// A new epoch: what waits under new links, what stays as it is, and what the anchor says.
#include "tests/app/vault/edit_file.h"
#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;

class Renew : public VaultTest {
 protected:
  static Device later(const Device& now, std::uint32_t by = 1) {
    return {now.id, now.epoch + by, keys::SigningKey::from_seed(core::Bytes(32, 4)).value()};
  }
  // The center's word on what is waiting at `place`, counted from 0.
  void acknowledge(Vault& vault, std::size_t place = 0, std::uint32_t server_epoch = 1) {
    const auto stored = vault.waiting(100).value().at(place);
    ASSERT_TRUE(vault.keep_receipt(receipt_for(stored, kNow, server_epoch)));
  }
  static std::vector<entry::Link> waiting_links(Vault& vault) {
    std::vector<entry::Link> links;
    for (const auto& stored : std::vector(vault.waiting(100).value()))
      links.push_back(entry::decode_link(stored.link).value());
    return links;
  }
  // What a salvage may leave: an entry whose link could not be read.
  Vault without_link(Vault vault, int row) {
    { const Vault closed = std::move(vault); }
    edit_file(folder_ / "vault.db", database_key(),
              "DELETE FROM links WHERE row = " + std::to_string(row));
    return open();
  }
  static void set_aside(Vault& vault, const core::Bytes& entry, std::string_view reason) {
    ASSERT_TRUE(vault.set_aside(entry::read_header(entry).value().id, reason));
  }
};

TEST_F(Renew, EverythingWithoutAReceiptGetsALinkOfTheNewEpoch) {
  auto vault = open_enrolled();
  const auto safe = visit(vault, {}, "safe");
  acknowledge(vault);
  const auto waits = visit(vault, {}, "waits");
  const auto conflict = visit(vault, {}, "conflict");
  const auto behind = visit(vault, {}, "behind it");
  const auto poisoned = visit(vault, {}, "poisoned");
  set_aside(vault, conflict, "sequence_taken");
  set_aside(vault, behind, "previous_differs");
  set_aside(vault, poisoned, "hash_mismatch");
  EXPECT_EQ(vault.wanting_renewal().value(), 2);
  EXPECT_THAT(whats(vault), ElementsAre("device.renew"));

  const auto next = later(device_);
  EXPECT_EQ(vault.renew(next, {{"tls.key", {1, 2, 3}}}).value(), 3);
  EXPECT_EQ(vault.device().value().epoch, 2U);
  EXPECT_EQ(vault.get("tls.key").value(), (core::Bytes{1, 2, 3}));
  EXPECT_EQ(vault.wanting_renewal().value(), 0);
  const auto links = waiting_links(vault);
  ASSERT_EQ(links.size(), 3U);
  std::uint64_t sequence = 0;
  for (const auto* entry : {&waits, &conflict, &behind}) {
    const auto& link = links[sequence];
    EXPECT_EQ(link.entry, keys::hash(*entry));
    EXPECT_EQ(link.device_epoch, 2U);
    EXPECT_EQ(link.sequence, ++sequence);
    EXPECT_TRUE(entry::verify(link, next.key.verify));
  }
  const auto counts = vault.counts(0).value();
  EXPECT_EQ(counts.safe, 1);
  EXPECT_EQ(counts.waiting, 3);
  EXPECT_EQ(counts.set_aside, 1) << "its bytes are bad under any link";
  EXPECT_THAT(whats(vault), IsEmpty()) << "old links and new ones, and an anchor of the new epoch";

  visit(vault, {}, "later");
  EXPECT_EQ(waiting_links(vault).back().sequence, 4U);
  for (int i = 0; i < 4; ++i) acknowledge(vault);
  EXPECT_EQ(vault.counts(0).value().waiting, 0);
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(Renew, OnlyForItselfAndOnlyForward) {
  auto vault = open_enrolled();
  visit(vault, {}, "a");
  auto other = later(device_);
  other.id.bytes.fill(0xD2);
  EXPECT_EQ(vault.renew(other, {}).error().code, ErrorCode::rejected);
  EXPECT_EQ(vault.renew(later(device_, 0), {{"x", {1}}}).error().code, ErrorCode::rejected);
  EXPECT_FALSE(vault.get("x").value().has_value());
  EXPECT_EQ(vault.device().value().epoch, 1U);
  EXPECT_EQ(waiting_links(vault).front().device_epoch, 1U);
}

TEST_F(Renew, ReadsTheFeedFromItsStart) {
  auto vault = open_enrolled();
  ASSERT_TRUE(vault.keep_pulled({}, {}, {}, "far on"));
  ASSERT_TRUE(vault.renew(later(device_), {}));
  EXPECT_EQ(vault.get(kPullCursor).value(), core::Bytes{});
}

TEST_F(Renew, SignsAgainWhatWaitsOfWrapsAndErasures) {
  auto vault = open_enrolled();
  const Visitor stays, stored, goes;
  for (const auto* who : {&stays, &stored, &goes}) {
    const auto wrap = code_wrap(*who, "2345");
    ASSERT_TRUE(vault.begin_visit(who->visit, who->record, {wrap}));
    ASSERT_TRUE(vault.end_visit(who->visit, sealed(*who, {}, {{"a", "b"}}), kNow));
    if (who == &stored) {
      ASSERT_TRUE(vault.wraps_stored({wrap.id}));
    }
  }
  const auto erasure =
      entry::sign_erasure(device_.key, {device_.id, goes.record, kNow, entry::AskedBy::person, {}})
          .value();
  ASSERT_TRUE(vault.erase_record(erasure));
  const auto next = later(device_);
  // The link of what was erased was offered only for those behind it; they have links anew.
  EXPECT_EQ(vault.renew(next, {}).value(), 2);
  EXPECT_EQ(vault.waiting(9).value().size(), 2U);
  const auto waiting = vault.waiting_wraps(9).value();
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_TRUE(entry::verify(waiting[0], next.key.verify));
  EXPECT_TRUE(entry::unwrap(waiting[0], keys::ReturnCode{"2345", "234567ABCDEF"}));
  EXPECT_TRUE(entry::verify(vault.wraps(stored.record).value().at(0), device_.key.verify));
  const auto erasures = vault.waiting_erasures(9).value();
  ASSERT_EQ(erasures.size(), 1U);
  EXPECT_TRUE(entry::verify(erasures[0].erasure, next.key.verify));
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(Renew, ARestoredCenterIsOfferedLinksOfTheNewestEpochOnly) {
  auto vault = open_enrolled();
  visit(vault, {}, "one");
  acknowledge(vault);
  ASSERT_TRUE(vault.renew(later(device_), {}));
  visit(vault, {}, "two");
  EXPECT_EQ(vault.offer_again({}, 2).value(), 1);
  const auto links = waiting_links(vault);
  ASSERT_EQ(links.size(), 2U);
  for (const auto& link : links) EXPECT_EQ(link.device_epoch, 2U);
  acknowledge(vault, 0, 2);
  acknowledge(vault, 0, 2);
  EXPECT_EQ(vault.counts(0).value().safe, 2);
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(Renew, DecidesForADatabaseThatWasPutBack) {
  auto vault = open_enrolled();
  visit(vault, {}, "one");
  const auto copy = folder_ / "copy.db";
  ASSERT_TRUE(vault.backup(copy));
  visit(vault, {}, "lost");
  vault = put_back(std::move(vault), copy);
  EXPECT_THAT(whats(vault), ElementsAre("database.behind_anchor"));
  ASSERT_TRUE(vault.renew(later(device_), {}));
  EXPECT_THAT(whats(vault), IsEmpty());
  visit(vault, {}, "new");
  EXPECT_THAT(whats(vault), IsEmpty());

  // Put back once more, to before the renewal: the anchor remembers the later epoch.
  vault = put_back(std::move(vault), copy);
  EXPECT_THAT(whats(vault), ElementsAre("database.behind_anchor"));
  ASSERT_TRUE(vault.renew(later(device_, 2), {}));
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(Renew, DoesNotHideThatAnOlderStaffListCameBack) {
  auto vault = open_enrolled();
  ASSERT_TRUE(vault.put("trust.staff", core::Bytes{1}));
  const auto copy = folder_ / "copy.db";
  ASSERT_TRUE(vault.backup(copy));
  ASSERT_TRUE(vault.put("trust.staff", core::Bytes{2}));
  vault = put_back(std::move(vault), copy);
  const auto before = whats(vault);
  EXPECT_THAT(before, testing::SizeIs(1));
  ASSERT_TRUE(vault.renew(later(device_), {}));
  EXPECT_EQ(whats(vault), before);
  ASSERT_TRUE(vault.renew(later(device_, 2), {{"trust.staff", {2}}}));
  EXPECT_THAT(whats(vault), IsEmpty()) << "the newest list came along";
}

TEST_F(Renew, AnEmptyVaultHasAnAnchorOfItsNewEpoch) {
  auto vault = open_enrolled();
  ASSERT_TRUE(vault.renew(later(device_), {}));
  EXPECT_THAT(whats(vault), IsEmpty());
  visit(vault, {}, "first");
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(Renew, AnAnchorThatCouldNotBeWrittenIsOfBeforeUntilTheNextVisit) {
  auto vault = open_enrolled();
  for (int i = 0; i < 20; ++i) visit(vault, {}, "x");  // more than one write may leave behind
  const auto before = read_all(folder_ / "anchor");
  ASSERT_TRUE(vault.renew(later(device_), {}));
  write_all(folder_ / "anchor", before);
  EXPECT_THAT(whats(vault), ElementsAre("anchor.behind"));
  visit(vault, {}, "next");
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(Renew, GivesALinkToWhatLostItsOwn) {
  auto vault = open_enrolled();
  visit(vault, {}, "kept");
  visit(vault, {}, "its link is lost");
  acknowledge(vault, 1);
  vault = without_link(std::move(vault), 2);
  EXPECT_THAT(whats(vault),
              testing::UnorderedElementsAre("entry.unlinked", "database.behind_anchor"));
  EXPECT_EQ(vault.renew(later(device_), {}).value(), 2);
  EXPECT_THAT(whats(vault), IsEmpty());
}

}  // namespace
}  // namespace clearway::vault
