#include "app/speech/speech.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace clearway::speech {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr const char* kProgram = "espeak-ng";

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

bool valid_voice(std::string_view name) {
  return !name.empty() && name.size() <= 32 && name.front() != '-' &&
         std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

// What the child inherits: the text on its standard input, silence, default signals, and
// no other file of ours.
class Spawn {
 public:
  explicit Spawn(int input) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&files_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes_);
    sigset_t none{};
    sigset_t all{};
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~Spawn() {
    posix_spawnattr_destroy(&attributes_);
    posix_spawn_file_actions_destroy(&files_);
  }
  Spawn(const Spawn&) = delete;
  Spawn& operator=(const Spawn&) = delete;

  int run(pid_t& child, char* const* argv) {
    return posix_spawnp(&child, kProgram, &files_, &attributes_, argv, environ);
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

// False when the child went away before it had read everything. It is a socket and not a
// pipe because only send() can be told not to raise SIGPIPE in a program with threads. The
// kernel's buffer takes the longest answer there can be (64 KiB), so this does not wait.
bool send_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = ::send(fd, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace

Speaker::~Speaker() { stop(); }

Result<> Speaker::say(const Voice& voice, std::string_view text) {
  stop();
  if (!valid_voice(voice.language)) return fail(ErrorCode::invalid_input, "speech.say", "voice");
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return fail(ErrorCode::internal, "speech.say", std::strerror(errno));
  Descriptor ours(ends[0]);
  Descriptor childs(ends[1]);

  std::string program = kProgram;
  std::string input = "--stdin";
  std::string utf8 = "-b1";
  std::string language = "-v" + voice.language;
  std::string speed = "-s" + std::to_string(std::clamp(voice.words_per_minute, 60, 250));
  std::string volume = "-a" + std::to_string(std::clamp(voice.volume, 0, 200));
  const std::array<char*, 7> argv{program.data(), input.data(),  utf8.data(), language.data(),
                                  speed.data(),   volume.data(), nullptr};
  Spawn spawn(childs.get());
  pid_t child = -1;
  const int failed = spawn.run(child, argv.data());
  if (failed == ENOENT) return fail(ErrorCode::not_found, "speech.say", kProgram);
  if (failed != 0) return fail(ErrorCode::internal, "speech.say", std::strerror(failed));
  child_ = child;
  childs.close();
  if (!send_all(ours.get(), text)) {
    stop();
    return fail(ErrorCode::internal, "speech.say", "the voice stopped before it heard everything");
  }
  return {};
}

void Speaker::stop() {
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
  child_ = -1;
}

// What the sound card holds already is still heard: a fraction of a second.
void Speaker::pause(bool on) {
  if (child_ > 0) ::kill(child_, on ? SIGSTOP : SIGCONT);
}

bool Speaker::speaking() {
  if (child_ <= 0) return false;
  const pid_t got = ::waitpid(child_, nullptr, WNOHANG);
  if (got == 0 || (got < 0 && errno == EINTR)) return true;
  child_ = -1;
  return false;
}

}  // namespace clearway::speech
