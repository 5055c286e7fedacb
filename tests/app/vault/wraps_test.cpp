#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;

using WrapsTest = VaultTest;

TEST_F(WrapsTest, AreFoundByRecordLocatorAndSite) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const Visitor ben;
  const auto site = keys::random_id<core::SiteId>();
  const auto code = code_wrap(ana, "K7QM");
  const auto staff = site_wrap(ana, site);
  const auto other = code_wrap(ben, "K7QM");  // four symbols do repeat
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {code, staff}));
  ASSERT_TRUE(vault.begin_visit(ben.visit, ben.record, {other}));
  EXPECT_THAT(vault.wraps(ana.record).value(), ElementsAre(code, staff));
  EXPECT_THAT(vault.wraps_of_locator("K7QM").value(), ElementsAre(code, other));
  EXPECT_THAT(vault.wraps_of_locator("ZZZZ").value(), IsEmpty());
  EXPECT_THAT(vault.wraps_of_site(site).value(), ElementsAre(staff));
}

TEST_F(WrapsTest, WaitFromTheEndOfTheVisitUntilTheyAreStored) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto code = code_wrap(ana, "K7QM");
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {code}));
  EXPECT_THAT(vault.waiting_wraps(9).value(), IsEmpty());
  ASSERT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "x"}}), kNow));
  EXPECT_THAT(vault.waiting_wraps(9).value(), ElementsAre(code));
  ASSERT_TRUE(vault.wraps_stored({code.id, keys::random_id<core::WrapId>()}));
  EXPECT_THAT(vault.waiting_wraps(9).value(), IsEmpty());
  EXPECT_THAT(vault.wraps(ana.record).value(), ElementsAre(code));
}

TEST_F(WrapsTest, AReplacedOneIsGoneAndNoPullBringsItBack) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto lost = code_wrap(ana, "K7QM");
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {lost}));
  ASSERT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "x"}}), kNow));
  const auto fresh = code_wrap(ana, "W3XY", lost.id);
  ASSERT_TRUE(vault.replace_wrap(fresh));
  ASSERT_TRUE(vault.replace_wrap(fresh));
  ASSERT_TRUE(vault.keep_pulled({}, {lost}, {}, "1"));
  EXPECT_THAT(vault.wraps(ana.record).value(), ElementsAre(fresh));
  EXPECT_THAT(vault.wraps_of_locator("K7QM").value(), IsEmpty());
  EXPECT_THAT(vault.waiting_wraps(9).value(), ElementsAre(fresh));
}

TEST_F(WrapsTest, ASitesThatGoesTakesWhatItsListKeptWithIt) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto site = keys::random_id<core::SiteId>();
  const auto code = code_wrap(ana, "K7QM");
  const auto staff = site_wrap(ana, site);
  ASSERT_TRUE(vault.keep_pulled({sealed(ana, {}, {{"a", "x"}})}, {code, staff}, {}, "1"));
  const auto info = vault.records_of_site(site, 9).value().at(0);
  ASSERT_TRUE(vault.keep_summaries({{ana.record, info.newest, core::Bytes(9, 1)}}));
  ASSERT_TRUE(vault.keep_pulled({}, {}, {code.id}, "2"));
  EXPECT_TRUE(vault.summary(info).value()) << "the site still opens it";
  ASSERT_TRUE(vault.keep_pulled({}, {}, {staff.id}, "3"));
  EXPECT_FALSE(vault.summary(info).value());
}

TEST_F(WrapsTest, OneRecordCannotDestroyAnothersWraps) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const Visitor ben;
  const auto of_ana = code_wrap(ana, "K7QM");
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {of_ana}));
  const auto attack = code_wrap(ben, "W3XY", of_ana.id);
  EXPECT_EQ(vault.replace_wrap(attack).error().code, ErrorCode::rejected);
  ASSERT_TRUE(vault.keep_pulled({}, {attack}, {}, "1"));
  EXPECT_THAT(vault.wraps(ana.record).value(), ElementsAre(of_ana));
  EXPECT_THAT(vault.wraps(ben.record).value(), IsEmpty());
  EXPECT_THAT(whats(vault), ElementsAre("entry.refused"));
}

TEST_F(WrapsTest, WhatTheCenterSaysIsDestroyedNeverComes) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const auto one = code_wrap(ana, "K7QM");
  const auto two = code_wrap(ana, "W3XY");
  ASSERT_TRUE(vault.keep_pulled({}, {one}, {}, "1"));
  ASSERT_TRUE(vault.keep_pulled({}, {}, {one.id, two.id}, "2"));
  ASSERT_TRUE(vault.keep_pulled({}, {one, two}, {}, "3"));
  EXPECT_THAT(vault.wraps(ana.record).value(), IsEmpty());
  EXPECT_THAT(vault.waiting_wraps(9).value(), IsEmpty());
}

// Nobody signs that word. It takes a code that staff can give anew, and what came the same way; the
// clinic's ways made here stay, and so does the only way to a record that is for its owner alone.
TEST_F(WrapsTest, TheBareWordOfTheFeedTakesNoLastWayThatWasMadeHere) {
  Vault vault = open_enrolled();
  const Visitor shared;
  const Visitor alone;
  const auto code = code_wrap(shared, "K7QM");
  const auto site = site_wrap(shared, keys::random_id<core::SiteId>());
  const auto only = code_wrap(alone, "W3XY");
  ASSERT_TRUE(vault.begin_visit(shared.visit, shared.record, {code, site}));
  ASSERT_TRUE(vault.begin_visit(alone.visit, alone.record, {only}));
  ASSERT_TRUE(vault.keep_pulled({}, {}, {site.id, only.id}, "1"));
  const auto forged_site = code_wrap(shared, "ZZZZ", site.id);
  const auto forged_only = code_wrap(alone, "ZZZZ", only.id);
  ASSERT_TRUE(vault.keep_pulled({}, {forged_site, forged_only}, {}, "2"));
  EXPECT_THAT(vault.wraps(shared.record).value(), ElementsAre(code, site));
  EXPECT_THAT(vault.wraps(alone.record).value(), ElementsAre(only));
  EXPECT_THAT(whats(vault), testing::SizeIs(4)) << "and each try is noted";

  ASSERT_TRUE(vault.keep_pulled({}, {}, {code.id}, "3"));
  EXPECT_THAT(vault.wraps(shared.record).value(), ElementsAre(site));
  const auto again = code_wrap(shared, "AAAA", code.id);  // staff here give a new one
  ASSERT_TRUE(vault.replace_wrap(again));
  ASSERT_TRUE(vault.keep_pulled({}, {}, {again.id}, "4"));  // and elsewhere another
  EXPECT_THAT(vault.wraps(shared.record).value(), ElementsAre(site));
}

}  // namespace
}  // namespace clearway::vault
