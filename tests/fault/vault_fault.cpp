#include "tests/fault/vault_fault.h"

#include <cstdlib>

#include "tests/support/pages.h"

namespace clearway::fault {
namespace {

namespace fs = std::filesystem;
using support::Disk;
using testing::IsEmpty;

constexpr const char* kBackup = "backup.db";
constexpr unsigned kEach = 5;  // folder's pages are decrypted: it takes time

unsigned long number_from(const char* variable, unsigned long otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoul(text, nullptr, 10);
}

}  // namespace

unsigned long asked_cuts() { return number_from("CLEARWAY_CUTS", 150); }
unsigned long asked_faults() { return number_from("CLEARWAY_FAULTS", 40); }
unsigned long asked_seed() { return number_from("CLEARWAY_SEED", 1); }
std::mt19937 random_of(unsigned long number) {
  return std::mt19937(static_cast<std::uint32_t>(asked_seed() * 1'000'003 + number));
}

void VaultFault::SetUp() {
  ASSERT_TRUE(keys::start());
  story_.back_up_to(home() / kBackup);
  make_home();
}

void VaultFault::make_home() {
  fs::remove_all(home());
  fs::create_directories(home());
}

void VaultFault::see(vault::Vault& vault, std::size_t steps) {
  const auto seen = story_.seen(vault);
  ASSERT_TRUE(seen) << core::describe(seen.error());
  marks_.push_back({steps, *seen});
}

void VaultFault::play(const Disk& disk, const std::function<void(std::size_t)>& before_call) {
  auto vault = Story::open(home());
  ASSERT_TRUE(vault) << core::describe(vault.error());
  see(*vault, disk.steps().size());
  for (std::size_t i = 0; i < story_.calls().size(); ++i) {
    const auto& call = story_.calls()[i];
    SCOPED_TRACE(call.what);
    if (before_call) before_call(i);
    const auto done = call.make(*vault);
    ASSERT_TRUE(done) << core::describe(done.error());
    see(*vault, disk.steps().size());
  }
}

void VaultFault::expect_no_word_on(const fs::path& folder) {
  for (const auto& file : fs::directory_iterator(folder))
    EXPECT_EQ(support::read_file(file.path()).find(kMarker), std::string::npos) << file.path();
  // Nor in the clear of its pages: what somebody with the database key reads.
  const auto database = folder / "vault.db";
  if (++looked_at_ % kEach != 0 || !fs::exists(database)) return;
  const std::string pages = support::pages_in_clear(database, Story::database_key());
  EXPECT_EQ(pages.find(kMarker), std::string::npos) << database;
}

std::vector<std::string> VaultFault::problems(vault::Vault& vault) {
  std::vector<std::string> out;
  const auto found = vault.verify();
  if (!found) return {core::describe(found.error())};
  for (const auto& problem : *found)
    if (problem.what != vault::kWantsRenewal) out.push_back(problem.what + " " + problem.detail);
  return out;
}

void VaultFault::expect_whole(vault::Vault& vault, std::size_t at) {
  const auto seen = story_.seen(vault);
  ASSERT_TRUE(seen) << core::describe(seen.error());
  EXPECT_EQ(*seen, marks_[at].seen);
  EXPECT_THAT(problems(vault), IsEmpty());
}

void VaultFault::expect_state(const fs::path& folder, std::size_t from, std::size_t to) {
  expect_no_word_on(folder);
  if (from == last()) expect_backup(folder);
  auto vault = Story::open(folder);
  ASSERT_TRUE(vault) << core::describe(vault.error());
  const auto seen = story_.seen(*vault);
  ASSERT_TRUE(seen) << core::describe(seen.error());
  const auto& next = marks_[std::min(to, last())].seen;
  EXPECT_TRUE(*seen == marks_[from].seen || *seen == next) << "there is\n"
                                                           << *seen << "and there should be\n"
                                                           << marks_[from].seen << "or\n"
                                                           << next;
  EXPECT_THAT(problems(*vault), IsEmpty());
  const auto adopted = vault->adopt_orphans(1'750'000'000);
  ASSERT_TRUE(adopted) << "the next start goes on: " << core::describe(adopted.error());
  if (*adopted > 0) {
    EXPECT_THAT(problems(*vault), IsEmpty());
  }
}

void VaultFault::expect_image(const Disk& disk, std::size_t from, std::size_t to) {
  auto random = random_of(disk.steps().size());
  const auto image = scratch_ / "image";
  disk.lay_out(disk.steps().size(), random, image);
  expect_state(image, from, to);
}

// The story ends with a backup: from then on one can go back to it.
void VaultFault::expect_backup(const fs::path& folder) {
  const auto restored = scratch_ / "restored";
  fs::remove_all(restored);
  fs::create_directories(restored);
  ASSERT_TRUE(fs::exists(folder / kBackup));
  fs::copy_file(folder / kBackup, restored / "vault.db");
  fs::copy_file(folder / "anchor", restored / "anchor");
  auto vault = Story::open(restored);
  ASSERT_TRUE(vault) << "of the backup: " << core::describe(vault.error());
  expect_whole(*vault, last());
}

std::size_t VaultFault::mark_before(std::size_t steps) const {
  std::size_t at = 0;
  while (at + 1 < marks_.size() && marks_[at + 1].steps <= steps) ++at;
  return at;
}

}  // namespace clearway::fault
