#include "app/print/save.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

namespace clearway::print {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr int kMostFiles = 100'000;

bool write_all(int fd, core::ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return ::fsync(fd) == 0;
}

}  // namespace

Result<std::filesystem::path> save_as_pdf(const std::filesystem::path& folder, core::ByteView pdf) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return fail(ErrorCode::not_found, "print.save", failed.message());
  for (int number = 1; number < kMostFiles; ++number) {
    const auto file = folder / ("papers-" + std::to_string(number) + ".pdf");
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST) continue;
    if (fd < 0) return fail(ErrorCode::not_found, "print.save", std::strerror(errno));
    const bool written = write_all(fd, pdf);
    if (::close(fd) == 0 && written) return file;
    ::unlink(file.c_str());
    return fail(ErrorCode::storage_full, "print.save");
  }
  return fail(ErrorCode::storage_full, "print.save", "too many files");
}

}  // namespace clearway::print
