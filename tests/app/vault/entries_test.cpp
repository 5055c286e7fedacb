// Records put together from entries, those of a power cut among them.
#include "app/vault/draft_rows.h"
#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using record::value_of;
using testing::ElementsAre;
using testing::IsEmpty;

using EntriesTest = VaultTest;

TEST_F(EntriesTest, AnOpenVisitBecomesADraftsEntryThatItsKeyOpens) {
  const Visitor ana;
  {
    Vault vault = open_enrolled();
    ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {code_wrap(ana, "K7QM")}));
    ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"person.name.court", "Ana"}));
    ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"declaration.goals", "é ñ"}));
    ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"gone", std::nullopt}));
  }
  Vault vault = open();
  EXPECT_EQ(vault.adopt_orphans(kNow + 60).value(), 1);
  EXPECT_EQ(vault.adopt_orphans(kNow + 61).value(), 0);
  ASSERT_EQ(vault.entries()->size(), 1u);
  const auto info = vault.entries()->front();
  EXPECT_EQ(info.kind, entry::EntryKind::drafts);
  EXPECT_EQ(info.sequence, 1u);
  EXPECT_EQ(info.kept_at, kNow + 60);
  EXPECT_THAT(whats(vault), IsEmpty());

  const auto record = vault.open_record(ana.record, ana.key).value();
  EXPECT_EQ(record.fields(),
            (record::Fields{{"declaration.goals", "é ñ"}, {"person.name.court", "Ana"}}));
  ASSERT_EQ(record.changes().size(), 1u);
  const auto& change = record.changes().begin()->second;
  EXPECT_EQ(change.actor.kind, record::ActorKind::person);
  EXPECT_EQ(change.device, device_.id);
  EXPECT_EQ(change.lamport, 1u);
  EXPECT_EQ(vault.open_record(ana.record, ana.key).value(), record);
  EXPECT_EQ(vault.open_record(ana.record, core::Bytes(32, 1)).error().code, ErrorCode::wrong_key);
  EXPECT_EQ(vault.wraps(ana.record)->size(), 1u);
}

TEST_F(EntriesTest, AnOpenVisitWithoutADraftIsForgotten) {
  const Visitor ana;
  const Visitor known;
  {
    Vault vault = open_enrolled();
    ASSERT_TRUE(vault.begin_visit(known.visit, known.record, {code_wrap(known, "AAAA")}));
    ASSERT_TRUE(vault.end_visit(known.visit, sealed(known, {}, {{"a", "x"}}), kNow));
    const Visitor later = known.again();
    ASSERT_TRUE(vault.begin_visit(later.visit, later.record, {}));
    ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {code_wrap(ana, "K7QM")}));
  }
  Vault vault = open();
  EXPECT_EQ(vault.adopt_orphans(kNow).value(), 0);
  EXPECT_THAT(vault.wraps(ana.record).value(), IsEmpty());
  EXPECT_EQ(vault.wraps(known.record)->size(), 1u);
  EXPECT_EQ(vault.entries()->size(), 1u);
}

TEST_F(EntriesTest, DraftsOfALaterVisitFollowOnWhatThatVisitHadSeen) {
  const Visitor ana;
  const Visitor later = ana.again();
  const Visitor last = ana.again();
  {
    Vault vault = open_enrolled();
    visit(vault, ana, "uno");
    ASSERT_TRUE(vault.begin_visit(later.visit, later.record, {}));
    ASSERT_TRUE(vault.keep_draft(later.visit, later.record, later.key, {"a", "dos"}));
    ASSERT_TRUE(vault.keep_draft(later.visit, later.record, later.key, {"b", "x"}));
  }
  {
    Vault vault = open();
    ASSERT_EQ(vault.adopt_orphans(kNow).value(), 1);
    const auto record = vault.open_record(ana.record, ana.key).value();
    EXPECT_THAT(record.conflicts(), IsEmpty());
    EXPECT_EQ(value_of(record.fields(), "a"), "dos");
    ASSERT_TRUE(vault.begin_visit(last.visit, last.record, {}));
    ASSERT_TRUE(vault.keep_draft(last.visit, last.record, last.key, {"a", "tres"}));
    ASSERT_TRUE(vault.keep_draft(last.visit, last.record, last.key, {"b", std::nullopt}));
  }
  Vault vault = open();
  ASSERT_EQ(vault.adopt_orphans(kNow).value(), 1);
  const auto record = vault.open_record(ana.record, ana.key).value();
  EXPECT_THAT(record.conflicts(), IsEmpty());
  EXPECT_EQ(record.fields(), (record::Fields{{"a", "tres"}}));
}

TEST_F(EntriesTest, DraftsAndAnotherDeskThatDidNotSeeThemAreAConflict) {
  const Visitor ana;
  const Visitor later = ana.again();
  core::Bytes first;
  {
    Vault vault = open_enrolled();
    first = visit(vault, ana, "uno");
    ASSERT_TRUE(vault.begin_visit(later.visit, later.record, {}));
    ASSERT_TRUE(vault.keep_draft(later.visit, later.record, later.key, {"a", "dos"}));
    record::Record seen;
    const auto body = entry::open_entry(ana.key, first).value();
    const auto changes = record::decode(body.view()).value();
    for (const auto& change : changes) seen.merge(change);
    ASSERT_TRUE(vault.keep_pulled({sealed(ana, seen, {{"a", "desk"}})}, {}, {}, "1"));
  }
  Vault vault = open();
  ASSERT_EQ(vault.adopt_orphans(kNow).value(), 1);
  const auto record = vault.open_record(ana.record, ana.key).value();
  EXPECT_THAT(record.conflicts(), ElementsAre("a"));
  EXPECT_EQ(record.standing("a").size(), 2u);
}

TEST_F(EntriesTest, ADraftsEntryReadsTheSameAtAnotherDesk) {
  const Visitor ana;
  {
    Vault vault = open_enrolled();
    ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
    ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"a", "uno"}));
  }
  Vault vault = open();
  ASSERT_EQ(vault.adopt_orphans(kNow).value(), 1);
  const auto bytes = vault.waiting(1)->front().entry;
  const auto here = vault.open_record(ana.record, ana.key).value();

  const auto desk_folder = folder_ / "desk";
  std::filesystem::create_directories(desk_folder);
  Vault desk = Vault::open(desk_folder, database_key(9)).value();
  ASSERT_TRUE(desk.keep_pulled({bytes}, {}, {}, "1"));
  EXPECT_EQ(desk.open_record(ana.record, ana.key).value(), here);
}

TEST_F(EntriesTest, MoreDraftsThanOneEntryHoldsBecomeSeveral) {
  const Visitor ana;
  constexpr int kFields = 6;
  {
    Vault vault = open_enrolled();
    ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
    for (int i = 0; i < kFields; ++i)
      ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key,
                                   {"f" + std::to_string(i), std::string(65536, 'x')}));
  }
  Vault vault = open();
  EXPECT_EQ(vault.adopt_orphans(kNow).value(), 1);
  EXPECT_EQ(vault.entries()->size(), 2u);
  EXPECT_EQ(vault.open_record(ana.record, ana.key)->fields().size(), std::size_t{kFields});
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(EntriesTest, PulledBytesThatDoNotOpenHideNothing) {
  Vault vault = open_enrolled();
  const Visitor ana;
  visit(vault, ana, "uno");
  Visitor liar = ana;
  liar.key = core::Bytes(32, 0xEE);
  ASSERT_TRUE(vault.keep_pulled({sealed(liar, {}, {{"a", "no"}})}, {}, {}, "1"));
  EXPECT_EQ(value_of(vault.open_record(ana.record, ana.key)->fields(), "a"), "uno");
}

// Anybody can frame a drafts entry without a row: no key is needed for it, so it proves none.
TEST_F(EntriesTest, AnEntryInWhichNothingIsSealedMakesNoWrongKeyARightOne) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const entry::EntryHeader header{entry::EntryKind::drafts, ana.record,
                                  keys::random_id<core::EntryId>()};
  const auto empty = entry::frame_drafts(header, encode(DraftRows{})).value();
  ASSERT_TRUE(vault.keep_pulled({empty, sealed(ana, {}, {{"a", "uno"}})}, {}, {}, "1"));
  EXPECT_EQ(vault.open_record(ana.record, core::Bytes(32, 0xEE)).error().code,
            ErrorCode::wrong_key);
  EXPECT_EQ(value_of(vault.open_record(ana.record, ana.key)->fields(), "a"), "uno");
}

TEST_F(EntriesTest, OfTwoKeysThatOpenSomethingTheOneThatOpensWhatCameFirstIsItsOwn) {
  Vault vault = open_enrolled();
  const Visitor ana;
  Visitor liar = ana;
  liar.key = core::Bytes(32, 0xEE);
  for (const auto& who : {ana, liar, ana})
    ASSERT_TRUE(vault.keep_pulled({sealed(who, {}, {{"a", "uno"}})}, {}, {}, "1"));
  const auto lies = vault.sealed_record(ana.record).value();
  EXPECT_TRUE(opens_earlier(lies, ana.key, liar.key));
  EXPECT_FALSE(opens_earlier(lies, liar.key, ana.key));
  EXPECT_FALSE(opens_earlier(lies, ana.key, ana.key));
  EXPECT_FALSE(opens_earlier(lies, core::Bytes(32, 1), liar.key)) << "it opens nothing";
}

TEST_F(EntriesTest, AnOwnEntryThatDoesNotOpenShows) {
  Vault vault = open_enrolled();
  const Visitor ana;
  visit(vault, ana, "uno");
  Visitor wrong = ana.again();
  wrong.key = core::Bytes(32, 0xEE);
  visit(vault, wrong, "dos");
  EXPECT_EQ(vault.open_record(ana.record, ana.key).error().code, ErrorCode::corrupt);
}

TEST_F(EntriesTest, AreListedOldestFirst) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const Visitor ben;
  visit(vault, ana, "uno", kNow);
  visit(vault, ben, "dos", kNow + 1);
  visit(vault, ana.again(), "tres", kNow + 2);
  ASSERT_EQ(vault.entries()->size(), 3u);
  EXPECT_EQ(vault.entries()->at(1).record, ben.record);
  const auto of_ana = vault.entries(ana.record).value();
  ASSERT_EQ(of_ana.size(), 2u);
  EXPECT_EQ(of_ana[0].kept_at, kNow);
  EXPECT_EQ(of_ana[1].sequence, 3u);
  EXPECT_EQ(vault.entry_bytes(keys::random_id<core::EntryId>()).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace clearway::vault
