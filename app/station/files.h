// Small private files, written so that a power cut leaves the old one or the new one whole.
#pragma once

#include <filesystem>
#include <string>

#include "app/core/bytes.h"

namespace clearway::station {

// A folder only its owner can enter (0700), with its parents. An existing one is narrowed.
core::Result<> make_private_folder(const std::filesystem::path& folder);

// Mode 0600, through a temporary name in the same folder, fsync, rename, fsync of the folder.
core::Result<> write_private(const std::filesystem::path& file, core::ByteView bytes);

// Over the bytes of a file that has this size already, so that even a full disk takes them; through
// write_private where it has not. A power cut may leave a mixture: for values within one sector,
// whose reader can tell.
core::Result<> overwrite_private(const std::filesystem::path& file, core::ByteView bytes);

// Errors: not_found; rejected past `limit` bytes.
core::Result<core::Bytes> read_small(const std::filesystem::path& file,
                                     std::size_t limit = std::size_t{1} << 20);

}  // namespace clearway::station
