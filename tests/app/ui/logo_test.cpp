// The organization's logo: on the first screen and in the top bar, never out of shape.
#include <gtest/gtest.h>

#include "tests/app/ui/layout_checks.h"

namespace clearway::ui {
namespace {

class LogoOnScreen : public testing::TestWithParam<std::tuple<int, int>> {};

TEST_P(LogoOnScreen, FitsAndKeepsItsShape) {
  const Panel& panel = kPanels[std::get<0>(GetParam())];
  for (const Size size : {Size{900, 300}, Size{200, 200}, Size{1900, 60}, Size{40, 24}}) {
    auto ui = Ui::make("/usr/share/fonts/truetype/noto", default_theme(), panel.size,
                       panel.pixels_per_mm);
    ASSERT_TRUE(ui.has_value());
    const auto pixels = static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h);
    ui->set_logo({size, std::vector<std::uint32_t>(pixels, 0xFF3F3B04)});
    for (auto& [name, view] : support::sample_views(support::SampleLanguage::spanish)) {
      if (view.overlay || view.keyboard) continue;
      SCOPED_TRACE(name);
      view.text_size = static_cast<flow::TextSize>(std::get<1>(GetParam()));
      view.logo = "The Sample Clinic";
      const Frame frame = ui->draw(view, {});
      check(view, frame.elements, panel);
      bool shown = false;
      for (const Element& e : frame.elements) {
        if (e.role != "image") continue;
        shown = true;
        EXPECT_EQ(e.name, "The Sample Clinic");
        EXPECT_LE(e.rect.w, static_cast<float>(size.w));
        const float shape = static_cast<float>(size.w) / static_cast<float>(size.h);
        EXPECT_NEAR(e.rect.w / e.rect.h, shape, shape / e.rect.h + 0.05F);
        EXPECT_EQ(ui->textures()[3].size.w, static_cast<int>(e.rect.w)) << "drawn pixel by pixel";
        EXPECT_EQ(ui->textures()[3].pixels.front(), 0xFF3F3B04U);
        for (const Element& other : frame.elements) {
          const bool apart =
              other.rect.x >= e.rect.x + e.rect.w || other.rect.x + other.rect.w <= e.rect.x ||
              other.rect.y >= e.rect.y + e.rect.h || other.rect.y + other.rect.h <= e.rect.y;
          EXPECT_TRUE(apart || &other == &e || !seen(other)) << other.name;
        }
      }
      EXPECT_TRUE(shown || !view.attract) << "always on the first screen";
    }
  }
}
INSTANTIATE_TEST_SUITE_P(EveryPanel, LogoOnScreen,
                         testing::Combine(testing::Range(0, 2), testing::Values(1, 3)));

TEST(Logo, IsNowhereWithoutOne) {
  auto ui = Ui::make("/usr/share/fonts/truetype/noto", default_theme(), {1024, 768}, 4.17F);
  ASSERT_TRUE(ui.has_value());
  for (const auto& [name, view] : support::sample_views(support::SampleLanguage::english)) {
    for (const Element& e : ui->draw(view, {}).elements) EXPECT_NE(e.role, "image") << name;
  }
}

}  // namespace
}  // namespace clearway::ui
