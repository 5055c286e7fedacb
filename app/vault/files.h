// What the vault does with files beside the database.
#pragma once

#include <filesystem>

#include "app/core/bytes.h"

namespace clearway::vault {

// One owner of a folder, for as long as it lives and even if the program is killed.
class FolderLock {
 public:
  static core::Result<FolderLock> take(const std::filesystem::path& file);  // busy
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

// Replaces `file` so that after a power cut it holds either the old bytes or the new:
// temporary name, fsync, rename, fsync of the folder. Errors: storage_full, internal.
core::Result<> replace_file(const std::filesystem::path& file, core::ByteView bytes);
// Renames an already written file the same way.
core::Result<> settle_file(const std::filesystem::path& part, const std::filesystem::path& file);
// So that names made or removed in it stay so. Errors: as above.
core::Result<> sync_folder(const std::filesystem::path& folder);

// Errors: not_found; corrupt when longer than `limit`; internal when it is there and cannot be
// read.
core::Result<core::Bytes> read_file(const std::filesystem::path& file, std::size_t limit);

}  // namespace clearway::vault
