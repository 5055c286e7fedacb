#include "app/vault/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>

namespace clearway::vault {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

tl::unexpected<core::Error> file_failure() {
  const int error = errno;
  const bool full = error == ENOSPC || error == EFBIG || error == EDQUOT;
  return fail(full ? ErrorCode::storage_full : ErrorCode::internal, "vault.file",
              "errno " + std::to_string(error));
}

// Why a folder of a vault takes no file, in words that say what to do.
tl::unexpected<core::Error> no_lock_file() {
  switch (errno) {
    case EROFS:
      return fail(ErrorCode::internal, "vault.open",
                  "The disk of this machine can only be read now, so nothing new can be kept.\n"
                  "What was kept is still there. Please have the disk looked at, then start the "
                  "machine again.");
    case EACCES:
    case EPERM:
      return fail(ErrorCode::internal, "vault.open",
                  "This user may not write in the folder of the vault. Please give the folder to "
                  "the user that the kiosk runs as.");
    case ENOSPC:
    case EDQUOT:
      return fail(ErrorCode::storage_full, "vault.open",
                  "The disk of this machine is full. Please make room, then start it again.");
    default:
      return fail(ErrorCode::not_found, "vault.open",
                  "There is no folder for the vault, or it cannot be opened: errno " +
                      std::to_string(errno));
  }
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int value() const { return value_; }

 private:
  int value_;
};

Result<> write_all(int descriptor, core::ByteView bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return file_failure();
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

Result<> sync_path(const std::filesystem::path& path, int flags) {
  const Descriptor descriptor(::open(path.c_str(), flags | O_CLOEXEC));
  if (descriptor.value() < 0 || ::fsync(descriptor.value()) != 0) return file_failure();
  return {};
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return no_lock_file();
  FolderLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
    return fail(ErrorCode::busy, "vault.open", "another program has this vault open");
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<> sync_folder(const std::filesystem::path& folder) {
  return sync_path(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
}

Result<> settle_file(const std::filesystem::path& part, const std::filesystem::path& file) {
  TRY(sync_path(part, O_RDONLY));
  if (::rename(part.c_str(), file.c_str()) != 0) return file_failure();
  return sync_folder(file.parent_path());
}

Result<> replace_file(const std::filesystem::path& file, core::ByteView bytes) {
  const auto part = std::filesystem::path(file) += ".part";
  {
    constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    const Descriptor descriptor(::open(part.c_str(), kFlags, 0600));
    if (descriptor.value() < 0) return file_failure();
    TRY(write_all(descriptor.value(), bytes));
  }
  return settle_file(part, file);
}

Result<core::Bytes> read_file(const std::filesystem::path& file, std::size_t limit) {
  std::ifstream in(file, std::ios::binary);
  std::error_code ignored;
  if (!in && !std::filesystem::exists(file, ignored))
    return fail(ErrorCode::not_found, "vault.file");
  core::Bytes bytes(limit + 1);
  in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (in.bad() || !in.is_open()) return fail(ErrorCode::internal, "vault.file", "cannot be read");
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > limit) return fail(ErrorCode::corrupt, "vault.file", "too long");
  return bytes;
}

}  // namespace clearway::vault
