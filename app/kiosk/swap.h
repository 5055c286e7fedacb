// Swap that is not encrypted would carry a visit's memory to the disk, where it outlives the
// visit and the program. Looked at whenever the kiosk starts, and so after every visit.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/result.h"

namespace clearway::kiosk {

// The names in the text of /proc/swaps: "/dev/dm-1", "/swap file". Pure.
std::vector<std::string> swap_areas(std::string_view proc_swaps);

// True for zram that stays in memory, and for a device whose every layer rests on dm-crypt, as
// `sys_block` (/sys/block) tells: LVM inside LUKS is what Debian's installer makes. A swap file
// counts as not encrypted: what lies under its file system is not looked for.
bool stays_secret(const std::string& area, const std::filesystem::path& sys_block);

// Errors: rejected, with what is wrong and what to do next, for an operator.
core::Result<> check_swap(const std::filesystem::path& proc_swaps = "/proc/swaps",
                          const std::filesystem::path& sys_block = "/sys/block");

}  // namespace clearway::kiosk
