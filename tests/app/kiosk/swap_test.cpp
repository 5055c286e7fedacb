#include "app/kiosk/swap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temp_dir.h"

namespace clearway::kiosk {
namespace {

namespace fs = std::filesystem;

const std::string kHeadings = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";

// A made-up /sys/block and /proc/swaps.
class Machine {
 public:
  void file(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  void mapped(const std::string& device, const std::string& uuid, const std::string& on) const {
    file("block/" + device + "/dm/uuid", uuid + "\n");
    fs::create_directories(folder_ / "block" / device / "slaves" / on);
  }
  core::Result<> check(const std::string& lines) const {
    file("swaps", kHeadings + lines);
    return check_swap(folder_ / "swaps", folder_ / "block");
  }
  fs::path operator/(const std::string& name) const { return folder_ / name; }

 private:
  support::TempDir folder_;
};

std::string line(const std::string& name, const std::string& type = "partition") {
  return name + "                               " + type + "\t8388604\t\t0\t\t-2\n";
}

TEST(SwapAreas, AreTheNamesInTheFirstColumn) {
  EXPECT_THAT(swap_areas(""), testing::IsEmpty());
  EXPECT_THAT(swap_areas(kHeadings), testing::IsEmpty());
  EXPECT_THAT(swap_areas(kHeadings + line("/dev/dm-1") + line("/swapfile", "file")),
              testing::ElementsAre("/dev/dm-1", "/swapfile"));
  EXPECT_THAT(swap_areas(kHeadings + "/dev/sda2\tpartition\t1\t0\t-2"),
              testing::ElementsAre("/dev/sda2"))
      << "no newline at the end";
  EXPECT_THAT(swap_areas(kHeadings + line("/my\\040swap\\134file", "file")),
              testing::ElementsAre("/my swap\\file"));
  EXPECT_THAT(swap_areas(kHeadings + line("/ends\\04", "file")), testing::ElementsAre("/ends\\04"));
}

TEST(CheckSwap, AllowsNoneMemoryAndEncryptedDevices) {
  const Machine machine;
  machine.file("block/zram0/backing_dev", "none\n");
  machine.mapped("dm-0", "CRYPT-LUKS2-00112233445566778899aabbccddeeff-root", "sda3");
  machine.mapped("dm-1", "CRYPT-PLAIN-swap", "sda2");
  machine.mapped("dm-2", "LVM-abcdef", "dm-0");
  for (const std::string& lines :
       {std::string(), line("/dev/zram0"), line("/dev/zram1"), line("/dev/dm-1"), line("/dev/dm-2"),
        line("/dev/zram0") + line("/dev/dm-1")}) {
    const auto checked = machine.check(lines);
    EXPECT_TRUE(checked) << lines << core::describe(checked.error());
  }
  EXPECT_TRUE(check_swap(machine / "missing", machine / "block")) << "a kernel without swap";
}

TEST(CheckSwap, RefusesWhatWouldLieOnADiskInClear) {
  const Machine machine;
  machine.file("block/zram0/backing_dev", "/dev/sda4\n");
  machine.mapped("dm-0", "CRYPT-LUKS2-0011-root", "sda3");
  machine.mapped("dm-3", "LVM-abcdef", "sda5");
  machine.mapped("dm-4", "LVM-fedcba", "dm-0");
  machine.mapped("dm-4", "LVM-fedcba", "sda6");  // half of it on a plain partition
  machine.mapped("dm-5", "LVM-loop", "dm-5");
  for (const std::string area : {"/dev/sda2", "/dev/nvme0n1p3", "/dev/zram0", "/dev/dm-3",
                                 "/dev/dm-4", "/dev/dm-5", "/dev/dm-9", "/swapfile", "/zram0"}) {
    SCOPED_TRACE(area);
    const auto checked = machine.check(line("/dev/zram1") + line(area));
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, core::ErrorCode::rejected);
    EXPECT_THAT(checked.error().detail, testing::HasSubstr(area)) << "what is wrong";
    EXPECT_THAT(checked.error().detail, testing::HasSubstr("swapoff")) << "what to do next";
    EXPECT_THAT(checked.error().detail, testing::Not(testing::HasSubstr("zram1")));
  }
}

}  // namespace
}  // namespace clearway::kiosk
