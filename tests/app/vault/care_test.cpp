// verify() and backup(): what a changed file, a rolled-back file and a copy look like.
#include "tests/app/vault/edit_file.h"
#include "tests/app/vault/fixture.h"

namespace clearway::vault {
namespace {

using core::ErrorCode;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
namespace fs = std::filesystem;

class CareTest : public VaultTest {
 protected:
  void make(int visits) {
    Vault vault = open_enrolled();
    for (int i = 0; i < visits; ++i) visit(vault, Visitor{}, "x");
  }
  void edit(const char* sql) { edit_file(folder_ / "vault.db", database_key(), sql); }
  std::vector<std::string> problems() {
    Vault vault = open();
    return whats(vault);
  }
};

TEST_F(CareTest, AnEmptyAndAFullVaultVerify) {
  { Vault vault = open(); }
  EXPECT_THAT(problems(), IsEmpty());
  make(3);
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(CareTest, EveryEditShows) {
  struct Row {
    const char* sql;
    const char* want;
  };
  const Row rows[] = {
      {"UPDATE entries SET bytes = zeroblob(length(bytes)) WHERE row = 2", "entry.hash"},
      {"DELETE FROM links WHERE sequence = 2", "link.gap"},
      {"DELETE FROM links WHERE sequence = 2", "link.previous"},
      {"DELETE FROM links WHERE sequence = 2", "entry.unlinked"},
      {"UPDATE links SET bytes = (SELECT bytes FROM links WHERE sequence = 1)"
       " WHERE sequence = 2",
       "link.corrupt"},
      {"UPDATE links SET sequence = 9 WHERE sequence = 3", "link.corrupt"},
      {"UPDATE devices SET verify = zeroblob(32)", "link.signature"},
      {"UPDATE links SET entry = NULL WHERE sequence = 2; DELETE FROM entries WHERE row = 2",
       "entry.missing"},
      {"DELETE FROM links WHERE sequence = 3; DELETE FROM entries WHERE row = 3",
       "database.behind_anchor"},
      {"DELETE FROM records WHERE row = 1", "database.reference"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.sql);
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    make(3);
    edit(row.sql);
    EXPECT_THAT(problems(), Contains(row.want));
  }
}

std::vector<std::string> whats_in_parts(Vault& vault, std::size_t at_once) {
  Verification so_far;
  while (vault.verify_part(so_far, at_once).value()) {
  }
  std::vector<std::string> out;
  for (const auto& problem : so_far.problems) out.push_back(problem.what);
  return out;
}

TEST_F(CareTest, APartAtATimeSeesWhatOneLookSees) {
  const char* edits[] = {
      "UPDATE entries SET bytes = zeroblob(length(bytes)) WHERE row = 2",
      "DELETE FROM links WHERE sequence = 3",
      "UPDATE links SET bytes = (SELECT bytes FROM links WHERE sequence = 1) WHERE sequence = 4",
      "UPDATE entries SET own = 0, hash = zeroblob(32) WHERE row = 5"};
  for (const char* sql : edits) {
    SCOPED_TRACE(sql);
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    make(5);
    edit(sql);
    Vault vault = open();
    const auto all = whats_in_parts(vault, 1000);
    EXPECT_THAT(all, Not(IsEmpty()));
    for (const std::size_t at_once : {1U, 2U, 3U, 5U}) {
      SCOPED_TRACE(at_once);
      EXPECT_EQ(whats_in_parts(vault, at_once), all);
    }
  }
}

TEST_F(CareTest, WhatIsAddedBetweenTwoPartsIsLookedAtToo) {
  make(3);
  Vault vault = open();
  Verification so_far;
  EXPECT_TRUE(vault.verify_part(so_far, 2).value());
  visit(vault, Visitor{}, "y");
  while (vault.verify_part(so_far, 2).value()) {
  }
  EXPECT_THAT(so_far.problems, IsEmpty());
  EXPECT_EQ(so_far.sequence, 4u);
  EXPECT_EQ(so_far.entry, 4);
}

// The link of an erased entry is accounted for (erase_test.cpp); under an earlier epoch it may
// have gone on under a later one.
TEST_F(CareTest, AMissingEntryShowsUntilItsEpochIsOver) {
  make(3);
  edit("PRAGMA foreign_keys = ON; DELETE FROM entries WHERE row = 2");
  EXPECT_THAT(problems(), ElementsAre("entry.missing"));
  Vault vault = open();
  device_.epoch = 2;
  ASSERT_TRUE(vault.set_device(device_));
  EXPECT_THAT(whats(vault), IsEmpty());
}

TEST_F(CareTest, ADatabasePutBackShowsAndGoingOnDoesNotHideIt) {
  make(1);
  fs::copy_file(folder_ / "vault.db", folder_ / "old.db");
  {
    Vault vault = open();
    visit(vault, Visitor{}, "y");
  }
  fs::copy_file(folder_ / "old.db", folder_ / "vault.db", fs::copy_options::overwrite_existing);
  EXPECT_THAT(problems(), ElementsAre("database.behind_anchor"));
  {
    Vault vault = open();
    visit(vault, Visitor{}, "z");
    EXPECT_THAT(whats(vault), ElementsAre("anchor.forked"));
    visit(vault, Visitor{}, "zz");
  }
  EXPECT_THAT(problems(), ElementsAre("anchor.forked"));
}

TEST_F(CareTest, AnAnchorOneBehindIsAPowerCutAndIsMended) {
  make(2);
  const std::string second = read_all(folder_ / "anchor");
  {
    Vault vault = open();
    visit(vault, Visitor{}, "x");
  }
  const std::string third = read_all(folder_ / "anchor");
  write_all(folder_ / "anchor", second);
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(read_all(folder_ / "anchor"), third);
}

TEST_F(CareTest, AnyOtherAnchorIsReported) {
  make(1);
  const std::string first = read_all(folder_ / "anchor");
  {
    Vault vault = open();
    for (int i = 0; i < 4; ++i) visit(vault, Visitor{}, "y");
  }
  struct Row {
    const char* what;
    std::string bytes;
    const char* want;
  };
  std::string flipped = read_all(folder_ / "anchor");
  flipped[100] = static_cast<char>(flipped[100] ^ 1);
  const Row rows[] = {{"more than one write behind", first, "anchor.behind"},
                      {"a flipped bit", flipped, "anchor.corrupt"},
                      {"cut", flipped.substr(0, 127), "anchor.corrupt"},
                      {"longer", flipped + "x", "anchor.corrupt"},
                      {"empty", "", "anchor.corrupt"}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    write_all(folder_ / "anchor", row.bytes);
    EXPECT_THAT(problems(), ElementsAre(row.want));
  }
  fs::remove(folder_ / "anchor");
  EXPECT_THAT(problems(), ElementsAre("anchor.missing"));
  {
    Vault vault = open();
    visit(vault, Visitor{}, "again");  // the next entry writes a good one
  }
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(CareTest, ABackupIsEncryptedCompleteAndOpensWithTheSameKey) {
  const Visitor ana;
  const auto copy = folder_ / "copy";
  fs::create_directories(copy);
  {
    Vault vault = open_enrolled();
    visit(vault, ana, "uno");
    ASSERT_TRUE(vault.backup(copy / "vault.db"));
    visit(vault, Visitor{}, "later");
    ASSERT_TRUE(vault.backup(copy / "vault.db"));  // over an older one
  }
  EXPECT_THAT(read_all(copy / "vault.db").substr(0, 15), Not("SQLite format 3"));
  EXPECT_EQ(std::distance(fs::directory_iterator(copy), {}), 1);
  fs::copy_file(folder_ / "anchor", copy / "anchor");
  EXPECT_EQ(Vault::open(copy, database_key(8)).error().code, ErrorCode::wrong_key);
  Vault restored = Vault::open(copy, database_key()).value();
  EXPECT_EQ(restored.entries()->size(), 2u);
  EXPECT_EQ(record::value_of(restored.open_record(ana.record, ana.key)->fields(), "a"), "uno");
  EXPECT_THAT(whats(restored), IsEmpty());
}

TEST_F(CareTest, ABackupThatCannotBeWrittenLeavesNothing) {
  Vault vault = open_enrolled();
  EXPECT_EQ(vault.backup(folder_ / "none" / "copy.db").error().code, ErrorCode::not_found);
  EXPECT_FALSE(fs::exists(folder_ / "none"));
}

}  // namespace
}  // namespace clearway::vault
