#include "tests/e2e/search.h"

#include <fstream>
#include <sstream>

#include "app/text/catalog.h"

namespace clearway::e2e {
namespace {

// Little-endian; for what one unit can hold, which is every letter that can be typed here.
std::string as_utf16(const std::string& utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = text::next(utf8, at);
    unsigned point = static_cast<unsigned char>(utf8[at]);
    if (end - at > 1) point &= 0x7FU >> (end - at);  // the lead byte counts with its high bits
    for (++at; at < end; ++at) point = point << 6U | (static_cast<unsigned char>(utf8[at]) & 0x3FU);
    out += static_cast<char>(point & 0xFFU);
    out += static_cast<char>(point >> 8U);
  }
  return out;
}

}  // namespace

std::vector<std::string> both_forms(const std::vector<std::string>& words) {
  std::vector<std::string> out = words;
  for (const auto& word : words) out.push_back(as_utf16(word));
  return out;
}

// Mapping by mapping, whatever can be read.
std::vector<std::string> found_in_memory(pid_t pid, const std::vector<std::string>& words) {
  const std::string proc = "/proc/" + std::to_string(pid);
  std::ifstream maps(proc + "/maps");
  std::ifstream memory(proc + "/mem", std::ios::binary);
  if (!maps || !memory) throw std::runtime_error("cannot read the kiosk's memory; run as root");
  std::vector<std::string> found;
  std::size_t bytes = 0;
  for (std::string line; std::getline(maps, line);) {
    unsigned long from = 0, to = 0;
    char readable = 0;
    std::istringstream(line) >> std::hex >> from >> readable >> to;
    const auto space = line.find(' ');
    if (line[space + 1] != 'r' || line.find("[vvar]") != line.npos) continue;
    std::string piece(to - from, '\0');
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(from));
    memory.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<std::size_t>(std::max<std::streamsize>(memory.gcount(), 0)));
    bytes += piece.size();
    for (const auto& word : words)
      if (piece.find(word) != piece.npos) found.push_back(word + " in " + line);
  }
  EXPECT_GT(bytes, 1U << 20) << "read too little to say anything";
  return found;
}

std::vector<std::string> found_in_folder(const std::filesystem::path& folder,
                                         const std::vector<std::string>& words) {
  std::vector<std::string> found;
  if (!std::filesystem::exists(folder)) return found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = file.path().filename().string();
    const std::string text = file.is_regular_file() ? support::read_file(file.path()) : "";
    for (const auto& word : words)
      if (text.find(word) != text.npos || name.find(word) != name.npos)
        found.push_back(word + " in " + file.path().string());
  }
  return found;
}

int restarts(const Stage& stage) {
  const std::string log = stage.kiosk_log();
  int found = 0;
  for (auto at = log.find(" restarted"); at != log.npos; at = log.find(" restarted", at + 1))
    ++found;
  return found;
}

}  // namespace clearway::e2e
