// The rows of the README's table, enforced: every #include "app/…" or "sync/…" must be on its
// folder's row, and a third party's header stays in the room that names it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace fs = std::filesystem;

namespace {

using Rooms = std::set<std::string>;

const Rooms kAllButUi = {"app/core",   "app/config",    "app/text",    "app/input",
                         "app/record", "app/interview", "app/relief",  "app/declaration",
                         "app/flow",   "app/packet",    "app/print",   "app/speech",
                         "app/keys",   "app/vault",     "sync/client", "sync/entry"};

Rooms plus(Rooms rooms, const Rooms& more) {
  rooms.insert(more.begin(), more.end());
  return rooms;
}

const std::map<std::string, Rooms> kMayInclude = {
    {"app/core", {}},
    {"app/config", {"app/core"}},
    {"app/text", {"app/core"}},
    {"app/input", {"app/core"}},
    {"app/record", {"app/core"}},
    {"app/interview", {"app/core", "app/config", "app/record"}},
    {"app/relief", {"app/core", "app/config", "app/record"}},
    {"app/declaration", {"app/core", "app/config", "app/record"}},
    {"app/flow",
     {"app/core", "app/config", "app/text", "app/input", "app/record", "app/interview",
      "app/relief", "app/declaration"}},
    {"app/ui", {"app/core", "app/text", "app/flow"}},
    {"app/screen", {"app/core", "app/ui"}},
    {"app/packet",
     {"app/core", "app/config", "app/text", "app/record", "app/relief", "app/declaration"}},
    {"app/print", {"app/core"}},
    {"app/speech", {"app/core"}},
    {"app/keys", {"app/core"}},
    {"sync/entry", {"app/core", "app/keys"}},
    {"app/vault", {"app/core", "app/record", "app/keys", "sync/entry"}},
    {"sync/client", {"app/core", "sync/entry"}},
    {"sync/central", {"app/core", "app/keys", "sync/entry"}},
    {"app/station", kAllButUi},
    {"app/command", plus(kAllButUi, {"app/station"})},
    {"app/kiosk", plus(kAllButUi, {"app/station", "app/ui", "app/screen"})},
};

// Which rooms may name a third party's header.
const std::map<std::string, Rooms> kForeign = {
    {"imgui", {"app/ui"}},
    {"SDL2/", {"app/screen"}},
    {"SDL.h", {"app/screen"}},
    {"ft2build", {"app/text"}},
    {"freetype/", {"app/text"}},
    {"hb", {"app/text"}},
    {"fribidi", {"app/text"}},
    {"hangul", {"app/input"}},
    {"app/input/engine.h", {"app/input", "app/kiosk"}},  // it reads a dictionary
    {"chewing/", {"app/input"}},
    {"png.h", {"app/config", "app/screen"}},
    {"google/protobuf", {"app/record", "sync/entry"}},
    {"hpdf", {"app/packet"}},
    {"qpdf/", {"app/packet"}},
    {"cups/", {"app/print"}},
    {"sodium", {"app/keys"}},
    {"openssl/", {"app/keys", "app/core", "sync/central", "sync/client"}},
    {"zstd", {"sync/entry"}},
    {"sqlcipher/", {"app/vault"}},
    {"sqlite3.h", {"sync/central"}},
    {"curl/", {"sync/client"}},
    {"boost/", {"sync/central"}},
    {"toml++", {"app/config"}},
    {"gettext-po", {"app/text"}},
    {"spdlog/", {"app/kiosk", "app/command", "sync/central"}},
    {"nlohmann/", {"app/kiosk", "app/command", "app/declaration", "sync/central"}},
    {"CLI/", {"app/kiosk", "app/command", "sync/central"}},
};

std::string room_of(const fs::path& path) {  // "app/ui/x.h" -> "app/ui"
  auto part = path.begin();
  const auto top = part->string();
  return top + "/" + (++part)->string();
}

bool is_source(const fs::path& path) {
  return path.extension() == ".h" || path.extension() == ".cpp";
}

template <class Visit>
int each_line(Visit visit) {
  const fs::path root = CLEARWAY_SOURCE_DIR;
  int files = 0;
  for (const char* top : {"app", "sync"})
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (!is_source(entry.path())) continue;
      ++files;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) visit(fs::relative(entry.path(), root), line);
    }
  return files;
}

TEST(Layering, IncludesFollowTheTable) {
  const std::regex include(R"re(^\s*#include\s+"((app|sync)/[^"]+)")re");
  const int files = each_line([&](const fs::path& file, const std::string& line) {
    const auto here = room_of(file);
    const auto row = kMayInclude.find(here);
    ASSERT_NE(row, kMayInclude.end()) << here << " has no row; decide what it may include";
    std::smatch match;
    if (!std::regex_search(line, match, include)) return;
    const auto target = room_of(fs::path(match[1].str()));
    EXPECT_TRUE(target == here || row->second.contains(target)) << file << ": " << line;
  });
  EXPECT_GT(files, 100) << "scanned too little; wrong source folder?";
}

TEST(Layering, ForeignHeadersStayInTheirRoom) {
  const std::regex include(R"re(^\s*#include\s+[<"]([^>"]+)[>"])re");
  each_line([&](const fs::path& file, const std::string& line) {
    std::smatch match;
    if (!std::regex_search(line, match, include)) return;
    const std::string header = match[1].str();
    for (const auto& [foreign, rooms] : kForeign) {
      if (!header.starts_with(foreign)) continue;
      EXPECT_TRUE(rooms.contains(room_of(file))) << file << ": " << line;
    }
  });
}

// The README's table is the same table.
TEST(Layering, TheReadmeNamesEveryRoom) {
  std::ifstream in(std::string(CLEARWAY_SOURCE_DIR) + "/README.md");
  const std::string readme{std::istreambuf_iterator<char>(in), {}};
  for (const auto& [room, rooms] : kMayInclude)
    EXPECT_NE(readme.find("| `" + room + "` |"), readme.npos) << room;
}

}  // namespace
