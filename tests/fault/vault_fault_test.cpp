// The power goes at every step of a vault's life, or the disk lies about what it synced. The
// measure is always the same: what was reported as done is there and opens, what was not is
// there whole or not at all, no word lies unsealed, the chain verifies, and one can go on.
#include <fmt/format.h>

#include <set>

#include "tests/fault/vault_fault.h"

namespace clearway::fault {
namespace {

using support::Disk;

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
  const auto cuts = asked_cuts();
  std::set<std::size_t> covered;
  for (unsigned long i = 0; i < cuts && !HasFailure(); ++i) {
    auto random = random_of(i);
    // Each in its turn, where there are enough; what is lost with each is another every time.
    const std::size_t cut = cuts > steps ? i % (steps + 1) : random() % (steps + 1);
    SCOPED_TRACE(
        fmt::format("CLEARWAY_SEED={} cut {} after step {} of {}", asked_seed(), i, cut, steps));
    disk.lay_out(cut, random, scratch_ / "image");
    const auto at = mark_before(cut);
    expect_state(scratch_ / "image", at, at + 1);
    covered.insert(cut);
  }
  if (cuts >= kCutsOfCheck) {
    EXPECT_EQ(covered.size(), steps + 1) << "the story has grown: more cuts are needed";
  }
  RecordProperty("steps", static_cast<int>(steps));
  RecordProperty("covered", static_cast<int>(covered.size()));
}

// The lines that the chain answers for: not what was pulled, and what follows from it. Which link
// an entry has, and what the center said of it, may be of another moment than the entry: then it is
// offered, or refused, once more.
std::string own_part(const std::string& seen) {
  std::string out;
  for (std::size_t from = 0; from < seen.size();) {
    const auto to = std::min(seen.find('\n', from), seen.size());
    const auto line = seen.substr(from, to - from);
    const bool pulled = line.find(" own false ") != line.npos || line.starts_with("cursor") ||
                        line.starts_with("record") || line.starts_with("wrap") ||
                        line.starts_with("summary") || line.starts_with("taken") ||
                        line.starts_with("center");
    if (!pulled) out += line.substr(0, line.find(" sequence ")) + "\n";
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
  const auto cuts = asked_cuts();
  std::set<std::string> known_parts;
  for (const auto& mark : marks_) known_parts.insert(own_part(mark.seen));
  int opened = 0;
  for (unsigned long i = 0; i < cuts && !HasFailure(); ++i) {
    auto random = random_of(i);
    const std::size_t cut = random() % (disk.steps().size() + 1);
    SCOPED_TRACE(fmt::format("CLEARWAY_SEED={} cut {} after step {}", asked_seed(), i, cut));
    disk.lay_out(cut, random, scratch_ / "image", Disk::Lying::yes);
    expect_no_word_on(scratch_ / "image");
    auto vault = Story::open(scratch_ / "image");
    if (!vault) {
      EXPECT_NE(vault.error().code, core::ErrorCode::busy);
      continue;
    }
    const auto seen = story_.seen(*vault);
    const bool known = seen && known_parts.contains(own_part(*seen));
    opened += known ? 1 : 0;
    EXPECT_TRUE(known || !seen || !problems(*vault).empty()) << *seen;
  }
  EXPECT_GT(opened, 0) << "nothing ever opened: the test saw nothing";
}

}  // namespace
}  // namespace clearway::fault
