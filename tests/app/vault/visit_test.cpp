#include "tests/app/vault/edit_file.h"
#include "tests/app/vault/fixture.h"
#include "tests/support/pages.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::IsEmpty;

using VisitTest = VaultTest;

std::map<std::string, std::optional<std::string>> by_field(const std::vector<Draft>& drafts) {
  std::map<std::string, std::optional<std::string>> out;
  for (const auto& draft : drafts) out[draft.field] = draft.value;
  return out;
}

TEST_F(VisitTest, DraftsAreOneRowForEachFieldAndTheLastWordStands) {
  Vault vault = open();
  const Visitor ana;
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
  const auto keep = [&](const char* field, std::optional<std::string> value) {
    ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {field, std::move(value)}));
  };
  keep("person.name.court", "An");
  keep("person.name.court", "Ana Prueba");
  keep("declaration.goals", std::string(3000, 'x'));
  keep("declaration.goals", std::nullopt);
  const auto drafts = vault.drafts(ana.visit, ana.record, ana.key).value();
  EXPECT_EQ(by_field(drafts),
            (std::map<std::string, std::optional<std::string>>{
                {"declaration.goals", std::nullopt}, {"person.name.court", "Ana Prueba"}}));
  for (const auto& draft : drafts) EXPECT_EQ(draft.revision, 2u);
}

TEST_F(VisitTest, RevisionsOnlyGrow) {
  Vault vault = open();
  const Visitor ana;
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
  for (const std::uint64_t given : {7u, 7u, 1u}) {
    ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"a", "x", given}));
  }
  EXPECT_EQ(vault.drafts(ana.visit, ana.record, ana.key).value().front().revision, 9u);
}

TEST_F(VisitTest, DraftsNeedTheirVisitRecordAndKey) {
  Vault vault = open();
  const Visitor ana;
  const Visitor other;
  EXPECT_EQ(vault.keep_draft(ana.visit, ana.record, ana.key, {"a", "x"}).error().code,
            ErrorCode::not_found);
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
  EXPECT_EQ(vault.keep_draft(ana.visit, other.record, ana.key, {"a", "x"}).error().code,
            ErrorCode::not_found);
  EXPECT_EQ(vault.keep_draft(ana.visit, ana.record, ana.key, {"A", "x"}).error().code,
            ErrorCode::invalid_input);
  ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"a", "x"}));
  EXPECT_EQ(vault.drafts(ana.visit, ana.record, core::Bytes(32, 0)).error().code,
            ErrorCode::wrong_key);
}

TEST_F(VisitTest, BeginningTwiceIsOnce) {
  Vault vault = open();
  const Visitor ana;
  const auto wrap = code_wrap(ana, "K7QM");
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {wrap}));
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {wrap}));
  EXPECT_EQ(vault.wraps(ana.record).value(), std::vector{wrap});
  EXPECT_EQ(vault.begin_visit(ana.visit, Visitor{}.record, {}).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(vault.begin_visit(Visitor{}.visit, Visitor{}.record, {wrap}).error().code,
            ErrorCode::invalid_input);
}

// Not one byte of a sealed draft stays behind, in no page that is free again and in no frame of the
// WAL, however the visit ends.
TEST_F(VisitTest, NoByteOfADraftIsLeftInAnyPageAfterTheVisit) {
  for (const bool kept : {true, false}) {
    SCOPED_TRACE(kept);
    const Visitor ana;
    {
      Vault vault = open_enrolled();
      ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
      for (int i = 0; i < 12; ++i)
        ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key,
                                     {"a" + std::to_string(i), std::string(700, 'u')}));
    }
    std::vector<std::string> drafts;  // a piece of each, as it lies in its row
    with_database(folder_ / "vault.db", database_key(), [&](sqlite3* db) {
      const auto collect = [](void* into, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(into)->emplace_back(values[0]);
        return 0;
      };
      ASSERT_EQ(sqlite3_exec(db, "SELECT hex(substr(sealed, 30, 24)) FROM drafts", collect, &drafts,
                             nullptr),
                SQLITE_OK);
    });
    ASSERT_EQ(drafts.size(), 12U);
    const auto left = [&] {
      const std::string all = support::pages_in_clear(folder_ / "vault.db", database_key());
      EXPECT_NE(all.find("CREATE TABLE drafts"), std::string::npos) << "the pages are in clear";
      return std::ranges::count_if(drafts, [&](const std::string& hex) {
        return all.find(core::as_text(*core::from_hex(hex))) != std::string::npos;
      });
    };
    EXPECT_EQ(left(), 12) << "they are there while the visit lasts";
    Vault vault = open();
    ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"a0", "a word more"}));
    if (kept)
      ASSERT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "x"}}), kNow));
    else
      ASSERT_TRUE(vault.drop_visit(ana.visit));
    EXPECT_EQ(std::filesystem::file_size(folder_ / "vault.db-wal"), 0U);
    EXPECT_EQ(left(), 0);
  }
}

TEST_F(VisitTest, TheEndKeepsOneEntryAndNoDraft) {
  Vault vault = open_enrolled();
  const Visitor ana;
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
  ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"a", "uno"}));
  const auto bytes = sealed(ana, {}, {{"a", "uno"}});
  const auto link = vault.end_visit(ana.visit, bytes, kNow).value();
  EXPECT_EQ(link.sequence, 1u);
  EXPECT_EQ(link.entry, keys::hash(bytes));
  EXPECT_TRUE(entry::verify(link, device_.key.verify));
  EXPECT_EQ(vault.drafts(ana.visit, ana.record, ana.key).error().code, ErrorCode::not_found);
  EXPECT_EQ(vault.entry_bytes(entry::read_header(bytes)->id).value(), bytes);
  EXPECT_EQ(record::value_of(vault.open_record(ana.record, ana.key)->fields(), "a"), "uno");
  EXPECT_THAT(whats(vault), IsEmpty());

  // Again: nothing new, the same link. Another entry for a visit that is over: refused.
  EXPECT_EQ(vault.end_visit(ana.visit, bytes, kNow + 9).value(), link);
  EXPECT_EQ(vault.entries()->size(), 1u);
  EXPECT_EQ(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "dos"}}), kNow).error().code,
            ErrorCode::not_found);
}

TEST_F(VisitTest, AWrongEndChangesNothing) {
  Vault vault = open();
  const Visitor ana;
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {}));
  ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"a", "uno"}));
  const auto bytes = sealed(ana, {}, {{"a", "uno"}});
  EXPECT_EQ(vault.end_visit(ana.visit, bytes, kNow).error().code, ErrorCode::not_found);
  ASSERT_TRUE(vault.set_device(device_));
  const auto foreign = sealed(Visitor{}, {}, {{"a", "uno"}});
  EXPECT_EQ(vault.end_visit(ana.visit, foreign, kNow).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(vault.end_visit(ana.visit, core::Bytes(99), kNow).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(vault.drafts(ana.visit, ana.record, ana.key)->size(), 1u);
  EXPECT_THAT(vault.entries().value(), IsEmpty());
  EXPECT_TRUE(vault.end_visit(ana.visit, bytes, kNow));
}

TEST_F(VisitTest, LinksChain) {
  Vault vault = open_enrolled();
  for (int i = 0; i < 3; ++i) visit(vault, Visitor{}, "x");
  const auto waiting = vault.waiting(9).value();
  ASSERT_EQ(waiting.size(), 3u);
  core::Hash previous{};
  for (std::uint64_t i = 0; i < 3; ++i) {
    const auto link = entry::decode_link(waiting[i].link).value();
    EXPECT_EQ(link.sequence, i + 1);
    EXPECT_EQ(link.previous, previous);
    previous = entry::hash_of(link);
  }
}

TEST_F(VisitTest, ANewDeviceEpochStartsAChainAndTheOldOneStillVerifies) {
  Vault vault = open_enrolled();
  visit(vault, Visitor{}, "x");
  visit(vault, Visitor{}, "y");
  device_.epoch = 2;
  device_.key = keys::SigningKey::from_seed(core::Bytes(32, 4)).value();
  ASSERT_TRUE(vault.set_device(device_));
  EXPECT_THAT(whats(vault), IsEmpty());
  visit(vault, Visitor{}, "z");
  EXPECT_EQ(vault.entries()->back().sequence, 1u);
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(VisitTest, DeletingWhatWasTypedLeavesNothingOfANewRecord) {
  Vault vault = open_enrolled();
  const Visitor ana;
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {code_wrap(ana, "K7QM")}));
  ASSERT_TRUE(vault.keep_draft(ana.visit, ana.record, ana.key, {"a", "uno"}));
  EXPECT_THAT(vault.waiting_wraps(9).value(), IsEmpty());  // nobody has been told of it
  ASSERT_TRUE(vault.drop_visit(ana.visit));
  ASSERT_TRUE(vault.drop_visit(ana.visit));
  EXPECT_THAT(vault.wraps(ana.record).value(), IsEmpty());
  EXPECT_EQ(vault.open_record(ana.record, ana.key).error().code, ErrorCode::not_found);
  EXPECT_EQ(vault.adopt_orphans(kNow).value(), 0);
}

TEST_F(VisitTest, DeletingALaterVisitLeavesTheEarlierOnesAndTheirWraps) {
  Vault vault = open_enrolled();
  const Visitor ana;
  ASSERT_TRUE(vault.begin_visit(ana.visit, ana.record, {code_wrap(ana, "K7QM")}));
  ASSERT_TRUE(vault.end_visit(ana.visit, sealed(ana, {}, {{"a", "uno"}}), kNow));
  const Visitor later = ana.again();
  ASSERT_TRUE(vault.begin_visit(later.visit, later.record, {}));
  ASSERT_TRUE(vault.keep_draft(later.visit, later.record, later.key, {"a", "dos"}));
  ASSERT_TRUE(vault.drop_visit(later.visit));
  EXPECT_EQ(vault.wraps(ana.record)->size(), 1u);
  EXPECT_EQ(record::value_of(vault.open_record(ana.record, ana.key)->fields(), "a"), "uno");
}

}  // namespace
}  // namespace clearway::vault
