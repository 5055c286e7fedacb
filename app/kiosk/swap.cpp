#include "app/kiosk/swap.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace clearway::kiosk {

namespace fs = std::filesystem;

namespace {

constexpr int kDeepest = 8;  // layers under a device; a real one has two or three

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

// The kernel writes a space, a tab, a newline and a backslash as "\040" and so on.
std::string unescaped(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto code = name.substr(i, 4);
    if (code.size() == 4 && code[0] == '\\' && std::ranges::all_of(code.substr(1), is_octal)) {
      out += static_cast<char>((code[1] - '0') * 64 + (code[2] - '0') * 8 + (code[3] - '0'));
      i += 3;
    } else {
      out += name[i];
    }
  }
  return out;
}

bool encrypted(const std::string& device, const fs::path& sys_block, int depth = 0) {
  if (text_of(sys_block / device / "dm" / "uuid").starts_with("CRYPT-")) return true;
  if (depth == kDeepest) return false;
  std::error_code none;
  bool any = false;
  for (const auto& below : fs::directory_iterator(sys_block / device / "slaves", none)) {
    if (!encrypted(below.path().filename().string(), sys_block, depth + 1)) return false;
    any = true;
  }
  return any;
}

// With a backing device zram writes idle pages to a disk.
bool only_memory(const std::string& device, const fs::path& sys_block) {
  const auto backing = text_of(sys_block / device / "backing_dev");
  return device.starts_with("zram") && (backing.empty() || backing.starts_with("none"));
}

}  // namespace

std::vector<std::string> swap_areas(std::string_view proc_swaps) {
  std::vector<std::string> areas;
  std::istringstream lines{std::string(proc_swaps)};
  std::string line;
  std::getline(lines, line);  // the headings
  while (std::getline(lines, line)) {
    const std::string name = line.substr(0, line.find_first_of(" \t"));
    if (!name.empty()) areas.push_back(unescaped(name));
  }
  return areas;
}

bool stays_secret(const std::string& area, const fs::path& sys_block) {
  if (!area.starts_with("/dev/")) return false;
  std::error_code none;
  const auto real = fs::weakly_canonical(area, none);  // /dev/mapper/name is a link to /dev/dm-1
  const std::string device = (none ? fs::path(area) : real).filename().string();
  return only_memory(device, sys_block) || encrypted(device, sys_block);
}

core::Result<> check_swap(const fs::path& proc_swaps, const fs::path& sys_block) {
  std::string open;
  for (const auto& area : swap_areas(text_of(proc_swaps)))
    if (!stays_secret(area, sys_block)) open += (open.empty() ? "" : ", ") + area;
  if (open.empty()) return {};
  return core::fail(
      core::ErrorCode::rejected, "kiosk.swap",
      "This machine swaps memory to a disk that is not encrypted: " + open +
          ". What a person types could stay there.\n"
          "Run `swapoff -a` as root, take the swap lines out of /etc/fstab, and start "
          "the kiosk again. Swap on zram or on an encrypted device may stay.");
}

}  // namespace clearway::kiosk
