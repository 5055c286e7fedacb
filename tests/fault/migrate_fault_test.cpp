// The power goes, or the disk fills up or fails, while a vault of an earlier schema is brought to
// the newest. Whatever is left opens, goes on from there, and holds all that the old file held.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cerrno>

#include "tests/app/vault/old_story.h"
#include "tests/support/disk.h"
#include "tests/support/temp_dir.h"

namespace clearway::fault {
namespace {

namespace fs = std::filesystem;
namespace old = vault::old;
using support::Disk;

std::vector<fs::path> old_files() {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(CLEARWAY_SOURCE_DIR "/tests/golden/vault"))
    if (file.path().extension() == ".db") files.push_back(file.path());
  std::ranges::sort(files);
  return files;
}

class MigrateFault : public testing::TestWithParam<fs::path> {
 protected:
  void SetUp() override { ASSERT_TRUE(keys::start()); }
  fs::path home() const { return scratch_ / "home"; }
  void put_in_place() {
    fs::remove_all(home());
    fs::create_directories(home());
    auto file = GetParam();
    fs::copy_file(file, home() / "vault.db");
    fs::copy_file(file.replace_extension(".anchor"), home() / "anchor");
  }
  static core::Result<vault::Vault> open(const fs::path& folder) {
    return vault::Vault::open(folder, old::kDatabaseKey);
  }
  static std::string seen(vault::Vault& vault) {
    std::string out;
    for (const auto& info : old::must(vault.entries()))
      out += fmt::format("{} {} {} {}\n", info.id.hex(), info.sequence, info.reason,
                         static_cast<int>(info.state));
    for (const auto& who : {old::kAna, old::kBen, old::kCleo}) {
      const auto record = old::must(vault.open_record(who.record, who.key));
      for (const auto& [field, value] : record.fields()) out += field + "=" + value + "\n";
      out += fmt::format("{} wraps\n", old::must(vault.wraps(who.record)).size());
    }
    for (const auto& problem : old::must(vault.verify())) out += problem.what + "\n";
    return out;
  }
  // On a sound disk: how many steps it takes, and what can be seen then.
  void migrate() {
    put_in_place();
    Disk disk(home());
    auto vault = open(home());
    ASSERT_TRUE(vault) << core::describe(vault.error());
    truth_ = seen(*vault);
    steps_ = disk.steps().size();
  }
  void expect_truth(const fs::path& folder) {
    auto vault = open(folder);
    ASSERT_TRUE(vault) << core::describe(vault.error());
    EXPECT_EQ(seen(*vault), truth_);
  }

  support::TempDir scratch_{support::TempDir::fast()};
  std::string truth_;
  std::size_t steps_ = 0;
};

TEST_P(MigrateFault, APowerCutAtAnyStepLosesNothing) {
  put_in_place();
  Disk disk(home());
  {
    auto vault = open(home());
    ASSERT_TRUE(vault) << core::describe(vault.error());
    truth_ = seen(*vault);
  }
  ASSERT_GT(disk.steps().size(), 0U);
  for (std::size_t cut = 0; cut <= disk.steps().size(); ++cut)
    for (std::uint32_t seed = 0; seed < 3; ++seed) {
      SCOPED_TRACE(fmt::format("cut {} seed {}", cut, seed));
      std::mt19937 random(seed);
      disk.lay_out(cut, random, scratch_ / "image");
      ASSERT_NO_FATAL_FAILURE(expect_truth(scratch_ / "image"));
    }
}

TEST_P(MigrateFault, ADiskThatFailsIsTriedAgain) {
  ASSERT_NO_FATAL_FAILURE(migrate());
  int refused = 0;
  for (std::size_t at = 0; at < steps_; ++at)
    for (const int error : {EIO, ENOSPC, EROFS}) {
      SCOPED_TRACE(fmt::format("errno {} at step {}", error, at));
      put_in_place();
      Disk disk(home());
      disk.fail({at, error, true, at % 2 == 0});
      refused += open(home()) ? 0 : 1;
      disk.heal();
      ASSERT_NO_FATAL_FAILURE(expect_truth(home()));
    }
  EXPECT_GT(refused, 0) << "nothing ever failed: the test saw nothing";
}

INSTANTIATE_TEST_SUITE_P(EachVersion, MigrateFault, testing::ValuesIn(old_files()),
                         [](const auto& file) { return file.param.stem().string(); });

}  // namespace
}  // namespace clearway::fault
