#include "tests/e2e/stage.h"

#include <stdexcept>

#include "app/record/record.h"

namespace clearway::e2e {
namespace {

const std::string kPrograms = CLEARWAY_PROGRAMS;
const std::string kSources = CLEARWAY_SOURCE_DIR;
const std::string kOfficePassphrase = "made up words for tests\n";

bool can_listen_on(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool good =
      fd >= 0 && ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return good;
}

// Below the ports that the system gives out by itself, and another one for each test that runs at
// the same time, so that nobody takes it before the center listens or while it is down.
std::uint16_t port_for_center() {
  constexpr int kFirst = 10000, kHowMany = 20000;
  for (int i = 0; i < kHowMany; ++i) {
    const auto port = static_cast<std::uint16_t>(kFirst + (::getpid() * 7 + i) % kHowMany);
    if (can_listen_on(port)) return port;
  }
  throw std::runtime_error("no free port");
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// The six words that `staff add` prints.
std::string passphrase_in(const std::string& output) {
  for (std::size_t at = 0; at < output.size();) {
    const auto end = std::min(output.find('\n', at), output.size());
    std::string line = output.substr(at, end - at);
    line.erase(0, line.find_first_not_of(' '));
    const auto spaces = std::count(line.begin(), line.end(), ' ');
    if (spaces == 5 && line.find_first_not_of("abcdefghijklmnopqrstuvwxyz ") == line.npos)
      return line;
    at = end + 1;
  }
  throw std::runtime_error("no passphrase in: " + output);
}

}  // namespace

Stage::Stage() : listen_("127.0.0.1:" + std::to_string(port_for_center())) {
  const std::string office = folder_ / "office";
  const std::string store = folder_ / "center";
  must(clearway({"org", "init", "--org", office, "--name", "Test Clinic", "--demo"},
                kOfficePassphrase),
       "org init");
  must(central({"init", "--data", store, "--address", "https://" + listen_, "--root",
                first_line(support::read_file(folder_ / "office" / "root.pub"))}),
       "central init");
  must(clearway({"org", "add-center", "--org", office, store + "/center.request"},
                kOfficePassphrase),
       "add-center");
  must(clearway({"site", "init", "--org", office, "--name", "Library"}, kOfficePassphrase),
       "site init");
  const auto staff = clearway(
      {"staff", "add", "--org", office, "--to", "Library", "--name", "rosa", "--role", "staff"},
      kOfficePassphrase);
  must(staff, "staff add");
  staff_passphrase_ = passphrase_in(staff.output);
  start_center();
  enroll("kiosk-1");

  const std::string shell = "exec Xvfb -displayfd 1 -screen 0 1920x1080x24 -nolisten tcp";
  xserver_ = std::make_unique<support::Process>(std::vector<std::string>{"/bin/sh", "-c", shell});
  // The number comes on standard output; keyboard warnings may come before it on the other.
  soon([&] { return xserver_->output().find('\n') != std::string::npos; });
  display_ = ":" + first_line(xserver_->output());
  if (display_ == ":") throw std::runtime_error("no Xvfb: " + xserver_->errors());
  visitor_ = std::make_unique<support::Visitor>(display_, folder_ / "tree");
}

void Stage::must(const support::Finished& finished, const std::string& what) const {
  if (finished.status != 0)
    throw std::runtime_error(what + " ended with " + std::to_string(finished.status) + ": " +
                             finished.output + finished.errors);
}

support::Finished Stage::clearway(std::vector<std::string> arguments,
                                  const std::string& lines) const {
  arguments.insert(arguments.begin(),
                   {kPrograms + "/clearway", "--config", kSources + "/kiosk-config", "--assets",
                    kSources + "/assets"});
  return support::run(arguments, lines);
}

support::Finished Stage::central(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), kPrograms + "/clearway-central");
  return support::run(arguments);
}

void Stage::enroll(const std::string& device, const std::filesystem::path& config) {
  const auto invite = central({"invite", "--data", folder_ / "center"});
  must(invite, "invite");
  must(clearway({"enroll", "--org", folder_ / "office", "--data", data(device), "--site",
                 config / "site.toml", "--to", "Library", "--device", device},
                kOfficePassphrase + first_line(invite.output) + "\n"),
       "enroll");
}

void Stage::start_center() {
  center_ = std::make_unique<support::Process>(std::vector<std::string>{
      kPrograms + "/clearway-central", "serve", "--data", folder_ / "center", "--listen", listen_});
  if (!center_->wait_for("listening on ", support::Visitor::kLimit))
    throw std::runtime_error(center_->errors());
}

void Stage::stop_center() {
  center_->signal(SIGTERM);
  EXPECT_EQ(center_->wait(), 0);
  center_.reset();
}

nlohmann::json Stage::center_status() const {
  const auto status = central({"status", "--data", folder_ / "center", "--json"});
  must(status, "status");
  return nlohmann::json::parse(status.output);
}

nlohmann::json Stage::opened_at_center() const {
  const std::filesystem::path dump = folder_ / "dump";
  std::filesystem::remove_all(dump);
  must(central({"dump", "--data", folder_ / "center", "--out", dump}), "dump");
  const auto opened =
      clearway({"record", "open", "--dump", dump, "--org", folder_ / "office"}, kOfficePassphrase);
  must(opened, "record open");
  return nlohmann::json::parse(opened.output);
}

nlohmann::json Stage::opened_here(const std::string& device, const std::string& code) const {
  const auto opened = clearway({"record", "open", "--data", data(device), "--code"}, code + "\n");
  must(opened, "record open");
  return nlohmann::json::parse(opened.output);
}

void Stage::start_kiosk(const std::string& device, const support::Environment& extra,
                        const std::filesystem::path& config) {
  std::filesystem::remove(folder_ / "tree");
  std::filesystem::create_directory(temporary());
  visitor_->take_hold();
  support::Environment environment = extra;
  environment["DISPLAY"] = display_;
  environment["TMPDIR"] = temporary();
  environment.emplace("CUPS_SERVER", folder_ / "no-printer");  // never this machine's own
  std::vector<std::string> command{kPrograms + "/clearway-kiosk",
                                   "--config",
                                   config,
                                   "--assets",
                                   kSources + "/assets",
                                   "--data",
                                   data(device),
                                   "--window",
                                   "1920x1080",
                                   "--tree",
                                   folder_ / "tree",
                                   "--papers",
                                   papers()};
  if (!session_.empty()) command.insert(command.end(), {"--record", session_});
  kiosk_ = std::make_unique<support::Process>(command, "", environment);
  visitor_->wait("the kiosk's first screen",
                 [](const support::Tree& t) { return !t.screen.empty(); });
}

support::Finished Stage::replay(const std::filesystem::path& session,
                                const std::filesystem::path& config) const {
  return support::run({"/usr/bin/env", "DISPLAY=" + display_, kPrograms + "/clearway-kiosk",
                       "--config", config, "--assets", kSources + "/assets", "--replay", session});
}

std::filesystem::path Stage::copy_of_config() const {
  auto config = folder_ / "config";
  std::filesystem::remove_all(config);  // of an earlier start
  std::filesystem::copy(kSources + "/kiosk-config", config,
                        std::filesystem::copy_options::recursive);
  return config;
}

void Stage::stop_kiosk() {
  kiosk_->signal(SIGTERM);
  kiosk_->wait();
}

void Stage::kill_kiosk() {
  kiosk_->signal(SIGKILL);
  kiosk_->wait();
}

std::string without_hyphens(const std::string& code) {
  std::string plain = code;
  std::erase(plain, '-');
  return plain;
}

void enter_code(support::Visitor& visitor, const std::string& code) {
  const auto from = visitor.wait("the first screen or home", [](const support::Tree& t) {
    return t.screen == "attract" || t.screen == "home";
  });
  if (from.screen == "attract") {
    visitor.tap("begin");  // by itself the first screen speaks every language in turn
    visitor.wait_screen("language");
    visitor.tap("language.en");
    visitor.wait_screen("home");
  }
  visitor.tap("door.code");
  visitor.wait_screen("return_code");
  visitor.write("return.code", without_hyphens(code));
  visitor.tap("next");
}

std::string first_row(const support::Tree& tree) {
  for (const auto& element : tree.elements)
    if (element.action.starts_with("row.")) return element.action;
  return {};
}

std::map<std::string, std::string> by_order(const std::map<std::string, std::string>& fields) {
  const record::Fields all(fields.begin(), fields.end());
  std::map<std::string, std::string> out;
  const auto ids = record::case_ids(all);
  for (const auto& [field, value] : all) {
    std::string name = field;
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (field.starts_with("case." + ids[i] + "."))
        name = "case." + std::to_string(i + 1) + field.substr(5 + ids[i].size());
    out[name] = value;
  }
  return out;
}

std::map<std::string, std::string> expected(const support::Persona& persona) {
  std::map<std::string, std::string> out = persona.about;
  out.insert(persona.story.begin(), persona.story.end());
  for (std::size_t i = 0; i < persona.cases.size(); ++i) {
    const std::string stem = "case." + std::to_string(i + 1) + ".";
    for (const auto& [field, value] : persona.cases[i]) out[stem + field] = value;
    out[stem + "order"] = std::to_string(i + 1);
  }
  out["consent.keep"] = persona.keep;
  if (persona.keep == "clinic") out["consent.contact"] = "yes";
  out["consent.totals"] = "yes";
  out["visit.language"] = persona.language;
  return out;
}

}  // namespace clearway::e2e
