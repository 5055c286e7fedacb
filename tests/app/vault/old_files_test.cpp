// tests/golden/vault: a file of every schema version there has been, written by the program of
// that version (old_file_main.cpp). The kept bytes are copied and then opened.
#include "app/vault/database.h"
#include "app/vault/salvage.h"
#include "app/vault/statement.h"
#include "tests/app/vault/fixture.h"
#include "tests/app/vault/old_story.h"

namespace clearway::vault {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

class OldFiles : public VaultTest {
 protected:
  static std::vector<fs::path> all() {
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(CLEARWAY_SOURCE_DIR "/tests/golden/vault"))
      if (file.path().extension() == ".db") files.push_back(file.path());
    std::ranges::sort(files);
    return files;
  }
  void put_in_place(fs::path file) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy_file(file, folder_ / "vault.db");
    fs::copy_file(file.replace_extension(".anchor"), folder_ / "anchor");
  }
  std::string ask(const char* sql, core::ByteView key = old::kDatabaseKey) {
    auto db = old::must(Database::open(folder_ / "vault.db", old::must(raw_key(key))));
    auto found = old::must(query(db.handle(), sql));
    std::string out;
    while (old::must(found.step())) out += found.column_text(0) + "\n";
    return out;
  }
  Vault open_old() { return old::must(Vault::open(folder_, old::kDatabaseKey)); }
};

// What the story put there, whatever the version.
void expect_the_story(Vault& vault) {
  EXPECT_EQ(vault.get("made.up").value(), (core::Bytes{1, 2, 3}));
  EXPECT_EQ(vault.device()->id, old::device().id);
  const auto wraps = vault.wraps_of_locator("K7QM").value();
  ASSERT_EQ(wraps.size(), 2u);
  const auto key = entry::unwrap(wraps[0], old::code());
  ASSERT_TRUE(key);
  EXPECT_TRUE(std::ranges::equal(key->view(), old::kAna.key));
  const std::pair<old::Person, const char*> people[] = {
      {old::kAna, "Ana Ñandú"}, {old::kBen, "Test Person"}, {old::kCleo, "Cleo Prueba"}};
  for (const auto& [who, name] : people) {
    const auto record = vault.open_record(who.record, who.key);
    ASSERT_TRUE(record) << name;
    EXPECT_EQ(record::value_of(record->fields(), "person.name.court"), name);
  }
  EXPECT_THAT(vault.wraps_of_site(old::kSite).value(), testing::SizeIs(2));
  EXPECT_FALSE(vault.open_record(old::kDora.record, old::kDora.key));
  const auto counts = vault.counts(0).value();
  EXPECT_EQ(counts.taken, 2);
  EXPECT_EQ(counts.set_aside, 1);
}

TEST_F(OldFiles, OpenMigrateVerifyCleanAndStillReadTheirRecords) {
  ASSERT_GE(all().size(), 4u);
  for (const auto& file : all()) {
    SCOPED_TRACE(file.filename());
    put_in_place(file);
    EXPECT_EQ("v" + ask("PRAGMA user_version"), file.stem().string() + "\n");
    {
      Vault vault = open_old();
      EXPECT_THAT(whats(vault), IsEmpty());
      expect_the_story(vault);
    }
    Vault vault = open_old();  // migrated once, and not again
    expect_the_story(vault);
    ASSERT_EQ(vault.drafts(old::kOpenVisit, old::kAna.record, old::kAna.key)->size(), 1u);
    EXPECT_EQ(vault.adopt_orphans(kNow).value(), 1);
    const auto ana = vault.open_record(old::kAna.record, old::kAna.key).value();
    EXPECT_EQ(record::value_of(ana.fields(), "person.phone"), "555-0100");
    EXPECT_THAT(whats(vault), IsEmpty());
    visit(vault, Visitor{}, "the next person");
    EXPECT_THAT(whats(vault), IsEmpty());
  }
}

TEST_F(OldFiles, BecomeExactlyWhatANewVaultIs) {
  constexpr const char* kSchema =
      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1";
  { Vault vault = open(); }
  const auto version = ask("PRAGMA user_version", database_key());
  const auto schema = ask(kSchema, database_key());
  for (const auto& file : all()) {
    SCOPED_TRACE(file.filename());
    put_in_place(file);
    { Vault vault = open_old(); }
    EXPECT_EQ(ask("PRAGMA user_version"), version);
    EXPECT_EQ(ask(kSchema), schema);
  }
}

TEST_F(OldFiles, AreSalvagedToo) {
  for (const auto& file : all()) {
    SCOPED_TRACE(file.filename());
    put_in_place(file);
    const auto version = ask("PRAGMA user_version");
    const auto into = folder_ / "saved";
    const auto told = salvage(folder_, old::kDatabaseKey, into);
    ASSERT_TRUE(told) << core::describe(told.error());
    for (const auto& [table, rows] : told->tables) EXPECT_TRUE(rows.whole) << table;
    EXPECT_GT(told->tables.at("entries").saved, 0);
    EXPECT_EQ(ask("PRAGMA user_version"), version) << "it is only read";
    auto vault = old::must(Vault::open(into, old::kDatabaseKey));
    EXPECT_THAT(whats(vault), IsEmpty());
    expect_the_story(vault);
  }
}

// Withdrawn under the version that knew of it, withdrawn for good.
TEST_F(OldFiles, KeepWhatWasErased) {
  int knew = 0;
  for (const auto& file : all()) {
    SCOPED_TRACE(file.filename());
    put_in_place(file);
    if (ask("SELECT name FROM sqlite_master WHERE name = 'erasures'").empty()) continue;
    ++knew;
    Vault vault = open_old();
    EXPECT_TRUE(vault.erasure(old::kDora.record).value());
    ASSERT_TRUE(vault.keep_pulled({old::sealed(old::kDora, "Dora Ejemplo")}, {}, {}, "8"));
    EXPECT_THAT(vault.entries(old::kDora.record).value(), IsEmpty());
  }
  EXPECT_GT(knew, 0);
}

}  // namespace
}  // namespace clearway::vault
