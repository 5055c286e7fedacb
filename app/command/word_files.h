// The files of the interface's own sentences, and which keys the code asks them for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace clearway::command {

struct WordFile {
  std::filesystem::path path;
  std::vector<std::string> wanted;
};
std::vector<WordFile> word_files(const std::filesystem::path& config);

}  // namespace clearway::command
