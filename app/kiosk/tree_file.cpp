#include "app/kiosk/tree_file.h"

#include <fstream>

namespace clearway::kiosk {

void TreeFile::write(const std::string& tree) {
  if (file_.empty() || tree == written_) return;
  written_ = tree;
  const auto beside = file_.string() + ".new";
  std::ofstream(beside, std::ios::binary) << written_ << '\n';
  std::error_code ignored;
  std::filesystem::rename(beside, file_, ignored);
}

}  // namespace clearway::kiosk
