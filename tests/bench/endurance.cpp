// Whether anything grows that should not: the release kiosk, one scripted visitor after another,
// with a center to sync with. build/release/bin/endurance [VISITORS]; 300 take about half an hour.
//
// After each visit the program starts again, so its memory is looked at twice: from visitor to
// visitor, and within one image, in which somebody looks around as often as there were visitors.
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

#include "tests/e2e/stage.h"

namespace clearway::e2e {
namespace {

namespace fs = std::filesystem;

constexpr int kEarly = 20;  // caches are warm by then
constexpr int kFullEvery = 25;

double resident_mb(pid_t process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

// Those that are handed on through exec would grow from visit to visit.
long entries(const fs::path& folder) {
  std::error_code gone;
  return std::distance(fs::directory_iterator(folder, gone), fs::directory_iterator());
}

struct Files {
  std::uintmax_t database = 0, write_ahead = 0, other = 0;
  long count = 0;
};

Files files_in(const fs::path& folder) {
  Files found;
  std::error_code gone;
  for (const auto& file : fs::recursive_directory_iterator(folder, gone)) {
    if (!file.is_regular_file(gone)) continue;
    const auto name = file.path().filename().string();
    auto& sum = name.ends_with("-wal")  ? found.write_ahead
                : name.ends_with(".db") ? found.database
                                        : found.other;
    sum += file.file_size(gone);
    ++found.count;
  }
  return found;
}

void say(Stage& stage, int visitor) {
  const auto process = fs::path("/proc") / std::to_string(stage.kiosk_pid());
  const auto data = files_in(stage.data("kiosk-1"));
  const auto temporary = files_in(stage.temporary());
  fmt::print(
      "visitor {:3}: memory {:5.1f} MB, {} open files, {} threads; data folder: database {} KB, "
      "write-ahead log {} KB, {} files, the others {} KB; temporary {} files {} KB; log {} KB\n",
      visitor, resident_mb(stage.kiosk_pid()), entries(process / "fd"), entries(process / "task"),
      data.database / 1024, data.write_ahead / 1024, data.count, data.other / 1024, temporary.count,
      (temporary.database + temporary.write_ahead + temporary.other) / 1024,
      stage.kiosk_log().size() / 1024);
  std::fflush(stdout);
}

void leave(support::Visitor& visitor, const std::string& how) {
  visitor.put_keyboard_away();
  visitor.tap("tool.leave");
  visitor.tap(how);
  if (how == "leave.delete") visitor.tap("leave.erase");
  visitor.wait_screen("attract");
}

// Most type a little and leave; some keep it and some do not; one in so many goes all the way.
void visit(Stage& stage, int n) {
  auto& visitor = stage.visitor();
  const auto persona = n % 2 == 0 ? support::ana() : support::jose();
  if (n % kFullEvery == 0) {
    support::walk(visitor, persona, "finish");
    visitor.tap("next");
    visitor.wait_screen("attract");
  } else {
    support::walk(visitor, persona, "question.court_name");
    visitor.write("person.name.court", "Ana Inventada");
    leave(visitor, n % 3 == 0 ? "leave.delete" : "leave.save");
  }
}

// In one image of the program: another language, another size, a case begun and not gone on with.
void look_around(support::Visitor& visitor, int n) {
  const auto open = [&](const char* tool, const std::string& choice) {
    visitor.tap(tool);
    visitor.tap(choice);
    visitor.tap_if_there("cover.close");
  };
  visitor.wait_screen("home");
  open("tool.language", n % 2 == 0 ? "language.en" : "language.es");
  open("tool.display", n % 4 < 2 ? "size.large" : "size.medium");
  visitor.tap("door.look");
  visitor.wait_screen("cases");
  visitor.tap("case.no_papers");
  visitor.wait_screen("no_record");
  visitor.tap("back");
  visitor.wait_screen("cases");
  visitor.tap("back");
}

int main_of(int visitors) {
  Stage stage;
  stage.start_kiosk("kiosk-1");
  stage.visitor().wait_screen("attract");
  say(stage, 0);
  for (int n = 1; n <= visitors; ++n) {
    visit(stage, n);
    if (n == kEarly || n % 50 == 0 || n == visitors) say(stage, n);
  }
  auto& visitor = stage.visitor();
  visitor.tap("begin");
  visitor.tap("language.en");
  for (int n = 1; n <= visitors; ++n) {
    look_around(visitor, n);
    if (n == kEarly || n % 100 == 0 || n == visitors)
      fmt::print("round {:3} in one image: memory {:5.1f} MB\n", n, resident_mb(stage.kiosk_pid()));
    std::fflush(stdout);
  }
  stage.stop_kiosk();
  return 0;
}

}  // namespace
}  // namespace clearway::e2e

int main(int argc, char** argv) {
  try {
    return clearway::e2e::main_of(argc > 1 ? std::max(1, std::atoi(argv[1])) : 300);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
