#include "tests/support/pictures.h"

#include <png.h>

#include <algorithm>
#include <cstdlib>

namespace clearway::test {
namespace {

png_image image_of(int w, int h) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(w);
  image.height = static_cast<png_uint_32>(h);
  image.format = PNG_FORMAT_RGB;
  return image;
}

std::size_t at(const Picture& picture, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.w) +
          static_cast<std::size_t>(x)) *
         3;
}

}  // namespace

Picture read_picture(const std::filesystem::path& png) {
  png_image image = image_of(0, 0);
  if (png_image_begin_read_from_file(&image, png.c_str()) == 0) return {};
  image.format = PNG_FORMAT_RGB;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.rgb.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, picture.rgb.data(), 0, nullptr) == 0) return {};
  return picture;
}

bool write_picture(const std::filesystem::path& png, const Picture& picture) {
  std::filesystem::create_directories(png.parent_path());
  png_image image = image_of(picture.w, picture.h);
  return png_image_write_to_file(&image, png.c_str(), 0, picture.rgb.data(), 0, nullptr) != 0;
}

Picture halved(const Picture& picture) {
  Picture half{picture.w / 2, picture.h / 2, {}};
  half.rgb.reserve(at(half, 0, half.h));
  for (int y = 0; y < half.h; ++y)
    for (int x = 0; x < half.w; ++x)
      for (std::size_t channel = 0; channel < 3; ++channel) {
        int sum = 2;  // for the nearest
        for (const int dy : {0, 1})
          for (const int dx : {0, 1})
            sum += picture.rgb[at(picture, 2 * x + dx, 2 * y + dy) + channel];
        half.rgb.push_back(static_cast<std::uint8_t>(sum / 4));
      }
  return half;
}

Difference difference(const Picture& golden, const Picture& now) {
  Difference found{1, now};
  if (golden.w != now.w || golden.h != now.h || golden.rgb.empty()) return found;
  std::size_t differ = 0;
  for (std::size_t i = 0; i < now.rgb.size(); i += 3) {
    int most = 0;
    for (std::size_t c = i; c < i + 3; ++c) {
      most = std::max(most, std::abs(int{golden.rgb[c]} - int{now.rgb[c]}));
      found.shown.rgb[c] = static_cast<std::uint8_t>(191 + now.rgb[c] / 4);
    }
    if (most <= kTolerance) continue;
    ++differ;
    found.shown.rgb[i] = 220, found.shown.rgb[i + 1] = found.shown.rgb[i + 2] = 0;
  }
  found.share = static_cast<double>(differ) * 3 / static_cast<double>(now.rgb.size());
  return found;
}

}  // namespace clearway::test
