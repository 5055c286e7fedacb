// A child process for tests that drive the real programs. It is killed when its Process goes
// out of scope and, by the kernel, when the test program dies.
//
//   Process server({path, "serve"});
//   ASSERT_TRUE(server.wait_for("listening on "));   // on standard output or error
//   server.signal(SIGTERM);
//   EXPECT_EQ(server.wait(), 0);
#pragma once

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace clearway::support {

using Environment = std::map<std::string, std::string>;  // added to the test's own

class Process {
 public:
  // `input` is what the child reads on standard input, then end of file.
  explicit Process(const std::vector<std::string>& command, const std::string& input = {},
                   const Environment& extra = {});
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() {
    if (!waited_) signal(SIGKILL), wait();
  }

  // True once `text` stands in the output; false when it ends or `limit` passes without it.
  bool wait_for(const std::string& text, std::chrono::seconds limit = std::chrono::seconds(60)) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, limit, [&] { return ended_ || says(text); });
    return says(text);
  }
  // Exit status, or minus the signal that ended it. Waits for it to end.
  int wait() {
    if (!waited_) {
      ::waitpid(pid_, &status_, 0);
      waited_ = true;
      reader_.join();
    }
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_);
  }
  void signal(int number) const {
    if (!waited_) ::kill(pid_, number);
  }
  std::string output() { return copy_of(output_); }  // so far
  std::string errors() { return copy_of(errors_); }
  pid_t pid() const { return pid_; }

 private:
  static std::vector<std::string> environment_with(const Environment& extra);
  static std::vector<char*> pointers(const std::vector<std::string>& texts);
  static void write_all(int to, const std::string& text);
  void read_all(int out, int err);
  bool says(const std::string& text) const {
    return (output_ + errors_).find(text) != std::string::npos;
  }
  std::string copy_of(const std::string& text) {
    const std::lock_guard lock(mutex_);
    return text;
  }

  pid_t pid_ = -1;
  int status_ = 0;
  bool waited_ = false;
  bool ended_ = false;
  std::string output_, errors_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread reader_;
};

struct Finished {
  int status = 0;
  std::string output;
  std::string errors;
};
inline Finished run(const std::vector<std::string>& command, const std::string& input = {},
                    const Environment& extra = {}) {
  Process process(command, input, extra);
  const int status = process.wait();
  return {status, process.output(), process.errors()};
}

// A loopback port that was free a moment ago.
inline std::uint16_t free_port();

}  // namespace clearway::support

#include "tests/support/process.inl"
