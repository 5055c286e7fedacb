#include "app/station/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace clearway::station {
namespace {

using core::ErrorCode;

auto failed(const char* where, int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  return core::fail(full ? ErrorCode::storage_full : ErrorCode::internal, where,
                    std::strerror(error));
}

class File {  // closes itself
 public:
  File(const std::filesystem::path& path, int flags)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

core::Result<> write_all(int descriptor, core::ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("station.write", errno);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

core::Result<> write_new(const std::filesystem::path& file, core::ByteView bytes) {
  const File handle(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
  if (handle.get() < 0) return failed("station.write", errno);
  TRY(write_all(handle.get(), bytes));
  if (::fsync(handle.get()) != 0) return failed("station.write", errno);
  return {};
}

core::Result<> sync_folder(const std::filesystem::path& folder) {
  const File handle(folder, O_RDONLY | O_DIRECTORY);
  if (handle.get() < 0 || ::fsync(handle.get()) != 0) return failed("station.write", errno);
  return {};
}

}  // namespace

core::Result<> make_private_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return core::fail(ErrorCode::internal, "station.folder", error.message());
  if (::chmod(folder.c_str(), 0700) != 0) return failed("station.folder", errno);
  return {};
}

core::Result<> write_private(const std::filesystem::path& file, core::ByteView bytes) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  auto temporary = file;
  temporary += ".new";
  ::unlink(temporary.c_str());  // left by a power cut
  auto written = write_new(temporary, bytes);
  if (written && ::rename(temporary.c_str(), file.c_str()) != 0)
    written = failed("station.write", errno);
  if (written) return sync_folder(folder);
  ::unlink(temporary.c_str());
  return written;
}

core::Result<> overwrite_private(const std::filesystem::path& file, core::ByteView bytes) {
  std::error_code none;
  if (std::filesystem::file_size(file, none) != bytes.size() || none)
    return write_private(file, bytes);
  const File handle(file, O_WRONLY | O_NOFOLLOW);
  if (handle.get() < 0) return failed("station.write", errno);
  TRY(write_all(handle.get(), bytes));
  if (::fsync(handle.get()) != 0) return failed("station.write", errno);
  return {};
}

core::Result<core::Bytes> read_small(const std::filesystem::path& file, std::size_t limit) {
  std::ifstream stream(file, std::ios::binary);
  const bool readable = stream && !std::filesystem::is_directory(file);
  if (!readable) return core::fail(ErrorCode::not_found, "station.read", file.string());
  core::Bytes bytes(limit + 1);
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (bytes.size() > limit) return core::fail(ErrorCode::rejected, "station.read", "too large");
  return bytes;
}

}  // namespace clearway::station
