// clearway-screens FOLDER [pages|extremes|gallery] [LANGUAGE…]: every screen of the kiosk at
// 1920x1080 and 1024x768, as PNG; the same in the largest letters, at the smaller size from start
// to end, in other contrasts; every component. All of it, when no part is named, and in English and
// Spanish, when no language is. For looking at: nothing clipped, nothing cramped, nothing ugly.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/screen/screen.h"
#include "app/ui/raster.h"
#include "app/ui/ui.h"
#include "tests/support/player.h"
#include "tests/support/sample_views.h"
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
  void shoot_held(const flow::View& view, const std::string& name, const std::string& action) {
    for (const auto& e : ui_.draw(view, {}).elements)
      if (e.action == action)
        return shoot(view, name, {ui::PointerDown{e.rect.x + 9, e.rect.y + 9}});
  }
  void set_logo(ui::Texture logo) { ui_.set_logo(std::move(logo)); }
  void shoot(const flow::View& view, const std::string& name,
             const std::vector<ui::Input>& inputs = {}) {
    for (const auto& input : inputs) ui_.draw(view, {input});
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

// Every component in every state: at rest, held by a finger, with the ring of a key or a switch, in
// each contrast.
void shoot_gallery(Camera& camera) {
  using ui::Key;
  using ui::KeyPressed;
  for (const auto& [name, view] : support::component_views()) {
    camera.shoot(view, name);
    auto end = view;
    end.scroll = 1;
    if (name != "gallery.buttons" && !view.keyboard) camera.shoot(end, name + "-end");
    if (name == "gallery.buttons" || name == "gallery.choices")
      camera.shoot(view, name + "-ring", {KeyPressed{Key::tab}, KeyPressed{Key::tab}});
    if (name == "gallery.buttons") camera.shoot_held(view, name + "-held", "quiet");
    const std::vector<ui::Input> down(4, KeyPressed{Key::switch_next});
    if (name == "gallery.keyboard") camera.shoot(view, name + "-row", down);
    for (const auto contrast :
         {flow::Contrast::high_light, flow::Contrast::high_dark, flow::Contrast::low}) {
      auto other = view;
      other.contrast = contrast;
      camera.shoot(other, name + "-contrast" + std::to_string(static_cast<int>(contrast)));
    }
  }
}

struct Order {
  std::filesystem::path folder;
  std::vector<std::string> languages;
};

void shoot_pages(const Order& order) {
  for (const ui::Size size : {ui::Size{1920, 1080}, ui::Size{1024, 768}})
    for (const std::string& language : order.languages) {
      Camera camera(size, order.folder / fmt::format("{}x{}-{}", size.w, size.h, language));
      play_every_screen(language, [&](const flow::View& view, const std::string& name) {
        camera.shoot(view, name);
      });
      shoot_logo(camera, language);
    }
}

// The largest letters on the smaller panel, down to the end of each page, and on the larger one in
// white on black.
void shoot_extremes(const Order& order) {
  for (const std::string& language : order.languages) {
    Camera small({1024, 768}, order.folder / ("1024x768-largest-" + language));
    Camera dark({1920, 1080}, order.folder / ("1920x1080-largest-dark-" + language));
    play_every_screen(language, [&](flow::View view, const std::string& name) {
      view.text_size = flow::TextSize::largest;
      small.shoot(view, name);
      const float scroll = std::exchange(view.scroll, 1.0F);
      small.shoot(view, name + "-end");
      view.scroll = scroll;
      view.contrast = flow::Contrast::high_dark;
      dark.shoot(view, name);
    });
  }
}

void shoot_galleries(const Order& order) {
  for (const ui::Size size : {ui::Size{1920, 1080}, ui::Size{1024, 768}}) {
    Camera camera(size, order.folder / fmt::format("{}x{}-gallery", size.w, size.h));
    shoot_gallery(camera);
  }
}

}  // namespace
}  // namespace clearway::test

int main(int argc, char** argv) {
  using clearway::test::Order;
  using Shoot = void (*)(const Order&);
  constexpr std::pair<std::string_view, Shoot> kParts[] = {
      {"pages", clearway::test::shoot_pages},
      {"extremes", clearway::test::shoot_extremes},
      {"gallery", clearway::test::shoot_galleries}};
  if (argc < 2 || argv[1][0] == '-') {
    std::fprintf(stderr, "usage: clearway-screens FOLDER [pages|extremes|gallery] [LANGUAGE...]\n");
    return 2;
  }
  const auto& known = clearway::test::shipped_world().site.languages;
  Order order{argv[1], {}};
  std::string_view wanted;
  for (int i = 2; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (i == 2 && std::ranges::any_of(kParts, [&](auto& part) { return part.first == word; })) {
      wanted = word;
    } else if (std::ranges::find(known, word) != known.end()) {
      order.languages.emplace_back(word);
    } else {
      std::fprintf(stderr, "clearway-screens: \"%s\" is no part and no language\n", argv[i]);
      return 2;
    }
  }
  if (order.languages.empty()) order.languages = {"en", "es"};
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  for (const auto& [name, shoot] : kParts)
    if (wanted.empty() || wanted == name) shoot(order);
  std::printf("the screens are in %s\n", argv[1]);
  return 0;
}
