#include "tests/support/private_cups.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <utility>

#include "tests/support/process.h"

namespace clearway::support {

namespace fs = std::filesystem;
using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr const char* kCupsd = "/usr/sbin/cupsd";

bool answers(int port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool open = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return open;
}

// cupsd's own file: device writes nothing for a raw queue, so this is our printer.
constexpr const char* kBackend = R"(#!/bin/sh
[ $# = 0 ] && { echo 'direct paper "Unknown" "A file"'; exit 0; }
paper="${DEVICE_URI#paper:}"
if [ -e "$paper.empty" ]; then echo "STATE: +media-empty-error" >&2; fi
while [ -e "$paper.empty" ]; do sleep 0.05; done
echo "STATE: -media-empty-error" >&2
cat "${6:-/dev/stdin}" > "$paper"
)";

// A ServerBin like the system's, but with one backend only: ours.
void write_backend(const fs::path& bin) {
  fs::create_directories(bin / "backend");
  for (const auto& entry : fs::directory_iterator("/usr/lib/cups"))
    if (entry.path().filename() != "backend")
      fs::create_directory_symlink(entry.path(), bin / entry.path().filename());
  std::ofstream(bin / "backend" / "paper") << kBackend;
  fs::permissions(bin / "backend" / "paper", fs::perms::owner_all);  // 0700: runs as root
}

void write_configuration(const fs::path& folder, int port) {
  std::ofstream(folder / "cupsd.conf") << "LogLevel warn\nListen 127.0.0.1:" << port
                                       << "\nBrowsing Off\nWebInterface No\nDefaultAuthType None\n"
                                          "<Location />\nOrder allow,deny\nAllow localhost\n"
                                          "</Location>\n<Location /admin>\nOrder allow,deny\n"
                                          "Allow localhost\n</Location>\n"
                                          "<Policy default>\n<Limit All>\nOrder deny,allow\n"
                                          "</Limit>\n</Policy>\n";
  const std::string f = folder.string();
  std::ofstream(folder / "cups-files.conf")
      << "ServerRoot " << f << "/etc\nStateDir " << f << "/state\nCacheDir " << f
      << "/cache\nRequestRoot " << f << "/spool\nTempDir " << f << "/spool/tmp\nErrorLog " << f
      << "/error_log\nAccessLog " << f << "/access_log\nPageLog " << f << "/page_log\n"
      << "SystemGroup root\nSyncOnClose No\nPrintcap " << f << "/printcap\n"
      << "ServerBin " << f << "/bin\n";
  for (const char* part : {"etc/ppd", "etc/ssl", "state/certs", "cache", "spool/tmp"})
    fs::create_directories(folder / part);
  write_backend(folder / "bin");
}

}  // namespace

Result<PrivateCups> PrivateCups::start() {
  if (::geteuid() != 0) return fail(ErrorCode::not_found, "private_cups.start", "not root");
  if (!fs::exists(kCupsd)) return fail(ErrorCode::not_found, "private_cups.start", kCupsd);
  std::string pattern = (fs::temp_directory_path() / "private_cups_XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    return fail(ErrorCode::internal, "private_cups.start", "temporary folder");
  PrivateCups cups;
  cups.folder_ = pattern;
  fs::permissions(cups.folder_, fs::perms::owner_all | fs::perms::group_exec |
                                    fs::perms::others_exec);  // backends run as user lp
  cups.port_ = free_port();
  write_configuration(cups.folder_, cups.port_);

  std::string conf = (cups.folder_ / "cupsd.conf").string();
  std::string files = (cups.folder_ / "cups-files.conf").string();
  std::string program = kCupsd;
  std::string foreground = "-f";
  std::string c = "-c";
  std::string s = "-s";
  const std::array<char*, 7> argv{program.data(), foreground.data(), c.data(), conf.data(),
                                  s.data(),       files.data(),      nullptr};
  if (::posix_spawn(&cups.child_, kCupsd, nullptr, nullptr, argv.data(), environ) != 0)
    return fail(ErrorCode::internal, "private_cups.start", "spawn");
  for (int i = 0; i < 3000; ++i) {  // it answers at once, except on a very busy machine
    if (answers(cups.port_)) return cups;
    if (::waitpid(cups.child_, nullptr, WNOHANG) == cups.child_) {
      cups.child_ = -1;
      return fail(ErrorCode::internal, "private_cups.start", "cupsd ended");
    }
    ::usleep(50'000);
  }
  return fail(ErrorCode::internal, "private_cups.start", "cupsd does not answer");
}

PrivateCups::PrivateCups(PrivateCups&& other) noexcept
    : folder_(std::exchange(other.folder_, {})),
      port_(other.port_),
      child_(std::exchange(other.child_, -1)) {}

PrivateCups::~PrivateCups() {
  if (child_ > 0) {
    ::kill(child_, SIGTERM);
    for (int i = 0; i < 100 && child_ > 0; ++i) {
      if (::waitpid(child_, nullptr, WNOHANG) == child_) child_ = -1;
      if (child_ > 0) ::usleep(50'000);
    }
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
  }
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

Result<> PrivateCups::run(const std::string& command) const {
  const std::string line =
      "PATH=/usr/sbin:/usr/bin:/sbin:/bin CUPS_SERVER=" + server() + " " + command + " 2>&1";
  if (std::system(line.c_str()) != 0) return fail(ErrorCode::internal, "private_cups.run", command);
  return {};
}

Result<> PrivateCups::add_queue(const std::string& name, const fs::path& file) {
  return run("lpadmin -p " + name + " -E -v paper:" + file.string() + " -m raw >/dev/null");
}

Result<> PrivateCups::make_default(const std::string& name) { return run("lpadmin -d " + name); }

Result<> PrivateCups::stop_queue(const std::string& name) { return run("cupsdisable " + name); }

Result<> PrivateCups::resume_queue(const std::string& name) { return run("cupsenable " + name); }

std::string PrivateCups::server() const { return "127.0.0.1:" + std::to_string(port_); }

int PrivateCups::documents_in_spool() const {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder_ / "spool"))
    if (entry.path().filename().string().starts_with("d")) ++count;
  return count;
}

}  // namespace clearway::support
