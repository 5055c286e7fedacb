// Somebody with the disk and without the key changes bytes: each page of the file, each frame of
// the WAL, an older page, an older file, a shorter one. Nothing passes for true that was never
// true, what can still be read is saved, and the table in app/vault/README.md says who sees it.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <fstream>
#include <random>

#include "app/vault/salvage.h"
#include "tests/fault/story.h"
#include "tests/support/temp_dir.h"

namespace clearway::fault {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::IsEmpty;

constexpr std::size_t kPage = 4096;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void flip_a_bit(char& byte, std::mt19937& random) {
  byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (random() % 8)));
}

struct Found {
  bool opens = false;
  std::string seen;  // empty: something in it cannot be read
  std::vector<std::string> problems;
  bool hidden(const std::string& truth) const {  // something is wrong and nothing says so
    return opens && problems.empty() && !seen.empty() && seen != truth;
  }
};

class Tamper : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(keys::start());
    fs::create_directories(home());
    auto vault = Story::open(home());
    ASSERT_TRUE(vault);
    for (const auto& call : story_.calls()) {
      ASSERT_TRUE(call.make(*vault)) << call.what;
      history_.push_back(*story_.seen(*vault));
      if (call.what == std::string("end_visit")) copy(home(), scratch_ / "earlier");
      // The WAL of an open vault, with what is not yet folded into the file.
      if (call.what != std::string("keep_draft to be cut off")) continue;
      copy(home(), scratch_ / "open");
      open_seen_ = history_.back();
    }
  }
  fs::path home() const { return scratch_ / "home"; }
  fs::path image() const { return scratch_ / "image"; }

  static void copy(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::create_directories(to);
    for (const char* name : {"vault.db", "vault.db-wal", "anchor"})
      if (fs::exists(from / name)) fs::copy_file(from / name, to / name);
  }
  Found look(const fs::path& folder) {
    Found found;
    auto vault = Story::open(folder);
    if (!vault) return found;
    found.opens = true;
    found.seen = story_.seen(*vault).value_or("");
    const auto problems = vault->verify();
    if (!problems) found.problems.push_back(core::describe(problems.error()));
    if (problems)
      for (const auto& problem : *problems) found.problems.push_back(problem.what);
    return found;
  }
  const std::string& truth() const { return history_.back(); }

  support::TempDir scratch_{support::TempDir::fast()};
  Story story_;
  std::vector<std::string> history_;  // what was seen after each call
  std::string open_seen_;             // in the vault that was copied while it was open
};

TEST_F(Tamper, ABitInAnyPageIsSeenAtOnceAndTheRestIsSaved) {
  copy(home(), image());
  const std::string sound = read(image() / "vault.db");
  ASSERT_GT(sound.size(), 20 * kPage);
  std::mt19937 random(7);
  int unreadable = 0, entries_lost = 0;
  for (std::size_t page = 0; page < sound.size() / kPage; ++page) {
    SCOPED_TRACE(page);
    copy(home(), image());
    std::string bytes = sound;
    flip_a_bit(bytes[page * kPage + random() % kPage], random);
    write(image() / "vault.db", bytes);
    const Found found = look(image());
    EXPECT_FALSE(found.hidden(truth())) << found.seen;
    EXPECT_TRUE(page > 0 || !found.opens);
    if (!found.opens) {  // a page of the schema: nothing of the file can be read
      ++unreadable;
      continue;
    }
    fs::remove_all(scratch_ / "saved");
    const auto saved = vault::salvage(image(), core::Bytes(32, 7), scratch_ / "saved");
    ASSERT_TRUE(saved) << core::describe(saved.error());
    EXPECT_EQ(read(image() / "vault.db"), bytes) << "the damaged file is only read";
    entries_lost += saved->tables.at("entries").whole ? 0 : 1;
    auto vault = Story::open(scratch_ / "saved");
    ASSERT_TRUE(vault) << core::describe(vault.error());
    EXPECT_TRUE(vault->entries());
    EXPECT_TRUE(
        vault->begin_visit(keys::random_id<core::VisitId>(), keys::random_id<core::RecordId>(), {}))
        << "the next person can be helped";
  }
  EXPECT_LE(unreadable, 3) << "a damaged page must not hide the others";
  EXPECT_GT(entries_lost, 0) << "no page of entries was hit: the test saw nothing";
}

TEST_F(Tamper, SalvageOfASoundVaultIsTheVault) {
  const auto saved = vault::salvage(home(), core::Bytes(32, 7), scratch_ / "saved");
  ASSERT_TRUE(saved) << core::describe(saved.error());
  for (const auto& [table, rows] : saved->tables) EXPECT_TRUE(rows.whole) << table;
  const Found found = look(scratch_ / "saved");
  EXPECT_EQ(found.seen, truth());
  EXPECT_THAT(found.problems, IsEmpty());
  EXPECT_FALSE(vault::salvage(home(), core::Bytes(32, 7), scratch_ / "saved")) << "never over one";
  EXPECT_EQ(vault::salvage(home(), core::Bytes(32, 8), scratch_ / "other").error().code,
            core::ErrorCode::wrong_key);
  EXPECT_FALSE(fs::exists(scratch_ / "other")) << "one that failed leaves nothing behind";
}

// SQLite drops what follows a frame that does not check, without a word. What was a draft is
// gone then; what was an entry shows by the anchor.
TEST_F(Tamper, ABitInTheWalBringsBackAnEarlierTruthAndNeverAnotherOne) {
  const std::string wal = read(scratch_ / "open" / "vault.db-wal");
  ASSERT_GT(wal.size(), 2 * kPage);
  std::mt19937 random(7);
  bool dropped = false;
  for (std::size_t at = 0; at < wal.size(); at += 1 + random() % 1500) {
    SCOPED_TRACE(at);
    copy(scratch_ / "open", image());
    std::string bytes = wal;
    flip_a_bit(bytes[at], random);
    write(image() / "vault.db-wal", bytes);
    const Found found = look(image());
    if (!found.opens || found.seen.empty()) continue;  // seen at once
    EXPECT_THAT(history_, Contains(found.seen));
    dropped = dropped || found.seen != open_seen_;
  }
  EXPECT_TRUE(dropped) << "nothing was ever dropped: the test saw nothing";
}

TEST_F(Tamper, AnOlderFileAShorterOneAndAnExchangedPageAreSeen) {
  const std::string now = read(home() / "vault.db");
  const std::string earlier = read(scratch_ / "earlier" / "vault.db");
  const struct {
    const char* what;
    std::string bytes;
  } rows[] = {
      {"the whole file as it was", earlier},
      {"the last page cut off", now.substr(0, now.size() - kPage)},
      {"half of a page cut off", now.substr(0, now.size() - kPage / 2)},
      {"two pages exchanged", now.substr(0, 3 * kPage) + now.substr(4 * kPage, kPage) +
                                  now.substr(3 * kPage, kPage) + now.substr(5 * kPage)},
      {"nothing left", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    copy(home(), image());
    fs::remove(image() / "vault.db-wal");
    write(image() / "vault.db", row.bytes);
    const Found found = look(image());
    // What is cut off may be a page that nothing uses any more.
    EXPECT_FALSE(found.hidden(truth())) << found.seen;
  }
}

// SQLCipher accepts a page of an older copy of the same file. What such a page can hide is what
// the chain, the hashes and the anchor guard; what the root signed is counted in the anchor.
TEST_F(Tamper, APageOfAnOlderCopyHidesNoEntryAndBringsBackNoStaffList) {
  const std::string now = read(home() / "vault.db");
  const std::string earlier = read(scratch_ / "earlier" / "vault.db");
  int accepted = 0;
  for (std::size_t page = 1; page < earlier.size() / kPage; ++page) {
    if (earlier.compare(page * kPage, kPage, now, page * kPage, kPage) == 0) continue;
    SCOPED_TRACE(page);
    copy(home(), image());
    fs::remove(image() / "vault.db-wal");
    std::string bytes = now;
    bytes.replace(page * kPage, kPage, earlier, page * kPage, kPage);
    write(image() / "vault.db", bytes);
    const Found found = look(image());
    const auto lines = [](const std::string& text) {
      std::string entries;
      for (std::size_t from = 0; from < text.size();) {
        const auto to = text.find('\n', from);
        const auto line = text.substr(from, to - from);
        if (line.starts_with("entry") || line.starts_with("trust"))
          entries += line.substr(0, 60) + "\n";
        from = to + 1;
      }
      return entries;
    };
    if (!found.opens || found.seen.empty() || !found.problems.empty()) continue;  // seen
    ++accepted;
    EXPECT_EQ(lines(found.seen), lines(truth()))
        << "an entry vanished, or a list came back, and nothing says so";
  }
  RecordProperty("accepted", accepted);
}

}  // namespace
}  // namespace clearway::fault
