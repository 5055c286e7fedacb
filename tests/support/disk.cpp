#include "tests/support/disk.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <fstream>
#include <iterator>

namespace clearway::support {
namespace {

Disk* the_disk = nullptr;
constexpr std::size_t kSector = 512;

using Random = std::mt19937;
bool coin(Random& random) { return (random() & 1U) != 0; }

// A file as a power cut may leave it: what is surely there, and what was not yet synced.
struct File {
  std::string bytes;
  std::vector<const Disk::Step*> loose;
  bool exists = false;  // surely
  bool may_exist = false;
};

void put(std::string& bytes, std::size_t offset, std::string_view part) {
  if (bytes.size() < offset + part.size()) bytes.resize(offset + part.size(), '\0');
  bytes.replace(offset, part.size(), part);
}

void apply(std::string& bytes, const Disk::Step& step) {
  const auto offset = static_cast<std::size_t>(step.offset);
  if (step.kind == Disk::Kind::truncate) return bytes.resize(offset, '\0');
  put(bytes, offset, step.bytes);
}

void apply_torn(std::string& bytes, const Disk::Step& step, Random& random) {
  if (step.kind == Disk::Kind::truncate) return apply(bytes, step);
  for (std::size_t at = 0; at < step.bytes.size(); at += kSector)
    if (coin(random))
      put(bytes, static_cast<std::size_t>(step.offset) + at,
          std::string_view(step.bytes).substr(at, kSector));
}

// Of what was not synced: nothing, everything, or some of it in any order and torn.
std::string settle(const File& file, Random& random) {
  std::string bytes = file.bytes;
  auto loose = file.loose;
  switch (random() % 3) {
    case 0:
      break;
    case 1:
      for (const auto* step : loose) apply(bytes, *step);
      break;
    default:
      if (coin(random)) std::ranges::shuffle(loose, random);
      for (const auto* step : loose)
        if (coin(random)) apply_torn(bytes, *step, random);
  }
  return bytes;
}

class Platter {
 public:
  explicit Platter(const std::map<std::string, std::string>& before) {
    for (const auto& [name, bytes] : before) files_[name] = {bytes, {}, true, true};
  }
  void take(const Disk::Step& step, bool lying, Random& random) {
    using Kind = Disk::Kind;
    File& file = files_[step.file];
    switch (step.kind) {
      case Kind::create:
        // The earlier file of that name is gone for good; else its removal would hit this one.
        if (std::ranges::any_of(names_, [&](const auto* n) { return n->file == step.file; })) {
          sync_names();
          files_[step.file] = {};
        }
        files_[step.file].may_exist = true;
        return;
      case Kind::write:
      case Kind::truncate:
        file.loose.push_back(&step);
        return;
      case Kind::sync:
        if (step.failed)
          std::erase_if(file.loose, [&](const auto*) { return coin(random); });
        else if (!lying)
          sync(file);
        return;
      case Kind::rename:
      case Kind::remove:
        names_.push_back(&step);
        return;
      case Kind::sync_folder:
        if (!lying) sync_names();
        return;
    }
  }
  std::map<std::string, std::string> settle_all(Random& random) {
    // Names change in order, so that a part of them is a beginning of them.
    names_.resize(names_.empty() ? 0 : random() % (names_.size() + 1));
    sync_names();
    std::map<std::string, std::string> out;
    for (const auto& [name, file] : files_)
      if (file.exists || (file.may_exist && coin(random))) out[name] = settle(file, random);
    return out;
  }

 private:
  static void sync(File& file) {
    for (const auto* step : file.loose) apply(file.bytes, *step);
    file.loose.clear();
    file.exists = file.exists || file.may_exist;
  }
  void sync_names() {
    for (const auto* step : names_) {
      if (step->kind == Disk::Kind::rename) files_[step->to] = files_[step->file];
      files_.erase(step->file);
    }
    names_.clear();
  }
  std::map<std::string, File> files_;
  std::vector<const Disk::Step*> names_;  // renames and removals not yet synced
};

}  // namespace

Disk::Disk(std::filesystem::path folder) : folder_(std::move(folder)) {
  for (const auto& file : std::filesystem::directory_iterator(folder_)) {
    std::ifstream in(file.path(), std::ios::binary);
    before_[file.path().filename()] = {std::istreambuf_iterator<char>(in), {}};
  }
  the_disk = this;
}
Disk::~Disk() { the_disk = nullptr; }

std::optional<std::string> Disk::inside(const char* path) const {
  const std::filesystem::path full(path);
  if (full == folder_) return std::string();
  if (full.parent_path() != folder_) return std::nullopt;
  return full.filename().string();
}

std::optional<int> Disk::refuse(const Step& step) {
  const std::size_t index = steps_.size();
  const bool writes =
      step.kind == Kind::write || step.kind == Kind::create || step.kind == Kind::truncate;
  std::optional<int> error;
  if (fault_ && (index == fault_->at || (failed_ && fault_->until_healed && index > fault_->at &&
                                         (writes || fault_->error != ENOSPC)))) {
    error = fault_->error;
    failed_ = true;
    ++strikes_;
  }
  steps_.push_back(step);
  if (error) {
    auto& last = steps_.back();
    if (fault_->torn && last.kind == Kind::write && index == fault_->at)
      last.bytes.resize(last.bytes.size() / 2);
    else if (last.kind == Kind::sync)
      last.failed = true;
    else
      last = {Kind::write, step.file, {}, 0, {}};  // nothing happened
  }
  return error;
}

bool Disk::refuse_read(const std::string& name) {
  const std::size_t index = reads_++;
  if (!read_fault_ || index < read_fault_->at) return false;
  if (!read_fault_->until_healed && index > read_fault_->at) return false;
  if (!read_fault_->file.empty() && name != read_fault_->file) return false;
  ++strikes_;
  ++unread_[name];
  return true;
}

bool Disk::refuse_open(int flags) {
  const bool read_only = fault_ && fault_->error == EROFS && fault_->until_healed &&
                         steps_.size() >= fault_->at && (flags & O_ACCMODE) != O_RDONLY;
  if (read_only) failed_ = true, ++strikes_;
  return read_only;
}

void Disk::lay_out(std::size_t cut, Random& random, const std::filesystem::path& into,
                   Lying lying) const {
  Platter platter(before_);
  for (std::size_t i = 0; i < std::min(cut, steps_.size()); ++i)
    platter.take(steps_[i], lying == Lying::yes, random);
  std::filesystem::remove_all(into);
  std::filesystem::create_directories(into);
  for (const auto& [name, bytes] : platter.settle_all(random))
    std::ofstream(into / name, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace clearway::support

// ---- in place of libc's --------------------------------------------------------------------
namespace {

using clearway::support::Disk;
using clearway::support::the_disk;
using Kind = Disk::Kind;

const std::string* name_of(int descriptor) {
  if (the_disk == nullptr) return nullptr;
  const auto found = the_disk->open_files.find(descriptor);
  return found == the_disk->open_files.end() ? nullptr : &found->second;
}

// Of one that was opened inside libc too, as a stream's is.
std::optional<std::string> any_name_of(int descriptor) {
  if (the_disk == nullptr) return std::nullopt;
  if (const auto* name = name_of(descriptor)) return *name;
  char path[PATH_MAX];
  const auto link = "/proc/self/fd/" + std::to_string(descriptor);
  const auto size = ::readlink(link.c_str(), path, sizeof path - 1);
  if (size <= 0) return std::nullopt;
  path[size] = '\0';
  return the_disk->inside(path);
}

bool cannot_be_read(int descriptor) {
  const auto name = any_name_of(descriptor);
  return name && the_disk->refuse_read(*name);
}

template <class Result>
Result refused(int error) {
  errno = error;
  return Result{-1};
}

int open_at(const char* path, int flags, mode_t mode) {
  const auto name = the_disk == nullptr ? std::nullopt : the_disk->inside(path);
  const bool changes = name && (flags & (O_CREAT | O_TRUNC)) != 0;
  if (changes) {
    const bool there = ::access(path, F_OK) == 0;
    const bool empties = there && (flags & O_TRUNC) != 0;
    if (!there || empties) {
      const Kind kind = there ? Kind::truncate : Kind::create;
      if (const auto error = the_disk->refuse({kind, *name, {}, 0, {}}))
        return refused<int>(*error);
    }
  }
  if (name && the_disk->refuse_open(flags)) return refused<int>(EROFS);
  const auto opened = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
  if (opened >= 0 && name) the_disk->open_files[opened] = *name;
  return opened;
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
}

ssize_t write_at(int descriptor, const void* bytes, std::size_t size, off_t offset) {
  const auto* name = name_of(descriptor);
  if (name != nullptr) {
    const auto at = offset >= 0 ? offset : ::lseek(descriptor, 0, SEEK_CUR);
    const auto error =
        the_disk->refuse({Kind::write, *name, {}, at, {static_cast<const char*>(bytes), size}});
    if (error) {
      const auto& noted = the_disk->steps().back();
      if (!noted.bytes.empty())  // torn
        ::syscall(SYS_pwrite64, descriptor, noted.bytes.data(), noted.bytes.size(), at);
      return refused<ssize_t>(*error);
    }
  }
  return offset >= 0 ? ::syscall(SYS_pwrite64, descriptor, bytes, size, offset)
                     : ::syscall(SYS_write, descriptor, bytes, size);
}

int sync_one(long call, int descriptor) {
  if (const auto* name = name_of(descriptor)) {
    const Kind kind = name->empty() ? Kind::sync_folder : Kind::sync;
    if (const auto error = the_disk->refuse({kind, *name, {}, 0, {}})) return refused<int>(*error);
    return 0;  // noted; the power of this machine stays on
  }
  return static_cast<int>(::syscall(call, descriptor));
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_at(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_at(path, flags, mode);
}
// What open becomes under _FORTIFY_SOURCE; the names are glibc's.
// NOLINTBEGIN(readability-identifier-naming)
int __open_2(const char* path, int flags) { return open_at(path, flags, 0); }
int __open64_2(const char* path, int flags) { return open_at(path, flags, 0); }
// NOLINTEND(readability-identifier-naming)
int close(int descriptor) {
  if (the_disk != nullptr) the_disk->open_files.erase(descriptor);
  return static_cast<int>(::syscall(SYS_close, descriptor));
}
ssize_t write(int descriptor, const void* bytes, std::size_t size) {
  return write_at(descriptor, bytes, size, -1);
}
ssize_t pwrite64(int descriptor, const void* bytes, std::size_t size, off_t offset) {
  return write_at(descriptor, bytes, size, offset);
}
ssize_t pread64(int descriptor, void* bytes, std::size_t size, off_t offset) {
  if (cannot_be_read(descriptor)) return refused<ssize_t>(EIO);
  return ::syscall(SYS_pread64, descriptor, bytes, size, offset);
}
ssize_t read(int descriptor, void* bytes, std::size_t size) {
  if (cannot_be_read(descriptor)) return refused<ssize_t>(EIO);
  return ::syscall(SYS_read, descriptor, bytes, size);
}
int fsync(int descriptor) { return sync_one(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return sync_one(SYS_fdatasync, descriptor); }
int ftruncate64(int descriptor, off_t size) {
  if (const auto* name = name_of(descriptor))
    if (const auto error = the_disk->refuse({Kind::truncate, *name, {}, size, {}}))
      return refused<int>(*error);
  return static_cast<int>(::syscall(SYS_ftruncate, descriptor, size));
}
int rename(const char* from, const char* to) {
  const auto name = the_disk == nullptr ? std::nullopt : the_disk->inside(from);
  if (name)
    if (const auto error =
            the_disk->refuse({Kind::rename, *name, the_disk->inside(to).value_or(""), 0, {}}))
      return refused<int>(*error);
  return static_cast<int>(::syscall(SYS_rename, from, to));
}
int unlink(const char* path) {
  const auto name = the_disk == nullptr ? std::nullopt : the_disk->inside(path);
  if (name)
    if (const auto error = the_disk->refuse({Kind::remove, *name, {}, 0, {}}))
      return refused<int>(*error);
  return static_cast<int>(::syscall(SYS_unlink, path));
}
int remove(const char* path) {
  if (::access(path, F_OK) == 0 && ::unlink(path) == 0) return 0;
  return errno == EISDIR ? static_cast<int>(::syscall(SYS_rmdir, path)) : -1;
}

}  // extern "C"
