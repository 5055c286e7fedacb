#include "app/command/prompt.h"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace clearway::command {
namespace {

using core::ErrorCode;

constexpr std::size_t kLongest = 1024;

volatile std::sig_atomic_t g_interrupted = 0;  // the signal that came while somebody typed

void on_signal(int number) { g_interrupted = number; }

// Waits for a byte with `waiting` as the signals that are held back meanwhile: one that came the
// moment before ends this wait too. False: a signal did.
bool wait_for_byte(int from, const sigset_t& waiting) {
  pollfd ready{from, POLLIN, 0};
  while (g_interrupted == 0)
    if (::ppoll(&ready, 1, nullptr, &waiting) >= 0 || errno != EINTR) break;
  return g_interrupted == 0;
}

// Byte by byte: what a buffered reader reads ahead would stay in memory.
core::Result<Typed> read_line(int from, const sigset_t* waiting = nullptr) {
  std::string line;
  line.reserve(kLongest);  // never moved, so nothing is left behind unwiped
  char c = 0;
  for (;;) {
    if (waiting != nullptr && !wait_for_byte(from, *waiting)) {
      keys::wipe(line);
      return core::fail(ErrorCode::rejected, "command.prompt", "interrupted");
    }
    const ssize_t got = ::read(from, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || c == '\n') break;
    if (c != '\r' && line.size() < kLongest) line += c;
  }
  if (line.empty()) {
    return core::fail(ErrorCode::invalid_input, "command.prompt", "nothing was typed");
  }
  return Typed(std::move(line));
}

// Echo off while somebody types. A signal ends the typing, the terminal gets its echo back, and
// only then does the signal do what it does: so signals are held back but for the waiting. Ctrl-Z
// waits to the end: it would leave the terminal mute.
class Quiet {
 public:
  explicit Quiet(int terminal) : terminal_(terminal) {
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGTSTP);
    for (const int signal : kSignals) sigaddset(&held, signal);
    ::sigprocmask(SIG_BLOCK, &held, &before_);
    waiting_ = before_;
    sigaddset(&waiting_, SIGTSTP);
    g_interrupted = 0;
    struct sigaction ours {};
    ours.sa_handler = on_signal;
    for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &ours, &theirs_[i]);
    if (::tcgetattr(terminal_, &shown_) != 0) return;
    termios hidden = shown_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    quiet_ = ::tcsetattr(terminal_, TCSAFLUSH, &hidden) == 0;
  }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
  ~Quiet() {
    if (quiet_) ::tcsetattr(terminal_, TCSAFLUSH, &shown_);
    for (std::size_t i = 0; i < kSignals.size(); ++i)
      ::sigaction(kSignals[i], &theirs_[i], nullptr);
    ::sigprocmask(SIG_SETMASK, &before_, nullptr);
    if (g_interrupted != 0) ::raise(g_interrupted);
  }
  bool quiet() const { return quiet_; }
  const sigset_t& waiting() const { return waiting_; }

 private:
  static constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};
  int terminal_;
  std::array<struct sigaction, kSignals.size()> theirs_{};
  termios shown_{};
  sigset_t before_{};
  sigset_t waiting_{};
  bool quiet_ = false;
};

void say(int terminal, std::string_view text) {
  // A terminal that is gone cannot be told so.
  [[maybe_unused]] const auto ignored = ::write(terminal, text.data(), text.size());
}

core::Result<Typed> ask_terminal(const char* question) {
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (terminal < 0) {
    return core::fail(ErrorCode::internal, "command.prompt", std::strerror(errno));
  }
  auto typed = [&]() -> core::Result<Typed> {
    // Echo off first: an answer typed the moment the question shows is neither seen nor lost.
    const Quiet quiet(terminal);
    if (quiet.quiet()) {
      say(terminal, std::string(question) + ": ");
      return read_line(terminal, &quiet.waiting());
    }
    return core::fail(ErrorCode::internal, "command.prompt", "the terminal keeps its echo");
  }();
  say(terminal, "\n");
  ::close(terminal);
  return typed;
}

}  // namespace

core::Result<Typed> ask(const char* question) {
  return ::isatty(STDIN_FILENO) != 0 ? ask_terminal(question) : read_line(STDIN_FILENO);
}

core::Result<Typed> ask_new(const char* question) {
  auto first = TRY(ask(question));
  if (::isatty(STDIN_FILENO) == 0) return first;
  const auto second = TRY(ask("Again"));
  if (first.text() == second.text()) return first;
  return core::fail(ErrorCode::invalid_input, "command.prompt", "the two differ");
}

}  // namespace clearway::command
