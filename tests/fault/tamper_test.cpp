// Somebody with the disk and without the key puts bytes back that were there before: an older page,
// an older file, a shorter one, frames of the WAL. Nothing passes for true that was never true, and
// the table in app/vault/README.md says who sees it.
#include <fmt/format.h>

#include "tests/fault/tamper.h"
#include "tests/support/disk.h"

namespace clearway::fault {
namespace {

namespace fs = std::filesystem;
using support::Disk;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;

// What of a state the chain answers for: each own entry and each note is a link.
std::size_t links_in(const std::string& seen) {
  std::size_t links = 0;
  for (std::size_t from = 0; from < seen.size();) {
    const auto to = std::min(seen.find('\n', from), seen.size());
    const auto line = seen.substr(from, to - from);
    const bool own = line.starts_with("entry") && line.find(" own true ") != line.npos;
    links += own || line.starts_with("audit") ? 1 : 0;
    from = to + 1;
  }
  return links;
}

class WalTamper : public Tamper {
 protected:
  struct Dropped {
    int any = 0;    // states that are not the newest
    int links = 0;  // of them, those that miss an entry or a note
  };

  // Flips bits all along the WAL in `folder`, one at a time. SQLite drops what follows a frame
  // that does not check, without a word. What was the last draft of an open visit is gone then,
  // and nothing says so: it is in no chain yet. What came from the center goes with the cursor
  // behind it and comes again. What was made and kept here is missed.
  Dropped flip_bits(const fs::path& folder, const std::string& newest) {
    const std::string wal = support::read_file(folder / "vault.db-wal");
    EXPECT_GT(wal.size(), 2 * kPage);
    std::mt19937 random(7);
    Dropped dropped;
    for (std::size_t at = 0; at < wal.size(); at += 1 + random() % 1500) {
      SCOPED_TRACE(at);
      copy(folder, image());
      std::string bytes = wal;
      flip_a_bit(bytes[at], random);
      support::write_file(image() / "vault.db-wal", bytes);
      const Found found = look(image());
      if (!found.opens || found.seen.empty()) continue;  // seen at once
      EXPECT_THAT(history_, Contains(found.seen));
      dropped.any += found.seen != newest ? 1 : 0;
      if (links_in(found.seen) >= links_in(newest)) continue;
      ++dropped.links;
      EXPECT_THAT(found.problems, Not(IsEmpty())) << "a link vanished, and nothing says so";
    }
    return dropped;
  }

  // As it is when the power goes after a visit's entry was kept and the anchor has followed, and
  // before the WAL is folded into the file. Returns what can be seen then.
  std::string cut_off_at_the_end_of_a_visit(const fs::path& into) {
    const auto folder = scratch_ / "second";
    fs::create_directories(folder);
    Disk disk(folder);
    auto vault = Story::open(folder);
    int ended = 0;
    for (const auto& call : story_.calls()) {
      const auto before = disk.steps().size();
      EXPECT_TRUE(vault && call.make(*vault)) << call.what;
      // The second: by then the device lies in the file and not in the WAL.
      ended += call.what == std::string("end_visit") ? 1 : 0;
      if (ended < 2) continue;
      std::mt19937 random(7);
      disk.lay_out(after_the_anchor(disk, before), random, into);
      return *story_.seen(*vault);
    }
    return {};
  }

 private:
  // Every step of it is synced by then.
  static std::size_t after_the_anchor(const Disk& disk, std::size_t step) {
    const auto& steps = disk.steps();
    while (step < steps.size() && steps[step].to != "anchor") ++step;
    while (step < steps.size() && steps[step].kind != Disk::Kind::sync_folder) ++step;
    return step + 1;
  }
};

TEST_F(WalTamper, ABitInTheWalBringsBackAnEarlierTruthAndNeverAnotherOne) {
  const auto dropped = flip_bits(scratch_ / "open", open_seen_);
  EXPECT_GT(dropped.any, dropped.links) << "no draft was ever dropped: the test saw nothing";
  EXPECT_GT(dropped.links, 0) << "no note was ever dropped: the test saw nothing";
}

TEST_F(WalTamper, AnEntryThatABitInTheWalDropsIsMissed) {
  const auto newest = cut_off_at_the_end_of_a_visit(scratch_ / "ended");
  copy(scratch_ / "ended", image());
  const Found sound = look(image());
  ASSERT_EQ(sound.seen, newest);
  ASSERT_THAT(sound.problems, IsEmpty());
  EXPECT_GT(flip_bits(scratch_ / "ended", newest).links, 0);
}

TEST_F(Tamper, AnOlderFileAShorterOneAndAnExchangedPageAreSeen) {
  const std::string now = support::read_file(home() / "vault.db");
  const std::string earlier = support::read_file(scratch_ / "earlier" / "vault.db");
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
    support::write_file(image() / "vault.db", row.bytes);
    const Found found = look(image());
    // What is cut off may be a page that nothing uses any more.
    EXPECT_FALSE(found.hidden(truth())) << found.seen;
  }
}

// What the chain and the anchor answer for: own entries, and what the root signed.
std::string guarded_part(const std::string& seen) {
  std::string out;
  for (std::size_t from = 0; from < seen.size();) {
    const auto to = std::min(seen.find('\n', from), seen.size());
    const auto line = seen.substr(from, to - from);
    const bool own = line.starts_with("entry") && line.find(" own true ") != line.npos;
    // Without the center's word on it, at the end of the line.
    if (own || line.starts_with("trust")) out += line.substr(0, line.find(" state ")) + "\n";
    from = to + 1;
  }
  return out;
}

// SQLCipher accepts a page of an older copy of the same file. What such a page can hide is what
// the chain, the hashes and the anchor guard; what the root signed is counted in the anchor.
TEST_F(Tamper, APageOfAnOlderCopyHidesNoEntryAndBringsBackNoStaffList) {
  const std::string now = support::read_file(home() / "vault.db");
  int accepted = 0, tried = 0;
  for (std::size_t copy_number = 0; copy_number < older_.size(); ++copy_number) {
    const auto& earlier = older_[copy_number];
    for (std::size_t page = 1; page < std::min(earlier.size(), now.size()) / kPage; ++page) {
      if (earlier.compare(page * kPage, kPage, now, page * kPage, kPage) == 0) continue;
      SCOPED_TRACE(fmt::format("page {} of copy {}", page, copy_number));
      copy(home(), image());
      fs::remove(image() / "vault.db-wal");
      std::string bytes = now;
      bytes.replace(page * kPage, kPage, earlier, page * kPage, kPage);
      support::write_file(image() / "vault.db", bytes);
      const Found found = look(image());
      ++tried;
      if (!found.opens || found.seen.empty() || !found.problems.empty()) continue;  // seen
      ++accepted;
      EXPECT_EQ(guarded_part(found.seen), guarded_part(truth()))
          << "an entry vanished, or a list came back, and nothing says so";
    }
  }
  EXPECT_GT(accepted, 0) << "each was refused: the test saw nothing";
  RecordProperty("tried", tried);
  RecordProperty("accepted", accepted);
}

}  // namespace
}  // namespace clearway::fault
