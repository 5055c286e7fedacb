// How quick the glass is: the release kiosk in a window of an X server, drawn in software, with a
// center to sync with. Run it alone on the machine: build/release/bin/glass_bench
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/screen/screen.h"
#include "tests/e2e/stage.h"
#include "tests/support/player.h"

// Last: their macros (None, Bool) would spoil what came after them.
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

namespace clearway::e2e {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

double milliseconds(Clock::duration time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

double at(std::vector<double> times, double part) {
  std::ranges::sort(times);
  return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

// "VmRSS" or "VmHWM", in MB.
double memory(pid_t process, const std::string& what) {
  std::ifstream in("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(what + ":")) return std::stod(line.substr(what.size() + 1)) / 1024;
  return 0;
}

// User and system time so far, in seconds.
double worked(pid_t process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/stat");
  std::string text{std::istreambuf_iterator<char>(in), {}};
  std::istringstream rest(text.substr(text.rfind(')') + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i) rest >> skipped;
  double user = 0, system = 0;
  rest >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

// From the exec to the first frame that can be touched.
void start(Stage& stage) {
  std::vector<double> times;
  for (int i = 0; i < 10; ++i) {
    const auto before = Clock::now();
    stage.start_kiosk("kiosk-1");
    times.push_back(milliseconds(Clock::now() - before));
    stage.stop_kiosk();
  }
  fmt::print("exec to first frame     median {:5.0f} ms   worst {:5.0f} ms   (target 250)\n",
             at(times, 0.5), at(times, 1));
}

// From the finger's lift, on a key of the glass, to the frame that answers it.
void typing(Stage& stage, int letters, const char* when) {
  auto& visitor = stage.visitor();
  ::Display* x = XOpenDisplay(stage.display().c_str());
  std::vector<double> times;
  for (int i = 0; i < letters; ++i) {
    const auto tree = visitor.look();
    const auto* key = tree.action(i % 6 == 5 ? "key.space" : i % 2 == 0 ? "type.a" : "type.e");
    if (key == nullptr) throw std::runtime_error("no keyboard on the glass");
    XTestFakeMotionEvent(x, 0, key->x + key->w / 2, key->y + key->h / 2, CurrentTime);
    XTestFakeButtonEvent(x, 1, True, CurrentTime);
    XSync(x, False);
    std::this_thread::sleep_for(30ms);  // as long as a finger stays
    const long before = visitor.look().touches;
    const auto lifted = Clock::now();
    XTestFakeButtonEvent(x, 1, False, CurrentTime);
    XSync(x, False);
    while (visitor.look().touches == before) std::this_thread::sleep_for(200us);
    times.push_back(milliseconds(Clock::now() - lifted));
  }
  XCloseDisplay(x);
  fmt::print("a letter, {:13} median {:5.1f} ms   p99 {:5.1f} ms   (target p99 50)\n", when,
             at(times, 0.5), at(times, 0.99));
}

void idle(Stage& stage, const char* where) {
  std::this_thread::sleep_for(3s);
  const double before = worked(stage.kiosk_pid());
  std::this_thread::sleep_for(20s);
  fmt::print("idle, {:17} {:5.2f} % of one core   (target 0.5)\n", where,
             (worked(stage.kiosk_pid()) - before) / 20 * 100);
}

void to_statement(support::Visitor& visitor) {
  walk(visitor, support::ana(), "question.changed");
  visitor.write("declaration.changed", support::ana().story.at("declaration.changed"));
  visitor.tap("declaration.changed");
  visitor.wait("the keyboard", [](const support::Tree& t) { return t.action("key.space"); });
}

long safe_at_center(const Stage& stage) { return stage.center_status().at("entries").get<long>(); }

// A day's visits wait; the line comes back while somebody types.
void typing_while_syncing(Stage& stage) {
  constexpr int kVisits = 25;
  const auto config = stage.copy_of_config();
  auto site = support::read_file(config / "site.toml");
  const std::string slow = "sync_every_seconds = 300";
  site.replace(site.find(slow), slow.size(), "sync_every_seconds = 10");
  support::write_file(config / "site.toml", site);
  stage.stop_center();
  stage.start_kiosk("kiosk-1", {}, config);
  auto& visitor = stage.visitor();
  for (int i = 0; i < kVisits; ++i) {
    walk(visitor, support::ana(), "question.court_name");
    visitor.write("person.name.court", "Ana Inventada");
    visitor.tap("tool.leave");
    visitor.tap("leave.save");
    visitor.wait_screen("attract");
  }
  to_statement(visitor);
  stage.start_center();
  const long before = safe_at_center(stage);
  typing(stage, 600, "while syncing");
  fmt::print("                        {} entries came to the center meanwhile\n",
             safe_at_center(stage) - before);
  stage.stop_kiosk();
}

// From a letter to the picture of it, as the loop makes it: view, interface, pixels on the window.
void frames(Stage& stage) {
  ::setenv("DISPLAY", stage.display().c_str(), 1);
  auto screen = screen::Screen::open({false, {1920, 1080}, "frames"});
  auto ui =
      ui::Ui::make("/usr/share/fonts/truetype/noto", ui::default_theme(), {1920, 1080}, 4.03F);
  if (!screen || !ui) throw std::runtime_error("no window");
  test::Player player;
  test::play_to_home(player, "en");
  test::play_consent(player, "clinic");
  test::play_about(player);
  player.press("order.story");
  player.focus("declaration.who");
  std::vector<double> times;
  for (int i = 0; i < 600; ++i) {
    player.type(i % 6 == 5 ? " " : "a");
    const auto before = Clock::now();
    const auto frame = ui->draw(player.view(), {});
    screen->present(frame, ui->textures());
    times.push_back(milliseconds(Clock::now() - before));
  }
  fmt::print("a frame                 median {:5.1f} ms   p99 {:5.1f} ms   (target p99 16)\n",
             at(times, 0.5), at(times, 0.99));
}

int main_of() {
  Stage stage;
  start(stage);
  stage.start_kiosk("kiosk-1");
  fmt::print("memory at the start     {:5.0f} MB\n", memory(stage.kiosk_pid(), "VmRSS"));
  idle(stage, "first screen");
  auto& visitor = stage.visitor();
  for (const auto& persona : {support::ana(), support::jose()}) {
    walk(visitor, persona, "finish");
    fmt::print(
        "memory after a visit    {:5.0f} MB, at most {:5.0f} MB   (target 200, or 120 without "
        "Chinese and Korean)\n",
        memory(stage.kiosk_pid(), "VmRSS"), memory(stage.kiosk_pid(), "VmHWM"));
    visitor.tap("next");
    visitor.wait_screen("attract");
  }
  to_statement(visitor);
  typing(stage, 300, "at rest");
  idle(stage, "statement page");
  stage.stop_kiosk();
  typing_while_syncing(stage);
  frames(stage);
  return 0;
}

}  // namespace
}  // namespace clearway::e2e

int main() {
  try {
    return clearway::e2e::main_of();
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
