#include "app/config/logo.h"

#include <gmock/gmock.h>
#include <png.h>

#include "tests/support/temp_dir.h"

namespace clearway::config {
namespace {

using testing::HasSubstr;

constexpr const char* kSite =
    "name = \"Test Library\"\norganization = \"Test Clinic\"\nlanguages = [\"en\"]\n"
    "logo = \"logo.png\"\n[helper]\nname = \"Test Desk\"\nphone = \"555-0100\"\n";

class LogoFile : public testing::Test {
 protected:
  LogoFile() { support::write_file(folder_ / "site.toml", kSite); }
  core::Result<std::optional<Logo>> read() {
    return read_logo(read_site(folder_ / "site.toml").value());
  }
  void draw(std::uint32_t w, std::uint32_t h) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = w, image.height = h;
    image.format = PNG_FORMAT_RGBA;
    const std::vector<std::uint32_t> pixels(static_cast<std::size_t>(w) * h, 0x80112233);
    ASSERT_NE(png_image_write_to_file(&image, (folder_ / "logo.png").c_str(), 0, pixels.data(), 0,
                                      nullptr),
              0);
  }
  // With the line that names the file, and what would be right.
  void expect_refused(const std::string& why) {
    const auto logo = read();
    ASSERT_FALSE(logo);
    EXPECT_THAT(logo.error().detail, HasSubstr("site.toml:4: `logo`: "));
    EXPECT_THAT(logo.error().detail, HasSubstr(why));
    EXPECT_THAT(logo.error().detail, HasSubstr("allowed: a PNG file of 24 to 2000 pixels"));
  }
  support::TempDir folder_;
};

TEST_F(LogoFile, IsReadFromBesideTheSite) {
  draw(120, 40);
  const auto logo = read();
  ASSERT_TRUE(logo) << logo.error().detail;
  ASSERT_TRUE(*logo);
  EXPECT_EQ((*logo)->w, 120);
  EXPECT_EQ((*logo)->h, 40);
  EXPECT_EQ((*logo)->pixels.size(), 4800U);
  EXPECT_EQ((*logo)->pixels.front(), 0x80112233U);
}

TEST_F(LogoFile, IsNoneWithoutAName) {
  support::write_file(folder_ / "site.toml",
                      std::string(kSite).replace(std::string(kSite).find("logo.png"), 8, ""));
  const auto logo = read();
  ASSERT_TRUE(logo) << logo.error().detail;
  EXPECT_FALSE(*logo);
}

TEST_F(LogoFile, ThatIsMissingIsRefusedWithItsLine) { expect_refused("is not there"); }

TEST_F(LogoFile, ThatIsNoPngIsRefused) {
  support::write_file(folder_ / "logo.png", "GIF89a and so on");
  expect_refused("is no PNG file");
  draw(120, 40);
  const std::string whole = support::read_file(folder_ / "logo.png");
  support::write_file(folder_ / "logo.png", whole.substr(0, whole.size() / 2));
  expect_refused("PNG file");
}

TEST_F(LogoFile, ThatIsAbsurdlyBigOrSmallIsRefused) {
  draw(2001, 30);
  expect_refused("has 2001 by 30 pixels");
  draw(200, 3);
  expect_refused("has 200 by 3 pixels");
  support::write_file(folder_ / "logo.png", std::string(3'000'000, 'x'));
  expect_refused("has 3000000 bytes");
}

}  // namespace
}  // namespace clearway::config
