// The bodies of process.h; included by it alone.
#pragma once

namespace clearway::support {

inline Process::Process(const std::vector<std::string>& command, const std::string& input,
                        const Environment& extra) {
  int in[2], out[2], err[2];
  if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0)
    throw std::runtime_error("pipe");
  const auto environment = environment_with(extra);
  const auto arguments = pointers(command);
  const auto variables = pointers(environment);
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("fork");
  if (pid_ == 0) {  // only async-signal-safe calls from here to exec
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(err[1], STDERR_FILENO);
    ::signal(SIGPIPE, SIG_DFL);
    ::execve(arguments[0], arguments.data(), variables.data());
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  ::close(err[1]);
  reader_ = std::thread([this, o = out[0], e = err[0]] { read_all(o, e); });
  write_all(in[1], input);
}

inline std::vector<std::string> Process::environment_with(const Environment& extra) {
  std::vector<std::string> all;
  for (char** one = environ; *one != nullptr; ++one) {
    const std::string text = *one;
    if (!extra.contains(text.substr(0, text.find('=')))) all.push_back(text);
  }
  for (const auto& [name, value] : extra) all.push_back(name + "=" + value);
  return all;
}

inline std::vector<char*> Process::pointers(const std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (const auto& text : texts) all.push_back(const_cast<char*>(text.c_str()));
  all.push_back(nullptr);
  return all;
}

inline void Process::write_all(int to, const std::string& text) {
  std::signal(SIGPIPE, SIG_IGN);  // a child may end before it has read everything
  std::size_t done = 0;
  while (done < text.size()) {
    const auto n = ::write(to, text.data() + done, text.size() - done);
    if (n <= 0) break;
    done += static_cast<std::size_t>(n);
  }
  ::close(to);
}

inline void Process::read_all(int out, int err) {
  pollfd streams[] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
  char buffer[4096];
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    if (::poll(streams, 2, -1) < 0) continue;
    for (auto& stream : streams) {
      if (stream.fd < 0 || stream.revents == 0) continue;
      const auto n = ::read(stream.fd, buffer, sizeof buffer);
      const std::lock_guard lock(mutex_);
      auto& text = &stream == &streams[0] ? output_ : errors_;
      if (n > 0) text.append(buffer, static_cast<std::size_t>(n));
      if (n == 0) ::close(std::exchange(stream.fd, -1));
      changed_.notify_all();
    }
  }
  const std::lock_guard lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

inline std::uint16_t free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  const bool good =
      fd >= 0 && ::bind(fd, generic, size) == 0 && ::getsockname(fd, generic, &size) == 0;
  ::close(fd);
  if (!good) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

}  // namespace clearway::support
