// What was done, in the chain of what people told, and out of everybody's way.
#include "tests/app/vault/edit_file.h"
#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using entry::AuditEvent;
using entry::AuditWho;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class AuditTest : public VaultTest {
 protected:
  core::Bytes note(const Visitor& who, AuditEvent event, core::UnixTime at = kNow) {
    entry::Audit audit;
    audit.record = who.record;
    audit.id = keys::random_id<core::EntryId>();
    audit.at = at;
    audit.event = event;
    audit.device = device_.id;
    return entry::make_audit(who.key, audit).value();
  }
  core::Bytes note(AuditEvent event, core::UnixTime at = kNow) {
    entry::Audit audit;
    audit.id = keys::random_id<core::EntryId>();
    audit.at = at;
    audit.event = event;
    audit.who = AuditWho::staff;
    audit.device = device_.id;
    audit.staff.fill(5);
    return entry::make_audit({}, audit).value();
  }
  static std::vector<AuditEvent> events(Vault& vault, const AuditQuery& query = {}) {
    std::vector<AuditEvent> out;
    for (const auto& row : std::vector(vault.audit(query).value())) out.push_back(row.audit.event);
    return out;
  }
  void receive_all(Vault& vault) {
    for (const auto& stored : std::vector(vault.waiting(100).value()))
      ASSERT_TRUE(vault.keep_receipt(receipt_for(stored)));
  }
  entry::Erasure erasure_of(const Visitor& who) {
    return entry::sign_erasure(device_.key,
                               {device_.id, who.record, kNow, entry::AskedBy::person, {}})
        .value();
  }
  void edit(const std::string& sql) {
    edit_file(folder_ / "vault.db", database_key(), "PRAGMA foreign_keys = ON; " + sql);
  }
};

TEST_F(AuditTest, StandsInTheChainWithWhatItTellsOf) {
  Vault vault = open_enrolled();
  const Visitor ana;
  ASSERT_TRUE(vault.keep_audit({note(AuditEvent::signed_in)}));
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}, {}));
  ASSERT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "x"}}), kNow,
                              {note(ana, AuditEvent::changed), note(ana, AuditEvent::printed)}));
  const auto back = ana.again();
  ASSERT_TRUE(vault.begin_visit(back.visit, back.record, {}, {note(ana, AuditEvent::opened)}));
  ASSERT_TRUE(vault.replace_wrap(code_wrap(ana, "K7QM"), {note(ana, AuditEvent::code_replaced)}));

  EXPECT_THAT(events(vault),
              ElementsAre(AuditEvent::code_replaced, AuditEvent::opened, AuditEvent::printed,
                          AuditEvent::changed, AuditEvent::signed_in));
  const auto rows = vault.audit({}).value();
  EXPECT_EQ(rows.front().sequence, 6U);
  EXPECT_TRUE(rows.front().own);
  EXPECT_THAT(vault.waiting(100).value(), SizeIs(6));
  EXPECT_THAT(whats(vault), IsEmpty()) << "and the anchor has followed";
}

TEST_F(AuditTest, ListsByRecordByPageAndOwnOnly) {
  Vault vault = open_enrolled();
  const Visitor ana, ben;
  visit(vault, ana, "x");
  visit(vault, ben, "y");
  ASSERT_TRUE(vault.keep_audit({note(ana, AuditEvent::opened)}));
  ASSERT_TRUE(vault.keep_audit({note(ben, AuditEvent::exported)}));
  ASSERT_TRUE(vault.keep_audit({note(AuditEvent::signed_out)}));
  ASSERT_TRUE(vault.keep_pulled({note(ana, AuditEvent::printed)}, {}, {}, "1"));
  EXPECT_THAT(events(vault, {.record = ana.record}),
              ElementsAre(AuditEvent::printed, AuditEvent::opened));
  EXPECT_THAT(events(vault, {.own_only = true}),
              ElementsAre(AuditEvent::signed_out, AuditEvent::exported, AuditEvent::opened));
  EXPECT_THAT(events(vault, {.skip = 1, .limit = 2}),
              ElementsAre(AuditEvent::signed_out, AuditEvent::exported));
  EXPECT_THAT(events(vault, {.skip = 9}), IsEmpty());
  EXPECT_FALSE(vault.audit({})->front().own);
  EXPECT_EQ(vault.audit({})->front().state, EntryState::safe);
}

TEST_F(AuditTest, IsNobodysFileAndKeepsNobodyWaiting) {
  Vault vault = open_enrolled();
  const Visitor ana;
  visit(vault, ana, "x");
  receive_all(vault);
  ASSERT_TRUE(vault.keep_audit({note(AuditEvent::signed_in)}));
  ASSERT_TRUE(vault.keep_audit({note(ana, AuditEvent::opened)}));
  const auto counts = vault.counts(0).value();
  EXPECT_EQ(counts.taken, 1);
  EXPECT_EQ(counts.safe, 1);
  EXPECT_EQ(counts.waiting, 0);
  EXPECT_THAT(vault.entries().value(), SizeIs(1));
  EXPECT_THAT(vault.entries(ana.record).value(), SizeIs(1));
  EXPECT_EQ(vault.open_record(ana.record, ana.key)->fields(), (record::Fields{{"a", "x"}}));
  const auto waiting = vault.waiting(9).value();
  ASSERT_THAT(waiting, SizeIs(2)) << "but it is offered like everything else";
  ASSERT_TRUE(vault.set_aside(waiting[0].id, "entry_unreadable"));  // by an older center
  EXPECT_EQ(vault.counts(0)->set_aside, 0);
  receive_all(vault);
  EXPECT_THAT(vault.waiting(9).value(), IsEmpty());
}

// Two on one transaction, and a power cut before the anchor.
TEST_F(AuditTest, AnAnchorBehindByOneWriteOfManyLinksIsMended) {
  const Visitor ana;
  {
    Vault vault = open_enrolled();
    visit(vault, Visitor{}, "x");
  }
  const std::string before = read_all(folder_ / "anchor");
  {
    Vault vault = open();
    ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
    ASSERT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "x"}}), kNow,
                                {note(ana, AuditEvent::changed), note(ana, AuditEvent::printed)}));
  }
  const std::string after = read_all(folder_ / "anchor");
  write_all(folder_ / "anchor", before);
  Vault vault = open();
  EXPECT_THAT(whats(vault), IsEmpty());
  EXPECT_EQ(read_all(folder_ / "anchor"), after);
}

TEST_F(AuditTest, TakingOneAwayShows) {
  struct Row {
    const char* what;
    const char* sql;
    const char* want;
  };
  const Row rows[] = {
      {"the entry", "DELETE FROM entries WHERE row = 2", "entry.missing"},
      {"the entry and its link",
       "DELETE FROM entries WHERE row = 2; DELETE FROM links WHERE row = 2", "link.gap"},
      {"the last one and its link",
       "DELETE FROM entries WHERE row = 3; DELETE FROM links WHERE row = 3",
       "database.behind_anchor"},
      {"another in its place",
       "UPDATE entries SET bytes = (SELECT bytes FROM entries WHERE row = 3) WHERE row = 2",
       "entry.hash"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    {
      Vault vault = open_enrolled();
      for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(vault.keep_audit({note(AuditEvent::signed_in, kNow + i)}));
    }
    edit(row.sql);
    Vault vault = open();
    EXPECT_THAT(whats(vault), testing::Contains(row.want));
  }
}

TEST_F(AuditTest, AnActThatCannotBeNotedIsNotDone) {
  Vault vault = open_enrolled();
  const Visitor ana;
  const AuditEntries bad{sealed(ana, {}, {{"a", "x"}})};
  EXPECT_EQ(vault.begin_visit(ana.visit, ana.record, {}, bad).error().code,
            ErrorCode::invalid_input);
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
  EXPECT_EQ(vault.end_visit(ana.visit, bad[0], kNow, bad).error().code, ErrorCode::invalid_input);
  EXPECT_THAT(vault.entries().value(), IsEmpty());
  ASSERT_TRUE(vault.end_visit(ana.visit, bad[0], kNow));
  const auto wrap = code_wrap(ana, "K7QM");
  EXPECT_FALSE(vault.replace_wrap(wrap, bad));
  EXPECT_THAT(vault.wraps(ana.record).value(), IsEmpty());
  EXPECT_FALSE(vault.erase_record(erasure_of(ana), bad));
  EXPECT_FALSE(vault.erasure(ana.record)->has_value());
  EXPECT_THAT(vault.entries().value(), SizeIs(1));
  const AuditEntries many(kMostAudits + 1, note(AuditEvent::signed_in));
  EXPECT_EQ(vault.keep_audit(many).error().code, ErrorCode::invalid_input);
  EXPECT_THAT(events(vault), IsEmpty());
}

TEST_F(AuditTest, TheSameNoteTwiceIsOne) {
  Vault vault = open_enrolled();
  const auto signed_in = note(AuditEvent::signed_in);
  ASSERT_TRUE(vault.keep_audit({signed_in}));
  ASSERT_TRUE(vault.keep_audit({signed_in}));
  EXPECT_THAT(events(vault), SizeIs(1));
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(AuditTest, AnErasedRecordTakesItsAuditWithItAndTheErasureIsListed) {
  Vault vault = open_enrolled();
  const Visitor ana, ben;
  visit(vault, ana, "x");
  visit(vault, ben, "y");
  ASSERT_TRUE(vault.keep_audit({note(ana, AuditEvent::opened)}));
  ASSERT_TRUE(vault.keep_audit({note(ben, AuditEvent::opened)}));
  ASSERT_TRUE(vault.keep_pulled({note(ana, AuditEvent::printed)}, {}, {}, "1"));
  ASSERT_TRUE(vault.erase_record(erasure_of(ana), {note(AuditEvent::erased)}));
  EXPECT_THAT(events(vault, {.record = ana.record}), IsEmpty());
  EXPECT_THAT(events(vault), ElementsAre(AuditEvent::erased, AuditEvent::opened));
  EXPECT_THAT(whats(vault), IsEmpty()) << "links stay";
  ASSERT_TRUE(vault.erase_record(erasure_of(ana), {note(AuditEvent::erased)}));
  EXPECT_THAT(events(vault), SizeIs(2)) << "of two erasures the first stands";

  ASSERT_TRUE(vault.keep_pulled({note(ana, AuditEvent::changed)}, {}, {}, "2"));
  EXPECT_THAT(events(vault), SizeIs(2)) << "a late one is not taken";
  EXPECT_EQ(vault.keep_audit({note(ana, AuditEvent::opened)}).error().code, ErrorCode::rejected);
  int alone = 0;
  for (const auto& stored : std::vector(vault.waiting(100).value()))
    alone += stored.entry.empty() ? 1 : 0;
  EXPECT_EQ(alone, 2) << "its entry's link and its audit's, so that what stands behind goes on";
  receive_all(vault);
  EXPECT_THAT(vault.waiting(100).value(), IsEmpty());
}

// Out of the feed anything may come, in any order, from any device of the organization.
TEST_F(AuditTest, APulledOneMakesNoRecordAndHoldsOnToNone) {
  Vault vault = open_enrolled();
  const Visitor ana;
  ASSERT_TRUE(vault.keep_pulled({note(ana, AuditEvent::opened)}, {}, {}, "1"));
  EXPECT_THAT(vault.entries().value(), IsEmpty());
  EXPECT_EQ(vault.counts(0)->taken, 0);

  // Its own first visit, here, is dropped: nothing of it stays, whatever somebody sent.
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {code_wrap(ana, "K7QM")}));
  EXPECT_THAT(vault.waiting_wraps(9).value(), IsEmpty()) << "nothing is kept of it yet";
  ASSERT_TRUE(vault.drop_visit(ana.visit));
  EXPECT_THAT(vault.wraps(ana.record).value(), IsEmpty());
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(AuditTest, AnAdoptedVisitTellsOnlyWhatPeopleToldBefore) {
  const Visitor ana;
  {
    Vault vault = open_enrolled();
    visit(vault, ana, "x");
    const auto back = ana.again();
    ASSERT_TRUE(vault.begin_visit(back.visit, back.record, {}, {note(ana, AuditEvent::opened)}));
    ASSERT_TRUE(vault.keep_draft(back.visit, back.record, back.key, {"a", "z"}));
  }
  Vault vault = open();
  EXPECT_EQ(vault.adopt_orphans(kNow).value(), 1);
  EXPECT_EQ(vault.open_record(ana.record, ana.key)->fields(), (record::Fields{{"a", "z"}}));
  EXPECT_TRUE(vault.open_record(ana.record, ana.key)->conflicts().empty());
  EXPECT_THAT(events(vault), ElementsAre(AuditEvent::opened));
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(AuditTest, WhatANewerProgramWroteIsPassedOverAndKept) {
  Vault vault = open_enrolled();
  auto newer = note(AuditEvent::signed_in);
  newer[46] = 77;  // an event that this program does not know
  ASSERT_TRUE(vault.keep_pulled({newer, note(AuditEvent::signed_out)}, {}, {}, "1"));
  EXPECT_THAT(events(vault), ElementsAre(AuditEvent::signed_out));
  EXPECT_THAT(whats(vault), IsEmpty());
  const auto id = entry::read_header(newer)->id;
  EXPECT_EQ(vault.entry_bytes(id).value(), newer);
}

}  // namespace
}  // namespace clearway::vault
