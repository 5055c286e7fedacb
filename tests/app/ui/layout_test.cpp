// Every sample view, at both panels, in every text size and both languages.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/app/ui/layout_checks.h"

namespace clearway::ui {
namespace {

class Layout : public testing::TestWithParam<std::tuple<int, int>> {};

TEST_P(Layout, ClipsNothingAndOverlapsNothing) {
  const Panel& panel = kPanels[std::get<0>(GetParam())];
  auto ui = Ui::make(kFonts, default_theme(), panel.size, panel.pixels_per_mm);
  ASSERT_TRUE(ui.has_value());
  for (const auto language : {support::SampleLanguage::english, support::SampleLanguage::spanish}) {
    for (auto& [name, view] : support::sample_views(language)) {
      SCOPED_TRACE(name + " " + view.language);
      view.text_size = static_cast<flow::TextSize>(std::get<1>(GetParam()));
      for (const float scroll : {0.0F, 0.5F, 1.0F}) {
        view.scroll = scroll;
        check(view, ui->draw(view, {}).elements, panel);
      }
    }
  }
  const Size atlas = ui->textures()[0].size;
  EXPECT_LE(atlas.w, 4096);
  EXPECT_LE(atlas.h, 4096);
}
INSTANTIATE_TEST_SUITE_P(EveryPanelAndTextSize, Layout,
                         testing::Combine(testing::Range(0, 2), testing::Range(0, 4)));

TEST(Layout, OfEveryComponentInEveryStateHolds) {
  for (const Panel& panel : kPanels) {
    auto ui = Ui::make(kFonts, default_theme(), panel.size, panel.pixels_per_mm);
    ASSERT_TRUE(ui.has_value());
    for (auto& [name, view] : support::component_views()) {
      SCOPED_TRACE(name);
      for (const auto reach : {flow::Reach::whole, flow::Reach::lower}) {
        view.reach = reach;
        check(view, ui->draw(view, {}).elements, panel);
      }
    }
  }
}

TEST(Layout, OfEveryKindOfBlockIsInTheGallery) {
  std::set<std::size_t> kinds;
  bool dialog = false, cover = false, toast = false, notice = false, keyboard = false;
  for (const auto& [name, view] : support::component_views()) {
    for (const auto* blocks : {&view.main, &view.aside})
      for (const auto& block : *blocks) kinds.insert(block.index());
    if (view.overlay) (view.overlay->cover ? cover : dialog) = true;
    toast |= !view.toast.empty();
    notice |= !view.notice.empty();
    keyboard |= view.keyboard.has_value();
  }
  EXPECT_EQ(kinds.size(), std::variant_size_v<flow::Block>);
  EXPECT_TRUE(dialog && cover && toast && notice && keyboard);
}

TEST(Layout, KeepsBackAndToolsOnEveryPage) {
  auto ui = Ui::make(kFonts, default_theme(), {1024, 768}, 4.17F);
  ASSERT_TRUE(ui.has_value());
  for (const auto& [name, view] : support::sample_views(support::SampleLanguage::spanish)) {
    if (view.overlay) continue;
    SCOPED_TRACE(name);
    const auto frame = ui->draw(view, {});
    const auto count = [&](const std::string& action) {
      return std::count_if(frame.elements.begin(), frame.elements.end(),
                           [&](const Element& e) { return e.action == action && seen(e); });
    };
    if (view.back && !view.attract) {
      EXPECT_EQ(count(view.back->action), 1);
    }
    if (view.next) {
      EXPECT_EQ(count(view.next->action), 1);
    }
    for (const auto& tool : view.tools) EXPECT_EQ(count(tool.action), 1) << tool.label;
  }
}

}  // namespace
}  // namespace clearway::ui
