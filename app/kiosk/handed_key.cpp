#include "app/kiosk/handed_key.h"
#include "app/keys/crypto.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string>

namespace clearway::kiosk {
namespace {

constexpr const char* kVariable = "CLEARWAY_KEY_PIPE";  // the number of its reading end

auto failed() { return core::fail(core::ErrorCode::internal, "kiosk.key", std::strerror(errno)); }

class Pipe {  // an end of one; closes itself
 public:
  explicit Pipe(int descriptor) : descriptor_(descriptor) {}
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

// Somebody may have set the variable to anything.
bool is_pipe(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISFIFO(status.st_mode);
}

std::optional<int> named_descriptor() {
  const char* text = std::getenv(kVariable);
  if (text == nullptr) return std::nullopt;
  int number = -1;
  const auto* end = text + std::strlen(text);
  const auto parsed = std::from_chars(text, end, number);
  const bool good = parsed.ec == std::errc() && parsed.ptr == end && number > STDERR_FILENO;
  ::unsetenv(kVariable);
  return good && is_pipe(number) ? std::optional(number) : std::nullopt;
}

}  // namespace

core::Result<> hand_over_key(const keys::Secret& key) {
  int ends[2] = {-1, -1};
  if (key.view().size() != keys::kKeySize || ::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
    return failed();
  const Pipe writing(ends[1]);
  const auto bytes = key.view();
  const bool written =
      ::write(writing.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  const bool stays_open = written && ::fcntl(ends[0], F_SETFD, 0) == 0;
  if (stays_open && ::setenv(kVariable, std::to_string(ends[0]).c_str(), 1) == 0) return {};
  auto error = failed();
  ::close(ends[0]);
  return error;
}

std::optional<keys::Secret> take_handed_key() {
  const auto descriptor = named_descriptor();
  if (!descriptor) return std::nullopt;
  const Pipe reading(*descriptor);
  auto key = keys::Secret::of_size(keys::kKeySize);
  if (!key) return std::nullopt;
  ::fcntl(reading.get(), F_SETFL, O_NONBLOCK);
  const auto got = ::read(reading.get(), key->bytes().data(), keys::kKeySize);
  if (got != static_cast<ssize_t>(keys::kKeySize)) return std::nullopt;
  return *std::move(key);
}

}  // namespace clearway::kiosk
