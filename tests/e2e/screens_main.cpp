// clearway-screens FOLDER: every screen of the kiosk in both languages, at 1920x1080 and
// 1024x768, as PNG. For looking at: nothing clipped, nothing cramped, nothing ugly.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/screen/screen.h"
#include "app/ui/raster.h"
#include "app/ui/ui.h"
#include "tests/support/player.h"
#include "tests/support/screens.h"

namespace clearway::test {
namespace {

constexpr const char* kFonts = "/usr/share/fonts/truetype/noto";

template <class T>
T must(core::Result<T> result) {
  if (result) return *std::move(result);
  std::fprintf(stderr, "%s\n", core::describe(result.error()).c_str());
  std::exit(1);
}

class Camera {
 public:
  Camera(ui::Size size, std::filesystem::path folder)
      : screen_(must(screen::Screen::open({false, size, "screens"}))),
        // The reference panels: 21.5 inch at 1920x1080, 12.1 inch at 1024x768.
        ui_(must(ui::Ui::make(kFonts, ui::default_theme(), size, size.w > 1500 ? 4.03F : 4.17F))),
        folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
  }
  void set_logo(ui::Texture logo) { ui_.set_logo(std::move(logo)); }
  void shoot(const flow::View& view, const std::string& name) {
    const auto frame = ui_.draw(view, {});
    screen_.present(frame, ui_.textures());
    const auto file = fmt::format("{:02}-{}.png", ++n_, name);
    const auto saved = screen_.save_png(folder_ / file);
    if (!saved) std::exit(1);
  }

 private:
  screen::Screen screen_;
  ui::Ui ui_;
  std::filesystem::path folder_;
  int n_ = 0;
};

// A made-up organization's: a sun over a hill.
ui::Texture made_up_logo() {
  constexpr int kW = 480, kH = 160;
  ui::Image image(kW, kH);
  ui::fill(image, ui::Path().circle(80, 80, 44), 0xF2B544);
  ui::fill(image, ui::Path().move(0, 160).curve(60, 70, 110, 80, 160, 160).close(), 0x2F7A78);
  for (int i = 0; i < 4; ++i) {
    const float x = 196 + 70 * static_cast<float>(i);
    ui::fill(image, ui::Path().box(x, 52, 50, 20, 10), 0x043B3F);
    ui::fill(image, ui::Path().box(x, 90, i == 3 ? 24.0F : 50.0F, 20, 10), 0x043B3F);
  }
  return {{kW, kH}, image.pixels};
}

void shoot_logo(Camera& camera, const std::string& language) {
  camera.set_logo(made_up_logo());
  Player player;
  const auto shoot = [&](const std::string& name, flow::Contrast contrast) {
    auto view = player.view();
    view.logo = "The Demo Clinic";
    view.contrast = contrast;
    camera.shoot(view, name);
  };
  shoot("logo-attract", flow::Contrast::normal);
  shoot("logo-attract-dark", flow::Contrast::high_dark);
  play_to_home(player, language);
  shoot("logo-home", flow::Contrast::normal);
  play_consent(player, "clinic");
  shoot("logo-question", flow::Contrast::normal);
}

void shoot_all(const std::filesystem::path& folder) {
  for (const ui::Size size : {ui::Size{1920, 1080}, ui::Size{1024, 768}})
    for (const std::string language : {"en", "es"}) {
      Camera camera(size, folder / fmt::format("{}x{}-{}", size.w, size.h, language));
      play_every_screen(language, [&](const flow::View& view, const std::string& name) {
        camera.shoot(view, name);
      });
      shoot_logo(camera, language);
    }
}

}  // namespace
}  // namespace clearway::test

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: clearway-screens FOLDER\n");
    return 2;
  }
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  clearway::test::shoot_all(argv[1]);
  std::printf("every screen is in %s\n", argv[1]);
  return 0;
}
