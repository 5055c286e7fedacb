// Every screen as people come to it, at both reference panels, in each text size, contrast and
// language: measures, gaps, edges and a spoken text for everything, read from the tree.
#include <gmock/gmock.h>

#include <array>
#include <map>

#include "tests/app/ui/layout_checks.h"
#include "tests/support/player.h"
#include "tests/support/screens.h"

namespace clearway::ui {
namespace {

constexpr std::size_t kContrasts = 4;
constexpr std::array kLanguages{"en", "es", "zh_Hant", "ko", "hy", "tl", "vi", "ru"};

bool goes_on_below(const std::vector<Element>& elements) {
  return std::ranges::any_of(elements, [](const Element& e) {
    return e.action == "scroll.more" && seen(e) && !has_state(e, "disabled");
  });
}

// Two that do and say the same, and nobody who listens could tell them apart.
void expect_one_of_each(const std::vector<Element>& elements) {
  std::set<std::pair<std::string, std::string>> actions;
  for (const Element& e : elements) {
    if (!interactive(e) || has_state(e, "shown") || e.action.empty()) continue;
    EXPECT_TRUE(actions.insert({e.action, e.name}).second) << e.action << " " << e.name;
  }
}

void expect_same_places(const std::vector<Element>& a, const std::vector<Element>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].name, b[i].name);
    EXPECT_EQ(std::tie(a[i].rect.x, a[i].rect.y, a[i].rect.w, a[i].rect.h),
              std::tie(b[i].rect.x, b[i].rect.y, b[i].rect.w, b[i].rect.h))
        << a[i].name;
  }
}

// In which of the four sizes: all of them in the languages that are written here, the smallest and
// the largest in the others, for what fits in both fits between.
std::vector<int> sizes_for(const std::string& language) {
  return language == "en" || language == "es" ? std::vector{0, 1, 2, 3} : std::vector{0, 3};
}

class GlassWalk : public testing::TestWithParam<std::tuple<int, const char*>> {
 protected:
  const Panel& panel() const { return kPanels[std::get<0>(GetParam())]; }
  const char* language() const { return std::get<1>(GetParam()); }
  Ui glass() const {
    return Ui::make(kFonts, default_theme(), panel().size, panel().pixels_per_mm).value();
  }
};

TEST_P(GlassWalk, EveryScreenKeepsItsMeasuresInEveryTextSize) {
  int screens = 0;
  // A glass for each, because the letters are made again when their size changes.
  std::map<int, Ui> glasses;
  for (const int size : sizes_for(language())) glasses.emplace(size, glass());
  test::play_every_screen(language(), [&](flow::View view, const std::string& name) {
    ++screens;
    for (auto& [size, ui] : glasses) {
      SCOPED_TRACE(name + " in size " + std::to_string(size));
      view.text_size = static_cast<flow::TextSize>(size);
      view.scroll = 0;
      const auto elements = ui.draw(view, {}).elements;
      check(view, elements, panel());
      expect_one_of_each(elements);
      if (!goes_on_below(elements)) continue;
      view.scroll = 1;
      check(view, ui.draw(view, {}).elements, panel());
    }
  });
  EXPECT_GT(screens, 90) << "hardly anything was played";
}

// A contrast changes colors, whose own test reads the theme, and moves nothing.
class GlassContrasts : public GlassWalk {};

TEST_P(GlassContrasts, NoContrastMovesAnything) {
  // One for each, because the first screen's picture is painted again when the colors change.
  std::array<Ui, kContrasts> glasses{glass(), glass(), glass(), glass()};
  test::play_every_screen(language(), [&](flow::View view, const std::string& name) {
    view.contrast = flow::Contrast{};
    const auto first = glasses[0].draw(view, {}).elements;
    for (std::size_t contrast = 1; contrast < kContrasts; ++contrast) {
      SCOPED_TRACE(name + " in contrast " + std::to_string(contrast));
      view.contrast = static_cast<flow::Contrast>(contrast);
      expect_same_places(first, glasses[contrast].draw(view, {}).elements);
    }
  });
}

TEST(GlassLanguages, AreThoseOfTheShippedSite) {
  EXPECT_THAT(test::shipped_world().site.languages, testing::ElementsAreArray(kLanguages));
}

INSTANTIATE_TEST_SUITE_P(EveryPanelAndLanguage, GlassWalk,
                         testing::Combine(testing::Range(0, 2), testing::ValuesIn(kLanguages)));
INSTANTIATE_TEST_SUITE_P(EveryPanel, GlassContrasts,
                         testing::Combine(testing::Range(0, 2), testing::Values("en", "es")));

}  // namespace
}  // namespace clearway::ui
