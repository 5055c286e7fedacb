// clearway-central: the central server, and the operator's commands on its data folder.
// Exit statuses: operator.h; the reason is on standard error.
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <iostream>
#include <thread>

#include "sync/central/operator.h"
#include "sync/central/server.h"

namespace clearway::central {
namespace {

using core::ErrorCode;
using core::Result;

core::UnixTime now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

struct Arguments {
  std::string data;
  std::string address;
  std::string root;
  std::string listen = "127.0.0.1:8443";
  std::string out;
  std::string device;
  std::string list;
  std::int64_t hours = 24;
  bool json = false;
};

Result<> run_invite(const Arguments& arguments) {
  auto center = TRY(open_center(arguments.data));
  std::cout << TRY(center.invite(now(), arguments.hours * 3600)) << "\n";
  return {};
}

Result<> run_serve(const Arguments& arguments) {
  ServerOptions options;
  const auto colon = arguments.listen.rfind(':');
  const char* end = arguments.listen.data() + arguments.listen.size();
  if (colon == std::string::npos ||
      std::from_chars(arguments.listen.data() + colon + 1, end, options.port).ptr != end)
    return core::fail(ErrorCode::invalid_input, "central.listen", "expected ADDRESS:PORT");
  options.host = arguments.listen.substr(0, colon);
  auto tls = TRY(read_tls(arguments.data));
  options.certificate_pem = std::move(tls.certificate_pem);
  options.private_key_pem = std::move(tls.private_key_pem);
  Routes routes(TRY(open_center(arguments.data)), now);
  return serve(options, std::move(routes), [](const std::string& address) {
    std::cout << "listening on " << address << std::endl;
  });
}

Result<> run_status(const Arguments& arguments) {
  const auto store = TRY(Store::open(std::filesystem::path(arguments.data) / "center.db"));
  const auto info = TRY(store.info());
  const auto counts = TRY(store.counts());
  std::cout << (arguments.json ? status_json(info, counts) : status_text(info, counts));
  return {};
}

Result<> run_devices(const Arguments& arguments) {
  const auto store = TRY(Store::open(std::filesystem::path(arguments.data) / "center.db"));
  std::cout << TRY(device_list(store));
  return {};
}

Result<> run_publish(const Arguments& arguments) {
  auto center = TRY(open_center(arguments.data));
  std::cout << TRY(publish(center, arguments.list));
  return {};
}

Result<> run_init(const Arguments& arguments) {
  TRY(init(arguments.data, arguments.address, arguments.root));
  std::cout << "center made. Next: take " << arguments.data
            << "/center.request to the office and sign it there with `clearway org add-center`, "
               "then start `clearway-central serve` and make a code for each kiosk with "
               "`clearway-central invite`\n";
  return {};
}

Result<> run_dump(const Arguments& arguments) {
  const auto store = TRY(Store::open(std::filesystem::path(arguments.data) / "center.db"));
  const auto written = TRY(dump(store, arguments.out));
  std::cout << written.entries << " entries, " << written.wraps << " wraps\n";
  return {};
}

Result<> run_revoke(const Arguments& arguments) {
  const auto device = TRY(core::DeviceId::from_hex_text(arguments.device));
  auto center = TRY(open_center(arguments.data));
  TRY(center.revoke(device, now()));
  std::cout << TRY(arrivals(center.store(), device));
  return {};
}

Result<> run_new_epoch(const Arguments& arguments) {
  auto center = TRY(open_center(arguments.data));
  // The number is the second of the day it is made: two restores of one copy must not share it.
  std::this_thread::sleep_for(std::chrono::seconds(1));
  std::cout << "server epoch " << TRY(center.new_epoch(now())) << "\n";
  return {};
}

int finish(const Result<>& result) {
  if (result) return 0;
  std::cerr << "clearway-central: " << core::describe(result.error()) << "\n";
  return exit_status(result.error().code);
}

CLI::App* command(CLI::App& app, const char* name, const char* what, Arguments& arguments) {
  auto* added = app.add_subcommand(name, what);
  added->add_option("--data", arguments.data, "The center's data folder")->required();
  added->footer(kExitHelp);
  return added;
}

int run(int argc, char** argv) {
  CLI::App app("Clearway's central server: keeps what kiosks send, sealed as it came.");
  app.require_subcommand(1);
  app.footer(kExitHelp);
  Arguments arguments;
  auto* init_command = command(app, "init", "Make keys and an empty store", arguments);
  init_command->add_option("--address", arguments.address, "https://HOST:PORT that devices use")
      ->required();
  init_command->add_option("--root", arguments.root, "The organization root's verify key, hex")
      ->required();
  auto* invite = command(app, "invite", "Print a one-time code that enrolls one device", arguments);
  invite->add_option("--hours", arguments.hours, "How long the code is good for (24)")
      ->check(CLI::Range(0, 24 * 30));
  auto* server = command(app, "serve", "Serve devices until SIGTERM or SIGINT", arguments);
  server->add_option("--listen", arguments.listen, "ADDRESS:PORT (127.0.0.1:8443)");
  auto* status = command(app, "status", "Count what is stored", arguments);
  status->add_flag("--json", arguments.json, "As JSON");
  auto* devices = command(
      app, "devices", "List the machines that were enrolled: when, last seen, revoked", arguments);
  auto* dumping = command(app, "dump", "Write every sealed entry and wrap as a file", arguments);
  dumping->add_option("--out", arguments.out, "Folder for the files")->required();
  auto* publishing =
      command(app, "publish", "Hand a site's newest staff list on to its machines", arguments);
  publishing->add_option("LIST", arguments.list, "The office's statements/staff-<site>.signed")
      ->required();
  auto* revoke = command(app, "revoke", "Accept nothing more from a device", arguments);
  revoke->add_option("--device", arguments.device, "Its id, of `devices`")->required();
  auto* epoch = command(app, "new-epoch", "After a restore: let devices offer again", arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (const auto started = keys::start(); !started) return finish(started);
  if (*init_command) return finish(run_init(arguments));
  if (*invite) return finish(run_invite(arguments));
  if (*server) return finish(run_serve(arguments));
  if (*status) return finish(run_status(arguments));
  if (*publishing) return finish(run_publish(arguments));
  if (*devices) return finish(run_devices(arguments));
  if (*dumping) return finish(run_dump(arguments));
  if (*revoke) return finish(run_revoke(arguments));
  if (*epoch) return finish(run_new_epoch(arguments));
  return 2;
}

}  // namespace
}  // namespace clearway::central

int main(int argc, char** argv) {
  ::umask(0077);
  try {
    return clearway::central::run(argc, argv);
  } catch (const std::exception&) {
    std::cerr << "clearway-central: out of memory or an internal error\n";
    return clearway::central::exit_status(clearway::core::ErrorCode::internal);
  }
}
