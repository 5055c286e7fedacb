// A picture of the screen as a PNG file.
#pragma once

#include <filesystem>

#include "app/core/result.h"

namespace clearway::screen {

// `pixels` are rows of `pitch` bytes, each pixel 0xAARRGGBB in the machine's order; alpha is
// left out. Errors: storage_full when it could not be written whole.
core::Result<> write_png(const std::filesystem::path& file, int w, int h, int pitch,
                         const void* pixels);

}  // namespace clearway::screen
