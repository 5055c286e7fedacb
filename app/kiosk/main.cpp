// clearway-kiosk: the program a person touches.
#include <malloc.h>
#include <pthread.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <thread>

#include "app/config/logo.h"
#include "app/core/zone.h"
#include "app/kiosk/content.h"
#include "app/kiosk/handed_key.h"
#include "app/kiosk/log.h"
#include "app/kiosk/loop.h"
#include "app/kiosk/refusal.h"
#include "app/kiosk/replay.h"
#include "app/kiosk/swap.h"
#include "app/kiosk/theme_file.h"
#include "app/kiosk/unlock.h"
#include "app/station/staff_lock.h"

namespace clearway::kiosk {
namespace {

struct Arguments {
  std::filesystem::path config = "kiosk-config";
  std::filesystem::path assets = "assets";
  std::filesystem::path data;
  std::filesystem::path fonts = "/usr/share/fonts/truetype/noto";
  std::string window;  // "1920x1080"; empty: fullscreen
  std::filesystem::path tree;
  std::filesystem::path papers;
  std::filesystem::path record;
  std::filesystem::path replay;
};

// "1920x1080"; nothing for anything else.
std::optional<ui::Size> size_of(const std::string& text) {
  int w = 0, h = 0, read = 0;
  const bool good = std::sscanf(text.c_str(), "%dx%d%n", &w, &h, &read) == 2 && w > 0 && h > 0 &&
                    static_cast<std::size_t>(read) == text.size();
  return good ? std::optional(ui::Size{w, h}) : std::nullopt;
}

screen::Options window_of(const Arguments& arguments,
                          const std::optional<config::Switches>& switches = std::nullopt) {
  screen::Options options;
  options.title = "Clearway";
  options.fullscreen = arguments.window.empty();
  options.size = size_of(arguments.window).value_or(options.size);
  if (switches) options.switch_next = switches->next, options.switch_press = switches->press;
  return options;
}

core::Result<> check_demo_only(const Arguments& arguments, const config::Site& site) {
  const auto tells = {&arguments.tree, &arguments.papers, &arguments.record, &arguments.replay};
  if (site.demo || std::ranges::all_of(tells, [](const auto* path) { return path->empty(); }))
    return {};
  return core::fail(core::ErrorCode::rejected, "kiosk.start",
                    "--tree, --papers, --record and --replay tell what people type; they work "
                    "only where site.toml says demo = true");
}

// A machine to try things on may swap as it likes; one with people's files may not.
core::Result<> check_memory(const config::Site& site) {
  auto checked = check_swap();
  if (checked || !site.demo) return checked;
  log(LogEvent::swap_in_clear, checked.error());
  return {};
}

// Waits for a polite end (the supervisor's SIGTERM, Ctrl-C) on a thread of its own: the window
// sleeps while nothing happens and would not hear of it.
class SignalWatch {
 public:
  explicit SignalWatch(ScreenLoop& loop)
      : thread_([&loop] {
          sigset_t set = watched();
          int number = 0;
          if (sigwait(&set, &number) == 0 && number != SIGUSR1) loop.close();
        }) {}
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;
  ~SignalWatch() { pthread_kill(thread_.native_handle(), SIGUSR1); }

  // Before any thread starts, so that every thread leaves these signals to this one.
  static void block() {
    const sigset_t set = watched();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
  }
  static void unblock() {
    const sigset_t set = watched();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  }

 private:
  static sigset_t watched() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGUSR1}) sigaddset(&set, number);
    return set;
  }
  std::jthread thread_;
};

std::chrono::milliseconds fade_of(const ui::Theme& theme) {
  return std::chrono::milliseconds{theme.transition_ms};
}

core::Result<ui::Ui> make_ui(const Arguments& arguments, const config::Site& site,
                             const ui::Theme& theme, const screen::Screen& screen) {
  auto logo = TRY(config::read_logo(site));
  auto ui = TRY(ui::Ui::make(arguments.fonts, theme, screen.size(), screen.pixels_per_mm()));
  if (logo) ui.set_logo({{logo->w, logo->h}, std::move(logo->pixels)});
  return ui;
}

// Until somebody of the staff has typed their six words. Then `key` is there, and the program
// starts again with it: what they typed goes with this image.
core::Result<Ending> unlock(const Arguments& arguments, const flow::World& world,
                            const ui::Theme& theme, std::optional<keys::Secret>& key) {
  TRY(station::check_staff_lock(arguments.data));
  auto screen = TRY(screen::Screen::open(window_of(arguments, world.site.switches)));
  auto ui = TRY(make_ui(arguments, world.site, theme, screen));
  Mailbox mailbox([&screen] { screen.wake(); });
  UnlockDesk desk(arguments.data, mailbox);
  Worker worker;
  UnlockLoop loop(world, {screen, ui, arguments.tree, fade_of(theme)}, mailbox, worker, desk);
  const SignalWatch watch(loop);
  log(LogEvent::locked);
  const auto ending = loop.run();
  key = TRY(worker.ask([&desk] { return desk.take_key(); }));
  return ending;
}

core::Result<station::Station> open_station(const Arguments& arguments, const config::Site& site,
                                            const std::optional<keys::Secret>& key) {
  return key ? station::Station::open(arguments.data, site, key->view())
             : station::Station::open(arguments.data, site);
}

// Errors are shown by the caller; the workers end, and the vault closes, before this returns.
// `key`: the database's, once staff have unlocked it.
core::Result<Ending> run(const Arguments& arguments, std::optional<keys::Secret>& key) {
  const auto world = TRY(load_world(arguments.config, arguments.assets, Catalogs::when_wanted));
  TRY(check_demo_only(arguments, world.site));
  TRY(check_memory(world.site));
  TRY(core::use_zone(world.site.time_zone));
  auto paper_words = TRY(config::Words::read(arguments.config / "packet.toml"));
  TRY(paper_words.match(packet::wanted_words()));
  const auto theme = TRY(read_theme(arguments.config / "theme.toml"));
  const bool staff_unlock = world.site.key_source() == config::KeySource::staff;
  if (staff_unlock && !key) return unlock(arguments, world, theme, key);
  auto station = TRY(open_station(arguments, world.site, key));
  const int orphans = TRY(station.vault().adopt_orphans(now()));
  if (orphans > 0) log(LogEvent::orphans_kept, orphans);

  auto screen = TRY(screen::Screen::open(window_of(arguments, world.site.switches)));
  auto ui = TRY(make_ui(arguments, world.site, theme, screen));
  Mailbox mailbox([&screen] { screen.wake(); });
  VaultDesk vault(std::move(station), mailbox);
  PaperDesk paper(world, std::move(paper_words), {arguments.fonts, arguments.papers}, mailbox);
  Worker vault_thread;
  Worker paper_thread;
  SyncDesk sync(vault_thread, vault, world.site.sync_every);
  std::optional<Recorder> recorder;
  if (!arguments.record.empty()) recorder.emplace(TRY(Recorder::open(arguments.record)));
  core::Result<> sound;  // the catalogs, for which the first picture does not wait
  ScreenLoop* running = nullptr;
  Worker checks;
  const auto at_first_picture = [&] {
    vault_thread.post([&vault, &vault_thread] { vault.check(vault_thread); });
    // A print job of a visit that ended with the power must not come out for the next person.
    paper_thread.post([&paper] { paper.cancel_leftovers(); });
    vault_thread.post([&vault, keep = world.site.keep] { vault.forget_old(keep); });
    checks.post([&] {
      sound = check_catalogs(world, arguments.assets);
      if (!sound) running->close();
    });
  };
  Loop loop(world, {screen, ui, arguments.tree, fade_of(theme), recorder ? &*recorder : nullptr},
            {mailbox, vault_thread, vault, paper_thread, paper, sync, at_first_picture});
  running = &loop;
  const SignalWatch watch(loop);
  log(LogEvent::started);
  const auto ending = loop.run();
  TRY(checks.ask([&sound] { return sound; }));
  return ending;
}

// Whether each picture came out as it was recorded.
core::Result<bool> play_again(const Arguments& arguments) {
  const auto world = TRY(load_world(arguments.config, arguments.assets));
  TRY(check_demo_only(arguments, world.site));
  const auto theme = TRY(read_theme(arguments.config / "theme.toml"));
  const auto session = TRY(read_session(arguments.replay));
  const auto played = TRY(replay(world, theme, session, {arguments.fonts, arguments.tree}));
  std::printf("pictures %ld, different %ld", played.trees, played.different);
  if (played.different > 0) std::printf(", the first at line %zu", played.first);
  std::printf("\n");
  return played.different == 0;
}

int play_again_or_say(const Arguments& arguments) {
  const auto same = play_again(arguments);
  if (!same) std::fprintf(stderr, "%s\n", core::describe(same.error()).c_str());
  return same && *same ? 0 : 1;
}

[[noreturn]] void restart(char** argv, const std::optional<keys::Secret>& key) {
  // A new image of the same program: nothing of the visit is left in memory.
  log(LogEvent::restarted);
  if (key)
    if (const auto handed = hand_over_key(*key); !handed) log(LogEvent::locked, handed.error());
  execv("/proc/self/exe", argv);
  _exit(1);  // the supervisor starts it again
}

int main_of(int argc, char** argv) {
  Arguments arguments;
  CLI::App app{"The Clearway kiosk: intake, what may fit, a statement, court papers."};
  app.set_version_flag("--version", CLEARWAY_VERSION);
  app.add_option("--config", arguments.config, "folder of site.toml, interview/, relief/ …");
  app.add_option("--assets", arguments.assets, "folder of locale/");
  app.add_option("--data", arguments.data, "folder of the vault, made by `clearway enroll`");
  app.add_option("--fonts", arguments.fonts, "folder of NotoSans-*.ttf and NotoSerif-*.ttf");
  app.add_option("--window", arguments.window, "WIDTHxHEIGHT: a window instead of the full screen")
      ->check([](const std::string& text) {
        return size_of(text) ? std::string() : "expected WIDTHxHEIGHT, such as 1280x720";
      });
  app.add_option("--tree", arguments.tree, "demo only: write the semantic tree here, for tests");
  app.add_option("--papers", arguments.papers, "demo only: save papers here without a printer");
  app.add_option("--record", arguments.record, "demo only: append here what comes in");
  app.add_option("--replay", arguments.replay, "demo only: show again what was recorded");
  CLI11_PARSE(app, argc, argv);
  if (!arguments.replay.empty()) return play_again_or_say(arguments);
  if (arguments.data.empty()) return app.exit(CLI::RequiredError("--data"));

  // Pictures, letters and pages go back to the system as soon as they are done with; left alone,
  // the library would keep as much for later as was ever in use at once.
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  SignalWatch::block();
  start_log();
  if (const auto started = keys::start(); !started) return 1;
  auto key = take_handed_key();
  const auto ending = run(arguments, key);
  if (!ending) {
    log(LogEvent::refused, ending.error());
    key.reset();
    SignalWatch::unblock();  // nothing is open any more: a signal may end it
    show_refusal(ending.error(), arguments.fonts, window_of(arguments), arguments.tree);
    return 1;
  }
  if (*ending == Ending::restart) restart(argv, key);
  return 0;
}

}  // namespace
}  // namespace clearway::kiosk

int main(int argc, char** argv) {
  try {
    return clearway::kiosk::main_of(argc, argv);
  } catch (const std::exception&) {
    // Only the command line parser and the standard library throw. What was kept is safe.
    std::fputs("clearway-kiosk: out of memory or an internal error\n", stderr);
    return 1;
  }
}
