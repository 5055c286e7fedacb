#include "app/screen/png.h"

#include <png.h>

#include <cstdint>
#include <cstring>
#include <vector>

namespace clearway::screen {

core::Result<> write_png(const std::filesystem::path& file, int w, int h, int pitch,
                         const void* pixels) {
  std::vector<std::uint8_t> rgb;
  rgb.reserve(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 3);
  const auto* bytes = static_cast<const std::uint8_t*>(pixels);
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(
          &pixel,
          bytes + static_cast<std::ptrdiff_t>(y) * pitch + static_cast<std::ptrdiff_t>(x) * 4, 4);
      rgb.push_back(static_cast<std::uint8_t>(pixel >> 16));
      rgb.push_back(static_cast<std::uint8_t>(pixel >> 8));
      rgb.push_back(static_cast<std::uint8_t>(pixel));
    }
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(w);
  image.height = static_cast<png_uint_32>(h);
  image.format = PNG_FORMAT_RGB;
  if (png_image_write_to_file(&image, file.c_str(), 0, rgb.data(), 0, nullptr) == 0) {
    return core::fail(core::ErrorCode::storage_full, "screen.png", image.message);
  }
  return {};
}

}  // namespace clearway::screen
