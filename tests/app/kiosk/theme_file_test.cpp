#include "app/kiosk/theme_file.h"

#include <gtest/gtest.h>

#include <cstring>

#include "app/config/theme.h"
#include "tests/support/temp_dir.h"

namespace clearway::kiosk {
namespace {

TEST(ThemeFile, GivesEveryColorItsPlace) {
  const support::TempDir folder;
  const ui::Theme usual = ui::default_theme();
  for (const auto& name : config::color_names()) {
    support::write_file(folder / "theme.toml", "[low]\n" + name + " = \"#010203\"\n");
    const auto theme = read_theme(folder / "theme.toml");
    ASSERT_TRUE(theme) << theme.error().detail;
    EXPECT_NE(std::memcmp(&theme->low, &usual.low, sizeof usual.low), 0) << name;
    EXPECT_EQ(std::memcmp(&theme->normal, &usual.normal, sizeof usual.normal), 0) << name;
  }
}

TEST(ThemeFile, SaysHowLongAPageTakesToTurn) {
  const support::TempDir folder;
  support::write_file(folder / "theme.toml", "transition_ms = 0\nradius = 4\n");
  const auto theme = read_theme(folder / "theme.toml");
  ASSERT_TRUE(theme) << theme.error().detail;
  EXPECT_EQ(theme->transition_ms, 0);
  EXPECT_EQ(theme->radius, 4);
}

}  // namespace
}  // namespace clearway::kiosk
