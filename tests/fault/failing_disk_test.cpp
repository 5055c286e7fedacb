// The disk fills up, fails or becomes read-only, at every step of a vault's life, and cannot be
// read at every read. What fails is tried again once the disk is sound, and then the power goes:
// what was reported as done is there, whether it failed before or not.
#include <fmt/format.h>

#include <cerrno>

#include "tests/fault/vault_fault.h"

namespace clearway::fault {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using support::Disk;
using testing::Contains;
using testing::HasSubstr;
using testing::StartsWith;

using Arm = std::function<void(Disk&, vault::Vault*)>;

class FailingDisk : public VaultFault {
 protected:
  // The story on a disk with a fault. `arm` is called before the vault is opened, without one, and
  // before each call of it. What fails is tried again once the disk is sound, on the same vault as
  // the kiosk does; where that cannot be, after a restart.
  void play_struck(const Arm& arm) {
    make_home();
    Disk disk(home());
    arm(disk, nullptr);
    auto vault = Story::open(home());
    struck_ += disk.strikes() > 0 ? 1 : 0;
    if (!vault) {
      ASSERT_GT(disk.strikes(), 0U) << core::describe(vault.error());
      disk.heal();
      vault = Story::open(home());
      ASSERT_TRUE(vault) << "with the disk sound again: " << core::describe(vault.error());
    }
    for (std::size_t i = 0; i < story_.calls().size(); ++i) {
      SCOPED_TRACE(story_.calls()[i].what);
      arm(disk, &*vault);
      ASSERT_NO_FATAL_FAILURE(make_struck(disk, *vault, i));
    }
    disk.heal();
    expect_whole(*vault, last());
  }

  void play_with(const Disk::Fault& fault) {
    play_struck([&](Disk& disk, const vault::Vault* open) {
      if (open == nullptr) disk.fail(fault);
    });
  }

  // Each call has its own fault, at its step number `step`.
  void play_with_each(Disk::Fault fault, std::size_t step) {
    play_struck([&](Disk& disk, vault::Vault* open) {
      // An anchor that could not be written twice in a row would be told of, and rightly: the look
      // at the head, as at a start, puts it right after the first time.
      disk.heal();
      EXPECT_TRUE(open == nullptr || open->verify_head());
      fault.at = disk.steps().size() + step;
      disk.fail(fault);
    });
  }

  void make_struck(Disk& disk, vault::Vault& vault, std::size_t i) {
    const auto before = disk.strikes();
    const auto done = story_.calls()[i].make(vault);
    if (disk.strikes() == before) {
      ASSERT_TRUE(done) << "it failed with nothing wrong: " << core::describe(done.error());
      return;
    }
    ++struck_;
    if (!done) {
      ++failed_;
      expect_image(disk, i, i + 1);
      disk.heal();
      ASSERT_NO_FATAL_FAILURE(make_again(vault, i));
    }
    // It said that it is kept: so it is, if the power goes now.
    expect_image(disk, i + 1, i + 1);
  }

  void make_again(vault::Vault& vault, std::size_t i) {
    const auto& call = story_.calls()[i];
    if (call.make(vault)) return;
    { const auto closed = std::move(vault); }
    auto reopened = Story::open(home());
    ASSERT_TRUE(reopened) << "after a restart: " << core::describe(reopened.error());
    vault = *std::move(reopened);
    const auto again = call.make(vault);
    ASSERT_TRUE(again) << "after a restart: " << core::describe(again.error());
  }

  // Strikes every step of every call in its turn, with the vault as the strikes before have left
  // it: until a play in which no call has so many steps. With fewer faults, some of them.
  void walk(const Disk::Fault& fault) {
    const auto steps = steps_when_sound();
    ASSERT_FALSE(HasFailure());
    const auto longest = longest_call();
    const bool every = asked_faults() >= longest;
    auto random = random_of(0);
    std::size_t step = 0;
    for (int before = -1; before < struck_ && !HasFailure(); ++step) {
      if (every) before = struck_;
      if (!every && step > longest) break;
      if (!every && random() % longest >= asked_faults() / 10) continue;
      SCOPED_TRACE(fmt::format("CLEARWAY_SEED={} errno {} at step {} of each call", asked_seed(),
                               fault.error, step));
      ASSERT_NO_FATAL_FAILURE(play_with_each(fault, step));
    }
    if (every) {
      EXPECT_GE(struck_, static_cast<int>(steps)) << "not every step was struck";
    }
    if (asked_faults() >= kFaultsOfCheck) {
      EXPECT_TRUE(every) << "the story has grown: more faults are needed";
    }
    EXPECT_GT(failed_, 0) << "no call ever failed: the test saw nothing";
    RecordProperty("steps", static_cast<int>(steps));
    RecordProperty("struck", struck_);
    RecordProperty("failed", failed_);
  }

  std::size_t steps_when_sound() {
    Disk disk(home());
    play(disk);
    return disk.steps().size();
  }
  std::size_t longest_call() const {
    std::size_t longest = marks_[0].steps;
    for (std::size_t i = 1; i < marks_.size(); ++i)
      longest = std::max(longest, marks_[i].steps - marks_[i - 1].steps);
    return longest;
  }

  int struck_ = 0;  // calls in which the disk failed
  int failed_ = 0;  // those of them that said so
};

TEST_F(FailingDisk, AFullDiskAtEveryStepLosesNothing) { walk({0, ENOSPC, true, true}); }
TEST_F(FailingDisk, AnErrorAtEveryStepLosesNothing) { walk({0, EIO, false, false}); }
TEST_F(FailingDisk, ADiskThatIsGoneAtEveryStepLosesNothing) { walk({0, EIO, true, true}); }

// A change of the journal's mode answers before it is done, and SQLite lets it pass when it cannot
// sync the folder. A vault that was opened all the same would lose its words to a journal that
// comes back after a power cut.
TEST_F(FailingDisk, AFileMadeOnAFailingDiskIsRefusedOrKeepsWhatItTakes) {
  const core::Bytes value(9, 1);
  int opened = 0;
  for (std::size_t step = 0;; ++step) {
    SCOPED_TRACE(step);
    make_home();
    Disk disk(home());
    disk.fail({step, EIO, false, false});
    auto vault = Story::open(home());
    if (disk.strikes() == 0) break;
    if (!vault) continue;
    ++opened;
    disk.heal();
    ASSERT_TRUE(vault->put("a", value));
    for (unsigned long i = 0; i < 5; ++i) {
      auto random = random_of(i);
      disk.lay_out(disk.steps().size(), random, scratch_ / "image");
      auto after = Story::open(scratch_ / "image");
      ASSERT_TRUE(after) << core::describe(after.error());
      const auto got = after->get("a");
      EXPECT_TRUE(got && *got == value) << "CLEARWAY_SEED=" << asked_seed() << " " << i;
    }
  }
  EXPECT_GT(opened, 0) << "it never opened: the test saw nothing";
}

TEST_F(FailingDisk, AFaultAnywhereLosesNothingAndOneCanGoOn) {
  const auto steps = steps_when_sound();
  ASSERT_FALSE(HasFailure());
  for (unsigned long i = 0; i < asked_faults() && !HasFailure(); ++i) {
    auto random = random_of(i);
    constexpr int kErrors[] = {EIO, ENOSPC, EROFS};
    Disk::Fault fault;
    fault.at = random() % steps;
    fault.error = kErrors[random() % 3];
    fault.until_healed = fault.error == EROFS || random() % 2 == 0;
    fault.torn = random() % 2 == 0;
    SCOPED_TRACE(fmt::format("CLEARWAY_SEED={} fault {}: errno {} at step {}{}{}", asked_seed(), i,
                             fault.error, fault.at, fault.until_healed ? " until healed" : "",
                             fault.torn ? " torn" : ""));
    ASSERT_NO_FATAL_FAILURE(play_with(fault));
  }
  EXPECT_GT(failed_, 0) << "no call ever failed: the test saw nothing";
  RecordProperty("failed", failed_);
}

TEST_F(FailingDisk, AFullDiskIsCalledFullWhereverItStrikes) {
  Disk disk(home());
  ASSERT_NO_FATAL_FAILURE(play(disk));
  auto vault = Story::open(home());
  ASSERT_TRUE(vault);
  disk.fail({disk.steps().size(), ENOSPC, true, false});
  for (int i = 0; i < 3; ++i) {
    const auto full = vault->put("b", core::Bytes(20'000, 2));
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::storage_full) << core::describe(full.error());
  }
  disk.heal();
  EXPECT_TRUE(vault->put("b", core::Bytes(20'000, 2)));
}

// As after a start at which the file system was found damaged.
TEST_F(FailingDisk, AReadOnlyDiskIsRefusedInPlainWordsAndNothingChanges) {
  steps_when_sound();
  ASSERT_FALSE(HasFailure());
  const auto bytes = [&](const char* name) { return support::read_file(home() / name); };
  const auto before = bytes("vault.db") + bytes("anchor");
  Disk disk(home());
  disk.fail({0, EROFS, true, false});
  const auto refused = Story::open(home());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::internal);
  EXPECT_THAT(refused.error().detail, HasSubstr("can only be read now"));
  EXPECT_GT(disk.strikes(), 0U);
  EXPECT_TRUE(bytes("vault.db") + bytes("anchor") == before);
  disk.heal();
  auto vault = Story::open(home());
  ASSERT_TRUE(vault) << core::describe(vault.error());
  expect_whole(*vault, last());
}

// ---- reads -----------------------------------------------------------------------------------

class FailingReads : public FailingDisk {
 protected:
  // The folder as it is before each call, to be opened with nothing of it in SQLite's memory.
  void play_and_keep() {
    Disk disk(home());
    play(disk, [&](std::size_t i) { copy(home(), moment(i)); });
  }
  fs::path moment(std::size_t i) const { return scratch_ / fmt::format("moment {}", i); }
  static void copy(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::create_directories(to);
    for (const char* name : {"vault.db", "vault.db-wal", "anchor"})
      if (fs::exists(from / name)) fs::copy_file(from / name, to / name);
  }

  // That a page cannot be read says nothing of what is on it.
  static void expect_honest(const core::Error& error) {
    for (const auto wrong :
         {ErrorCode::not_found, ErrorCode::rejected, ErrorCode::busy, ErrorCode::storage_full})
      EXPECT_NE(error.code, wrong) << core::describe(error);
  }

  // Opens it, makes the call, looks and verifies, on a disk of which a read fails; and then on
  // the sound one. Returns how many reads there were.
  std::size_t make_unread(std::size_t i, const Disk::ReadFault& fault) {
    copy(moment(i), home());
    Disk disk(home());
    disk.fail_reads(fault);
    auto vault = Story::open(home());
    if (!vault) {  // wrong_key may be said of a first page that cannot be read (database.h)
      expect_honest(vault.error());
      disk.heal();
      vault = Story::open(home());
    }
    if (!vault) {
      ADD_FAILURE() << "with the disk sound again: " << core::describe(vault.error());
      return disk.reads();
    }
    const auto done = story_.calls()[i].make(*vault);
    if (!done) {
      expect_honest(done.error());
      disk.heal();
      EXPECT_NE(done.error().code, ErrorCode::wrong_key);
      make_again(*vault, i);
    }
    look(*vault, i + 1);
    note(disk);
    disk.heal();
    expect_whole(*vault, i + 1);
    if (disk.strikes() > 0) expect_image(disk, i + 1, i + 1);
    return disk.reads();
  }

  // An error, or everything there is.
  void look(vault::Vault& vault, std::size_t at) {
    const auto seen = story_.seen(vault);
    if (seen) {
      EXPECT_EQ(*seen, marks_[at].seen);
    } else {
      expect_honest(seen.error());
    }
    static_cast<void>(vault.verify());  // whatever it says of such a disk
  }

  void note(const Disk& disk) {
    for (const auto& [file, times] : disk.unread()) unread_[file] += times;
    struck_ += disk.strikes() > 0 ? 1 : 0;
  }

  std::map<std::string, int> unread_;
};

TEST_F(FailingReads, AReadThatFailsIsAnErrorOrTheWholeTruth) {
  ASSERT_NO_FATAL_FAILURE(play_and_keep());
  const std::size_t calls = story_.calls().size();
  const std::size_t each = std::max<std::size_t>(asked_faults() / 60, 1);  // reads of each call
  for (std::size_t i = 0; i < calls && !HasFailure(); ++i) {
    SCOPED_TRACE(story_.calls()[i].what);
    const auto reads = make_unread(i, {SIZE_MAX});
    auto random = random_of(i);
    for (std::size_t k = 0; k < each && !HasFailure(); ++k) {
      const Disk::ReadFault fault{each >= reads ? k % reads : random() % reads, k % 2 == 0};
      SCOPED_TRACE(fmt::format("CLEARWAY_SEED={} read {} of {}{}", asked_seed(), fault.at, reads,
                               fault.until_healed ? " until healed" : ""));
      make_unread(i, fault);
    }
  }
  EXPECT_GT(unread_["vault.db"], 0);
  for (const auto* file : {"vault.db-wal", "anchor"})
    EXPECT_TRUE(unread_[file] > 0 || asked_faults() < kFaultsOfCheck) << file;
  RecordProperty("struck", struck_);
}

// A vault that was put back, and an anchor that says so and cannot be read for a while: what is
// written meanwhile must not take its place.
TEST_F(FailingReads, AnAnchorThatCannotBeReadIsNotWrittenOver) {
  ASSERT_NO_FATAL_FAILURE(play_and_keep());
  std::size_t renewed = 0;
  while (std::string_view(story_.calls()[renewed].what) != "renew") ++renewed;
  const auto earlier = renewed - 4;  // of the same epoch, some links before
  copy(moment(earlier), home());
  fs::copy_file(moment(renewed) / "anchor", home() / "anchor",
                fs::copy_options::overwrite_existing);
  Disk disk(home());
  auto vault = Story::open(home());
  ASSERT_TRUE(vault) << core::describe(vault.error());
  ASSERT_THAT(problems(*vault), Contains(StartsWith("database.behind_anchor")));
  disk.fail_reads({disk.reads(), true, "anchor"});
  for (auto call = earlier; call < earlier + 2; ++call) {
    EXPECT_TRUE(story_.calls()[call].make(*vault)) << story_.calls()[call].what;
    EXPECT_TRUE(vault->put("trust.staff", core::Bytes(5000, 'p')));
  }
  EXPECT_GT(disk.unread().at("anchor"), 0);
  disk.heal();
  EXPECT_THAT(problems(*vault), Contains(StartsWith("database.behind_anchor")));
}

}  // namespace
}  // namespace clearway::fault
