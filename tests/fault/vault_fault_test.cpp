// The power goes, the disk lies, fills up or fails, at every step of a vault's life. The
// measure is always the same: what was reported as done is there and opens, what was not is
// there whole or not at all, no word lies unsealed, the chain verifies, and one can go on.
//
// CLEARWAY_CUTS and CLEARWAY_SEED choose how many power cuts and which; a failure names both.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>

#include "tests/fault/story.h"
#include "tests/support/disk.h"
#include "tests/support/temp_dir.h"

namespace clearway::fault {
namespace {

using support::Disk;
using testing::IsEmpty;

unsigned long number_from(const char* variable, unsigned long otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoul(text, nullptr, 10);
}

struct Mark {  // after a call returned
  std::size_t steps = 0;
  std::string seen;
};

class VaultFault : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(keys::start());
    std::filesystem::create_directories(home());
  }
  std::filesystem::path home() const { return scratch_ / "home"; }

  void see(vault::Vault& vault, std::size_t steps) {
    const auto seen = story_.seen(vault);
    ASSERT_TRUE(seen) << core::describe(seen.error());
    marks_.push_back({steps, *seen});
  }

  // The whole story on a sound disk; what could be seen after each call is in marks_.
  void play(const Disk& disk) {
    auto vault = Story::open(home());
    ASSERT_TRUE(vault) << core::describe(vault.error());
    see(*vault, disk.steps().size());
    for (const auto& call : story_.calls()) {
      SCOPED_TRACE(call.what);
      const auto done = call.make(*vault);
      ASSERT_TRUE(done) << core::describe(done.error());
      see(*vault, disk.steps().size());
    }
  }

  void expect_no_word_on(const std::filesystem::path& folder) {
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      std::ifstream in(file.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      EXPECT_EQ(bytes.find(kMarker), bytes.npos) << file.path();
    }
  }

  static std::vector<std::string> problems(vault::Vault& vault) {
    std::vector<std::string> out;
    const auto found = vault.verify();
    if (!found) return {core::describe(found.error())};
    for (const auto& problem : *found)
      if (problem.what != vault::kWantsRenewal) out.push_back(problem.what + " " + problem.detail);
    return out;
  }

  // What is in `folder` is what stood after call `at` or after the one that was under way.
  void expect_state(const std::filesystem::path& folder, std::size_t at) {
    expect_no_word_on(folder);
    auto vault = Story::open(folder);
    ASSERT_TRUE(vault) << core::describe(vault.error());
    const auto seen = story_.seen(*vault);
    ASSERT_TRUE(seen) << core::describe(seen.error());
    const auto& next = marks_[std::min(at + 1, marks_.size() - 1)].seen;
    EXPECT_TRUE(*seen == marks_[at].seen || *seen == next) << "there is\n"
                                                           << *seen << "and there should be\n"
                                                           << marks_[at].seen << "or\n"
                                                           << next;
    EXPECT_THAT(problems(*vault), IsEmpty());
    EXPECT_TRUE(vault->adopt_orphans(1'750'000'000)) << "the next start goes on";
    EXPECT_THAT(problems(*vault), IsEmpty());
  }

  // Plays the story on a disk with a fault. What fails is tried again once the disk is sound,
  // on the same vault as the kiosk does; where that cannot be, after a restart.
  void play_with(const Disk::Fault& fault) {
    std::filesystem::remove_all(home());
    std::filesystem::create_directories(home());
    Disk disk(home());
    disk.fail(fault);
    auto vault = Story::open(home());
    if (!vault) {
      disk.heal();
      vault = Story::open(home());
      ASSERT_TRUE(vault) << "with the disk sound again: " << core::describe(vault.error());
    }
    for (std::size_t i = 0; i < story_.calls().size(); ++i) {
      const auto& call = story_.calls()[i];
      SCOPED_TRACE(call.what);
      if (call.make(*vault)) continue;
      ASSERT_TRUE(disk.failed()) << "it failed with nothing wrong";
      ++struck_;
      expect_image(disk, i);
      disk.heal();
      if (call.make(*vault)) continue;
      vault = core::fail(core::ErrorCode::internal, "closed");
      vault = Story::open(home());
      ASSERT_TRUE(vault) << "after a restart: " << core::describe(vault.error());
      const auto again = call.make(*vault);
      ASSERT_TRUE(again) << "after a restart: " << core::describe(again.error());
    }
    disk.heal();
    const auto seen = story_.seen(*vault);
    ASSERT_TRUE(seen) << core::describe(seen.error());
    EXPECT_EQ(*seen, marks_.back().seen);
    EXPECT_THAT(problems(*vault), IsEmpty());
  }

  // If the power went right after the failure.
  void expect_image(const Disk& disk, std::size_t at) {
    std::mt19937 random(1);
    const auto image = scratch_ / "image";
    disk.lay_out(disk.steps().size(), random, image);
    expect_state(image, at);
  }

  std::size_t mark_before(std::size_t steps) const {
    std::size_t at = 0;
    while (at + 1 < marks_.size() && marks_[at + 1].steps <= steps) ++at;
    return at;
  }

  support::TempDir scratch_{support::TempDir::fast()};
  Story story_;
  std::vector<Mark> marks_;
  int struck_ = 0;  // calls that a fault made fail
};

TEST_F(VaultFault, TheStoryForgetsAndHasItAgain) {
  Disk disk(home());
  ASSERT_NO_FATAL_FAILURE(play(disk));
  const auto entry = "entry " + std::string(kForgottenEntry);
  const auto& calls = story_.calls();
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const bool before = marks_[i].seen.find(entry) != std::string::npos;
    const bool after = marks_[i + 1].seen.find(entry) != std::string::npos;
    SCOPED_TRACE(calls[i].what);
    if (std::string_view(calls[i].what) == "forget") {
      EXPECT_TRUE(before && !after);
    }
    if (std::string_view(calls[i].what) == "keep_pulled of what was forgotten") {
      EXPECT_FALSE(after);
    }
  }
  EXPECT_NE(marks_.back().seen.find(entry), std::string::npos);
}

TEST_F(VaultFault, APowerCutAtAnyStepKeepsWhatWasReportedAsDone) {
  Disk disk(home());
  ASSERT_NO_FATAL_FAILURE(play(disk));
  const auto steps = disk.steps().size();
  ASSERT_GT(steps, 100U);
  const auto cuts = number_from("CLEARWAY_CUTS", 150);
  const auto seed = number_from("CLEARWAY_SEED", 1);
  for (unsigned long i = 0; i < cuts && !HasFailure(); ++i) {
    std::mt19937 random(static_cast<std::uint32_t>(seed * 1'000'003 + i));
    const bool each = cuts > steps;  // then each once, and any after that
    const std::size_t cut = each && i <= steps ? i : random() % (steps + 1);
    SCOPED_TRACE(fmt::format("CLEARWAY_SEED={} cut {} after step {} of {}", seed, i, cut, steps));
    disk.lay_out(cut, random, scratch_ / "image");
    expect_state(scratch_ / "image", mark_before(cut));
  }
}

TEST_F(VaultFault, ADiskThatFailsLosesNothingAndOneCanGoOn) {
  std::size_t steps = 0;
  {
    Disk disk(home());
    ASSERT_NO_FATAL_FAILURE(play(disk));
    steps = disk.steps().size();
  }
  const auto faults = number_from("CLEARWAY_FAULTS", 40);
  const auto seed = number_from("CLEARWAY_SEED", 1);
  for (unsigned long i = 0; i < faults && !HasFailure(); ++i) {
    std::mt19937 random(static_cast<std::uint32_t>(seed * 1'000'003 + i));
    constexpr int kErrors[] = {EIO, ENOSPC, EROFS};
    Disk::Fault fault;
    fault.at = random() % steps;
    fault.error = kErrors[random() % 3];
    fault.until_healed = fault.error == EROFS || random() % 2 == 0;
    fault.torn = random() % 2 == 0;
    SCOPED_TRACE(fmt::format("CLEARWAY_SEED={} fault {}: errno {} at step {}{}{}", seed, i,
                             fault.error, fault.at, fault.until_healed ? " until healed" : "",
                             fault.torn ? " torn" : ""));
    ASSERT_NO_FATAL_FAILURE(play_with(fault));
  }
  EXPECT_GT(struck_, 0) << "no call ever failed: the test saw nothing";
  RecordProperty("struck", struck_);
}

TEST_F(VaultFault, AFullDiskIsCalledFullWhereverItStrikes) {
  Disk disk(home());
  ASSERT_NO_FATAL_FAILURE(play(disk));
  auto vault = Story::open(home());
  ASSERT_TRUE(vault);
  disk.fail({disk.steps().size(), ENOSPC, true, false});
  for (int i = 0; i < 3; ++i) {
    const auto full = vault->put("b", core::Bytes(20'000, 2));
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, core::ErrorCode::storage_full) << core::describe(full.error());
  }
  disk.heal();
  EXPECT_TRUE(vault->put("b", core::Bytes(20'000, 2)));
}

TEST_F(VaultFault, APageThatCannotBeReadIsAnErrorAndNothingElse) {
  Disk disk(home());
  ASSERT_NO_FATAL_FAILURE(play(disk));
  const auto id = Story::open(home())->entries()->front().id;
  auto vault = Story::open(home());  // with nothing of it in SQLite's memory
  ASSERT_TRUE(vault);
  disk.fail_reads(true);
  const auto refused = vault->entry_bytes(id);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().code, core::ErrorCode::not_found) << "it is there; it cannot be read";
  disk.heal();
  const auto seen = story_.seen(*vault);
  ASSERT_TRUE(seen) << core::describe(seen.error());
  EXPECT_EQ(*seen, marks_.back().seen);
}

// The lines that the chain answers for: not what was pulled, and what follows from it.
std::string own_part(const std::string& seen) {
  std::string out;
  for (std::size_t from = 0; from < seen.size();) {
    const auto to = std::min(seen.find('\n', from), seen.size());
    const auto line = seen.substr(from, to - from);
    const bool pulled = line.find(" own false ") != line.npos || line.starts_with("cursor") ||
                        line.starts_with("record") || line.starts_with("wrap") ||
                        line.starts_with("taken");
    if (!pulled) out += line + "\n";
    from = to + 1;
  }
  return out;
}

// A disk that says "synced" and did not: nothing can promise the last words then. But what was
// made here opens and verifies, or says that it is damaged; it is never somebody else's or half.
// What came from the center can be missing without a sign; the center still has it.
TEST_F(VaultFault, ADiskThatLiesIsSeenOrHarmless) {
  Disk disk(home());
  ASSERT_NO_FATAL_FAILURE(play(disk));
  const auto cuts = number_from("CLEARWAY_CUTS", 150);
  int opened = 0;
  for (unsigned long i = 0; i < cuts && !HasFailure(); ++i) {
    std::mt19937 random(static_cast<std::uint32_t>(i));
    const std::size_t cut = random() % (disk.steps().size() + 1);
    SCOPED_TRACE(fmt::format("cut {} after step {}", i, cut));
    disk.lay_out(cut, random, scratch_ / "image", Disk::Lying::yes);
    expect_no_word_on(scratch_ / "image");
    auto vault = Story::open(scratch_ / "image");
    if (!vault) {
      EXPECT_NE(vault.error().code, core::ErrorCode::busy);
      continue;
    }
    const auto seen = story_.seen(*vault);
    const bool known = seen && std::ranges::any_of(marks_, [&](const Mark& mark) {
                         return own_part(mark.seen) == own_part(*seen);
                       });
    opened += known ? 1 : 0;
    EXPECT_TRUE(known || !seen || !problems(*vault).empty()) << *seen;
  }
  EXPECT_GT(opened, 0) << "nothing ever opened: the test saw nothing";
}

}  // namespace
}  // namespace clearway::fault
