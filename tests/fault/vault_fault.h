// What the tests of power cuts and of failing disks share: one life of a vault (story.h), what
// could be seen after each call of it, and the measure that whatever is left is held against.
//
// CLEARWAY_CUTS, CLEARWAY_FAULTS and CLEARWAY_SEED choose how many and which; with as many as
// packaging/check asks for, each step of the story is struck at least once. A failure names them.
#pragma once

#include <gmock/gmock.h>

#include <optional>

#include "tests/fault/story.h"
#include "tests/support/disk.h"
#include "tests/support/temp_dir.h"

namespace clearway::fault {

inline constexpr unsigned long kCutsOfCheck = 5000, kFaultsOfCheck = 600;
unsigned long asked_cuts();
unsigned long asked_faults();
unsigned long asked_seed();
std::mt19937 random_of(unsigned long number);  // another for each number, and for each seed

class VaultFault : public testing::Test {
 protected:
  void SetUp() override;
  std::filesystem::path home() const { return scratch_ / "home"; }
  void make_home();  // anew and empty

  struct Mark {  // after a call returned
    std::size_t steps = 0;
    std::string seen;
  };
  // The whole story on a sound disk; what could be seen after each call is in marks_.
  // `before_call` is told the number of each.
  void play(const support::Disk& disk, const std::function<void(std::size_t)>& before_call = {});

  // What is in `folder` is what stood after call `from` or `to`; it verifies, holds no word as it
  // was typed, and one can go on.
  void expect_state(const std::filesystem::path& folder, std::size_t from, std::size_t to);
  // The same, if the power went now.
  void expect_image(const support::Disk& disk, std::size_t from, std::size_t to);
  void expect_no_word_on(const std::filesystem::path& folder);
  void expect_whole(vault::Vault& vault, std::size_t at);

  // Everything but that another copy of the disk has spoken, which is of the story.
  static std::vector<std::string> problems(vault::Vault& vault);
  std::size_t mark_before(std::size_t steps) const;
  std::size_t last() const { return marks_.size() - 1; }

  unsigned looked_at_ = 0;
  support::TempDir scratch_{support::TempDir::fast()};
  Story story_;
  std::vector<Mark> marks_;

 private:
  void see(vault::Vault& vault, std::size_t steps);
  void expect_backup(const std::filesystem::path& folder);
};

}  // namespace clearway::fault
