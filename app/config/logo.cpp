#include "app/config/logo.h"

#include <fmt/format.h>
#include <png.h>

#include <fstream>
#include <iterator>

namespace clearway::config {
namespace {

constexpr std::uintmax_t kMostBytes = std::uintmax_t{2} << 20U;
constexpr std::uint32_t kLeastSide = 24;
constexpr std::uint32_t kMostSide = 2000;  // pixels

// What libpng holds of a picture, let go of however reading it ends.
class Reading {
 public:
  Reading() { image.version = PNG_IMAGE_VERSION; }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() { png_image_free(&image); }
  png_image image{};
};

core::Result<std::optional<Logo>> refuse(const Site& site, const std::string& found) {
  return core::fail(core::ErrorCode::invalid_input, "config.logo",
                    fmt::format("{}: `logo`: {} {}; allowed: a PNG file of {} to {} pixels a side "
                                "and at most {} MB, named from the folder of site.toml",
                                site.logo_at, site.logo.string(), found, kLeastSide, kMostSide,
                                kMostBytes >> 20U));
}

}  // namespace

core::Result<std::optional<Logo>> read_logo(const Site& site) {
  if (site.logo.empty()) return std::optional<Logo>();
  std::error_code trouble;
  const auto bytes = std::filesystem::file_size(site.logo, trouble);
  if (trouble) return refuse(site, "is not there");
  if (bytes > kMostBytes) return refuse(site, fmt::format("has {} bytes", bytes));
  std::ifstream in(site.logo, std::ios::binary);
  const std::string file{std::istreambuf_iterator<char>(in), {}};

  Reading reading;
  png_image& image = reading.image;
  if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0)
    return refuse(site, "is no PNG file");
  if (std::max(image.width, image.height) > kMostSide ||
      std::min(image.width, image.height) < kLeastSide)
    return refuse(site, fmt::format("has {} by {} pixels", image.width, image.height));
  image.format = PNG_FORMAT_RGBA;
  Logo logo{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  logo.pixels.resize(static_cast<std::size_t>(image.width) * image.height);
  if (png_image_finish_read(&image, nullptr, logo.pixels.data(), 0, nullptr) == 0)
    return refuse(site, "is a damaged PNG file");
  return std::optional(std::move(logo));
}

}  // namespace clearway::config
