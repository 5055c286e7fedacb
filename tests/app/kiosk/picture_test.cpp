// The screens that most people see, as pictures: what no tree of names and rectangles tells, a
// color, a letter, a shadow, is held against a picture that somebody has looked at.
// CLEARWAY_WRITE_GOLDEN in the environment writes them anew: look at them before they are kept.
#include "tests/support/pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "app/screen/screen.h"
#include "tests/support/screens.h"
#include "tests/support/temp_dir.h"

namespace clearway::test {
namespace {

namespace fs = std::filesystem;

constexpr ui::Size kPanel{1024, 768};
constexpr float kPanelPerMm = 4.17F;
constexpr const char* kNoto = "/usr/share/fonts/truetype/noto";
const fs::path kGolden = fs::path(CLEARWAY_SOURCE_DIR) / "tests/golden/screens";
const fs::path kFound = fs::path(CLEARWAY_SOURCE_DIR) / "build/pictures";

class Camera {
 public:
  Camera() {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto screen = screen::Screen::open({false, kPanel, "pictures"});
    auto ui = ui::Ui::make(kNoto, ui::default_theme(), kPanel, kPanelPerMm);
    if (!screen || !ui) std::abort();
    screen_.emplace(*std::move(screen)), ui_.emplace(*std::move(ui));
  }
  ui::Frame draw(const flow::View& view) { return ui_->draw(view, {}); }
  Picture shoot(const ui::Frame& frame) {
    const support::TempDir scratch;
    screen_->present(frame, ui_->textures());
    if (!screen_->save_png(scratch / "now.png")) std::abort();
    return halved(read_picture(scratch / "now.png"));
  }

 private:
  std::optional<screen::Screen> screen_;
  std::optional<ui::Ui> ui_;
};

// The first of each name.
template <class Look>
void each_picture(const std::vector<std::string>& languages, Look look) {
  constexpr std::array kScreens{
      "attract",  "home",   "consent.keep", "question.court_name-typing", "cases", "findings",
      "read_all", "papers", "staff.list"};
  for (const auto& language : languages) {
    Camera camera;
    std::set<std::string> seen;
    play_every_screen(language, [&](const flow::View& view, const std::string& name) {
      if (std::ranges::find(kScreens, name) == kScreens.end() || !seen.insert(name).second) return;
      look(camera, view, fmt::format("{}-{}.png", language, name));
    });
    EXPECT_EQ(seen.size(), kScreens.size()) << "a screen is no longer there";
  }
}

TEST(Pictures, AreAsSomebodySawThem) {
  const bool writing = std::getenv("CLEARWAY_WRITE_GOLDEN") != nullptr;
  each_picture({"en", "es"}, [&](Camera& camera, const flow::View& view, const std::string& file) {
    const auto now = camera.shoot(camera.draw(view));
    if (writing) {
      EXPECT_TRUE(write_picture(kGolden / file, now));
      return;
    }
    const auto found = difference(read_picture(kGolden / file), now);
    if (found.share <= kMayDiffer) return;
    write_picture(kFound / file, now);
    write_picture(kFound / ("different-" + file), found.shown);
    ADD_FAILURE() << fmt::format("{}: {:.3f} % of the pixels differ, at most {:.3f} % may; see {}",
                                 file, found.share * 100, kMayDiffer * 100, kFound.string());
  });
}

// A button six pixels to the right, and nothing else.
bool move_a_button(ui::Frame& frame) {
  const auto button = std::ranges::find_if(frame.elements, [](const ui::Element& e) {
    return e.role == "button" && e.rect.w > 0 && e.rect.h > 0 && !e.action.starts_with("tool.");
  });
  if (button == frame.elements.end()) return false;
  const ui::Rect& in = button->rect;
  for (auto& quad : frame.quads) {
    const float x = quad.to.x + quad.to.w / 2, y = quad.to.y + quad.to.h / 2;
    if (x < in.x || x > in.x + in.w || y < in.y || y > in.y + in.h) continue;
    quad.to.x += 6, quad.clip.w += 6;
  }
  return true;
}

TEST(Pictures, TellWhenAButtonStandsElsewhere) {
  if (std::getenv("CLEARWAY_WRITE_GOLDEN") != nullptr) return;
  int moved = 0;
  each_picture({"en"}, [&](Camera& camera, const flow::View& view, const std::string& file) {
    auto frame = camera.draw(view);
    if (!move_a_button(frame)) return;
    ++moved;
    const auto found = difference(read_picture(kGolden / file), camera.shoot(frame));
    EXPECT_GT(found.share, 2 * kMayDiffer) << file;
    EXPECT_LT(found.share, 1) << file;
  });
  EXPECT_GT(moved, 6);
}

TEST(Pictures, MayDifferALittleAndNotMore) {
  const Picture gray{20, 20, std::vector<std::uint8_t>(1200, 100)};
  auto other = gray;
  for (auto& channel : other.rgb) channel += kTolerance;
  EXPECT_EQ(difference(gray, other).share, 0);
  ++other.rgb[0];
  EXPECT_EQ(difference(gray, other).share, 1.0 / 400);
  EXPECT_EQ(difference({}, gray).share, 1) << "no picture is no agreement";
  EXPECT_EQ(difference({10, 40, gray.rgb}, gray).share, 1);
}

}  // namespace
}  // namespace clearway::test
