// clearway-gallery FOLDER [size]: a picture of every sample view in both languages at both
// reference sizes. For eyes, not for comparison.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/screen/screen.h"
#include "app/ui/ui.h"
#include "tests/support/sample_views.h"

namespace {

using namespace clearway;

struct Panel {
  ui::Size size;
  float pixels_per_mm = 0;
  const char* name = nullptr;
};
constexpr Panel kPanels[] = {{{1920, 1080}, 4.03F, "1920"}, {{1024, 768}, 4.17F, "1024"}};

int draw_all(const std::string& folder, const Panel& panel, flow::TextSize text_size,
             flow::Contrast contrast) {
  auto screen = screen::Screen::open({.fullscreen = false, .size = panel.size, .title = "gallery"});
  auto ui = ui::Ui::make("/usr/share/fonts/truetype/noto", ui::default_theme(), panel.size,
                         panel.pixels_per_mm);
  if (!screen || !ui) return 1;
  for (const auto language : {support::SampleLanguage::english, support::SampleLanguage::spanish}) {
    for (auto& [name, view] : support::sample_views(language)) {
      view.text_size = text_size;
      view.contrast = contrast;
      const ui::Frame frame = ui->draw(view, {});
      screen->present(frame, ui->textures());
      const auto saved =
          screen->save_png(folder + "/" + panel.name + "-" + view.language + "-" + name + ".png");
      if (!saved) return 1;
    }
  }
  const ui::Size atlas = ui->textures()[0].size;
  std::printf("%s: atlas %d x %d\n", panel.name, atlas.w, atlas.h);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2)
    return std::fprintf(stderr, "usage: clearway-gallery FOLDER [text size 0-3] [contrast 0-3]\n"),
           2;
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  const auto number = [&](int i, int otherwise) {
    return i < count ? std::atoi(words[i]) : otherwise;
  };
  const auto size = static_cast<flow::TextSize>(number(2, 1));
  const auto contrast = static_cast<flow::Contrast>(number(3, 0));
  for (const Panel& panel : kPanels) {
    if (draw_all(words[1], panel, size, contrast) != 0) return 1;
  }
  return 0;
}
