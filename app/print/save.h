// Without a printer, and only in demo mode: pages become a file in a folder a person can
// open. This is the one place that writes pages to a disk, and only because the site asked.
#pragma once

#include <filesystem>

#include "app/core/bytes.h"

namespace clearway::print {

// Writes "papers-1.pdf", "papers-2.pdf", … (the first number that is free; readable by the
// owner only) and returns its path. Never replaces a file. Errors: not_found when the folder
// cannot be made; storage_full.
core::Result<std::filesystem::path> save_as_pdf(const std::filesystem::path& folder,
                                                core::ByteView pdf);

}  // namespace clearway::print
