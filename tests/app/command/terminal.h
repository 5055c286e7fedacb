// The real program with a terminal of its own, and somebody typing.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>

#include "tests/app/command/program.h"

namespace clearway::command {

class Terminal {
 public:
  explicit Terminal(const std::vector<std::string>& command) {
    pid_ = ::forkpty(&master_, nullptr, nullptr, nullptr);
    if (pid_ == 0) {
      std::vector<char*> arguments;
      arguments.reserve(command.size() + 1);
      for (const auto& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
      arguments.push_back(nullptr);
      ::execv(arguments[0], arguments.data());
      ::_exit(127);
    }
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    ::close(master_);
    if (!waited_) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, nullptr, 0);
    }
  }
  bool wait_for(const std::string& text) {
    for (int quiet = 0; quiet < 600; ++quiet) {
      const auto at = shown_.find(text, from_);
      if (at != std::string::npos) {
        from_ = at + text.size();
        return true;
      }
      if (!read_some()) return false;
    }
    return false;
  }
  void type(const std::string& line) {
    const std::string text = line + "\n";
    ASSERT_EQ(::write(master_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  void press(char key) { ASSERT_EQ(::write(master_, &key, 1), 1); }
  bool echoes() const {
    termios now{};
    return ::tcgetattr(master_, &now) == 0 && (now.c_lflag & ECHO) != 0;
  }
  int wait() {  // -1: ended by a signal
    while (read_some()) {
    }
    int status = 0;
    ::waitpid(pid_, &status, 0);
    waited_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  const std::string& shown() const { return shown_; }
  // As `org init` shows it, indented on a line of its own.
  std::string recovery_key() const {
    const std::string rest = shown_.substr(shown_.find("\n    ") + 5);
    return rest.substr(0, rest.find_first_of("\r\n"));
  }
  pid_t pid() const { return pid_; }

 private:
  bool read_some() {  // false: the program is gone
    pollfd ready{master_, POLLIN, 0};
    if (::poll(&ready, 1, 100) == 0) return true;
    char buffer[4096];
    const ssize_t got = ::read(master_, buffer, sizeof buffer);
    if (got <= 0) return false;
    shown_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }
  int master_ = -1;
  pid_t pid_ = -1;
  bool waited_ = false;
  std::string shown_;
  std::size_t from_ = 0;
};

}  // namespace clearway::command
