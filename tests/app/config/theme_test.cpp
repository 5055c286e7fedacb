#include "app/config/theme.h"

#include <gmock/gmock.h>

#include "tests/support/temp_dir.h"

namespace clearway::config {
namespace {

using testing::HasSubstr;

core::Result<ThemeFile> theme_from(const std::string& text) {
  const support::TempDir folder;
  support::write_file(folder / "theme.toml", text);
  return read_theme(folder / "theme.toml");
}

TEST(ThemeFile, ReadsWhatIsShipped) {
  const auto theme = read_theme(std::string(CLEARWAY_SOURCE_DIR) + "/kiosk-config/theme.toml");
  ASSERT_TRUE(theme) << theme.error().detail;
  ASSERT_EQ(theme->palettes.size(), 4U);
  for (const auto& [name, colors] : theme->palettes)
    EXPECT_EQ(colors.size(), color_names().size()) << name;
  EXPECT_EQ(theme->lengths.at("transition_ms"), 160);
}

TEST(ThemeFile, MayNameOneColorAndKeepTheRest) {
  const auto theme = theme_from("[normal]\nteal = \"#5B1A3A\"\n");
  ASSERT_TRUE(theme) << theme.error().detail;
  EXPECT_EQ(theme->palettes.at("normal").at("teal"), 0x5B1A3AU);
  EXPECT_TRUE(theme->lengths.empty());
}

TEST(ThemeFile, RefusesWordsThatCannotBeRead) {
  const auto theme = theme_from("[normal]\npaper = \"#FFFFFF\"\nink = \"#777777\"\n");
  ASSERT_FALSE(theme);
  EXPECT_THAT(theme.error().detail,
              HasSubstr("theme.toml:3: `ink`: 4.5:1 on `paper`; words must be read at 10:1"));
  EXPECT_FALSE(theme_from("[high_dark]\npaper = \"#222222\"\nink = \"#FFFFFF\"\n"));
}

TEST(ThemeFile, RefusesWhatIsNoColorOrTooSlow) {
  for (const char* wrong : {"[normal]\ngold = \"yellow\"\n", "[normal]\ngold = \"#12345\"\n",
                            "[normal]\ngolden = \"#123456\"\n", "transition_ms = 201\n"}) {
    const auto theme = theme_from(wrong);
    ASSERT_FALSE(theme) << wrong;
    EXPECT_THAT(theme.error().detail, HasSubstr("theme.toml:"));
  }
}

}  // namespace
}  // namespace clearway::config
