#include "app/command/references.h"

#include <algorithm>

#include "app/config/toml.h"

namespace clearway::command {

namespace fs = std::filesystem;

namespace {

class Walk {
 public:
  Walk(std::string file, References& found) : file_(std::move(file)), found_(found) {}

  // Reading a value as what it is not only notes a problem, and nobody asks for those here.
  void table(config::Table table) {
    for (const auto& key : table.keys()) {
      if (table.holds_table(key)) {
        if (auto inner = table.table(key)) this->table(*inner);
        continue;
      }
      const std::string text = table.text(key, "");
      if (!text.empty()) note(text, table.line_of(key));
      for (const auto& each : table.texts(key)) note(each, table.line_of(key));
      for (auto& each : table.tables(key)) this->table(each);
    }
  }

 private:
  void note(const std::string& text, int line) {
    auto& places = found_[text];
    const std::string place = file_ + ":" + std::to_string(line);
    if (std::ranges::find(places, place) == places.end()) places.push_back(place);
  }

  std::string file_;
  References& found_;
};

}  // namespace

References find_references(const fs::path& config) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& file : fs::recursive_directory_iterator(config, error)) {
    if (file.path().extension() == ".toml") files.push_back(file.path());
  }
  std::ranges::sort(files);
  // What an example says in the words of the real files is told of those.
  std::stable_partition(files.begin(), files.end(), [&](const fs::path& file) {
    return *fs::relative(file, config).begin() != "examples";
  });
  References found;
  const std::string folder = fs::absolute(config).lexically_normal().filename().string();
  for (const auto& file : files) {
    auto document = config::Document::read(file);
    if (!document) continue;
    const auto name =
        fs::path(folder.empty() ? "kiosk-config" : folder) / fs::relative(file, config);
    Walk(name.string(), found).table(document->root());
  }
  return found;
}

}  // namespace clearway::command
