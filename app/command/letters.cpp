#include "app/command/letters.h"

namespace clearway::command {

namespace fs = std::filesystem;

std::map<std::string, fs::path> outline_files(const fs::path& config) {
  std::map<std::string, fs::path> files{{"", config / "declaration.toml"}};
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(config / "letters", error))
    if (entry.path().extension() == ".toml") files[entry.path().stem().string()] = entry.path();
  return files;
}

core::Result<Outlines> read_outlines(const fs::path& config) {
  Outlines outlines;
  for (const auto& [name, file] : outline_files(config))
    outlines[name] = TRY(declaration::read_outline(file));
  return outlines;
}

std::string letters_of(const Outlines& outlines) {
  std::string names;
  for (const auto& [name, outline] : outlines)
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  return names;
}

}  // namespace clearway::command
