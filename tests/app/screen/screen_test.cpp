#include "app/screen/screen.h"

#include <gtest/gtest.h>
#include <png.h>

#include <cstdlib>
#include <thread>

#include "app/screen/damage.h"
#include "tests/support/temp_dir.h"

namespace clearway::screen {
namespace {

ui::Quad box(float x, float y, float w, float h, std::uint32_t color) {
  ui::Quad quad;
  quad.to = {x, y, w, h};
  quad.clip = {0, 0, 64, 48};
  quad.color = color;
  return quad;
}

TEST(Damage, IsAroundWhatChanged) {
  const ui::Rect screen{0, 0, 64, 48};
  const std::vector<ui::Quad> a = {box(0, 0, 10, 10, 1), box(20, 20, 5, 5, 2),
                                   box(40, 40, 4, 4, 3)};
  auto b = a;
  EXPECT_EQ(damage_between(a, b, screen).w, 0);
  b[1].color = 9;
  ui::Rect r = damage_between(a, b, screen);
  EXPECT_EQ(r.x, 20);
  EXPECT_EQ(r.w, 5);
  b = a;
  b.insert(b.begin() + 1, box(30, 5, 4, 4, 7));
  r = damage_between(a, b, screen);
  EXPECT_EQ(r.x, 30);
  EXPECT_EQ(r.h, 4);
  b = a;
  b.pop_back();
  r = damage_between(a, b, screen);
  EXPECT_EQ(r.x, 40);
  EXPECT_EQ(r.w, 4);
}

class Dummy : public testing::Test {
 protected:
  void SetUp() override {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto opened = Screen::open({.fullscreen = false, .size = {64, 48}, .title = "test"});
    ASSERT_TRUE(opened.has_value());
    screen_ = std::make_unique<Screen>(std::move(*opened));
    white_.size = {4, 4};
    white_.pixels.assign(16, 0xFFFFFFFF);
    white_.pixels[0] = 0x00FFFFFF;  // one corner is clear
    white_.version = 1;
  }
  std::uint32_t pixel(std::size_t x, std::size_t y) {
    const auto file = folder_ / "screen.png";
    EXPECT_TRUE(screen_->save_png(file).has_value());
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0) {
      ADD_FAILURE() << image.message;
      return 0;
    }
    image.format = PNG_FORMAT_RGB;
    std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
    EXPECT_NE(png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr), 0) << image.message;
    const std::size_t at = (y * 64 + x) * 3;
    return static_cast<std::uint32_t>(rgb[at] << 16 | rgb[at + 1] << 8 | rgb[at + 2]);
  }
  support::TempDir folder_;
  std::unique_ptr<Screen> screen_;
  ui::Texture white_;
};

TEST_F(Dummy, ColorsComeOutInTheirOrder) {
  ui::Frame frame;
  frame.background = 0xFBF7EF;
  frame.quads = {box(0, 0, 8, 8, 0xFF3F3B04)};  // ABGR of #043B3F
  ui::Quad image = box(16, 16, 4, 4, 0xFF45B5F2);
  image.u1 = image.v1 = 1;
  frame.quads.push_back(image);
  screen_->present(frame, {white_});
  EXPECT_EQ(pixel(2, 2), 0x043B3FU);
  EXPECT_EQ(pixel(30, 30), 0xFBF7EFU);
  EXPECT_EQ(pixel(18, 18), 0xF2B545U);
  EXPECT_EQ(pixel(16, 16), 0xFBF7EFU);  // through the clear corner
}

TEST_F(Dummy, OnlyWhatChangedIsDrawnAndNothingOldStays) {
  ui::Frame frame;
  frame.background = 0xFFFFFF;
  frame.quads = {box(0, 0, 8, 8, 0xFF0000FF), box(20, 20, 8, 8, 0xFF00FF00)};
  screen_->present(frame, {white_});
  frame.quads.pop_back();
  screen_->present(frame, {white_});
  EXPECT_EQ(pixel(2, 2), 0xFF0000U);
  EXPECT_EQ(pixel(22, 22), 0xFFFFFFU);
  frame.background = 0x000000;
  screen_->present(frame, {white_});
  EXPECT_EQ(pixel(40, 40), 0x000000U);
}

TEST_F(Dummy, AWakeFromAnotherThreadEndsTheWait) {
  std::thread([&] { screen_->wake(); }).join();
  bool woken = false;
  for (int i = 0; i < 10 && !woken; ++i) {
    for (const auto& happening : screen_->wait(5000))
      woken |= std::holds_alternative<Wake>(happening);
  }
  EXPECT_TRUE(woken);
}

TEST_F(Dummy, APictureThatCannotBeWrittenIsAnError) {
  EXPECT_FALSE(screen_->save_png("/nonexistent/folder/x.png").has_value());
}

}  // namespace
}  // namespace clearway::screen
