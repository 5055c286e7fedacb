#include "app/screen/screen.h"

#include <SDL.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <png.h>

#include <cmath>
#include <cstdlib>
#include <random>
#include <thread>

#include "app/screen/damage.h"
#include "app/screen/fade.h"
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

constexpr ui::Size kPanel{640, 320};  // ten tiles by ten

ui::Quad on_panel(float x, float y, float w, float h, std::uint32_t color) {
  ui::Quad quad = box(x, y, w, h, color);
  quad.clip = {0, 0, 640, 320};
  return quad;
}

TEST(Damage, IsEverythingAtFirstAndNothingWhereNothingChanged) {
  Damage damage;
  const std::vector<ui::Quad> quads = {on_panel(0, 0, 640, 320, 1), on_panel(10, 10, 20, 20, 2)};
  const Box all{0, 0, 640, 320};
  EXPECT_THAT(damage.next(quads, kPanel, 0), testing::ElementsAre(all));
  EXPECT_THAT(damage.next(quads, kPanel, 0), testing::IsEmpty());
  EXPECT_THAT(damage.next(quads, kPanel, 7), testing::ElementsAre(all)) << "another background";
  damage.forget();
  EXPECT_THAT(damage.next(quads, kPanel, 7), testing::ElementsAre(all));
  EXPECT_THAT(damage.next(quads, {600, 300}, 7), testing::ElementsAre(Box{0, 0, 600, 300}));
}

TEST(Damage, IsTheTilesThatChangedAndNothingBetween) {
  Damage damage;
  std::vector<ui::Quad> quads = {on_panel(0, 0, 640, 320, 1), on_panel(70, 40, 20, 10, 2),
                                 on_panel(580, 290, 20, 10, 3)};
  damage.next(quads, kPanel, 0);
  quads[1].color = 8, quads[2].color = 9;
  EXPECT_THAT(damage.next(quads, kPanel, 0),
              testing::ElementsAre(Box{64, 32, 64, 32}, Box{576, 288, 64, 32}));
  quads.push_back(on_panel(300, 100, 150, 60, 4));  // three tiles by three, as one box
  EXPECT_THAT(damage.next(quads, kPanel, 0), testing::ElementsAre(Box{256, 96, 256, 96}));
  std::swap(quads[1], quads[2]);  // apart from each other, so their order is of no account
  EXPECT_THAT(damage.next(quads, kPanel, 0), testing::IsEmpty());
  std::swap(quads[0], quads[1]);  // now beneath what covers it
  EXPECT_THAT(damage.next(quads, kPanel, 0), testing::ElementsAre(Box{576, 288, 64, 32}));
}

TEST(Damage, OfManyPlacesIsTheBoxAroundThem) {
  Damage damage;
  std::vector<ui::Quad> quads;
  damage.next(quads, kPanel, 0);
  for (int tile = 0; tile < 50; ++tile) {  // a chessboard: no two places are beside each other
    const int row = tile / 5, column = tile % 5 * 2 + row % 2;
    quads.push_back(
        on_panel(static_cast<float>(column * 64 + 10), static_cast<float>(row * 32 + 10), 5, 5, 1));
  }
  EXPECT_EQ(damage.next(quads, kPanel, 0).size(), 1U);
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

// Drawn bit by bit or all at once: the same pixels.
TEST_F(Dummy, WhatIsDrawnInPartsIsWhatIsDrawnWhole) {
  const Options panel{.fullscreen = false, .size = kPanel, .title = "test"};
  screen_ = std::make_unique<Screen>(std::move(*Screen::open(panel)));
  std::mt19937 random(7);
  const auto upto = [&](int n) { return static_cast<float>(random() % static_cast<unsigned>(n)); };
  const auto any = [&] {
    ui::Quad quad = on_panel(upto(700) - 30, upto(360) - 20, upto(90) + 0.5F, upto(60) + 0.5F,
                             static_cast<std::uint32_t>(random()));
    if (random() % 2 == 0) {  // letters and pictures are drawn at their own size
      quad.u1 = quad.v1 = 1;
      quad.to = {std::round(quad.to.x), std::round(quad.to.y), 4, 4};
    }
    quad.clip = {upto(300), upto(100), upto(340) + 10, upto(220) + 10};
    return quad;
  };
  ui::Frame frame;
  frame.background = 0xFBF7EF;
  for (int i = 0; i < 60; ++i) frame.quads.push_back(any());
  for (int step = 0; step < 40; ++step) {
    for (unsigned changes = random() % 4; changes > 0; --changes)
      frame.quads[random() % frame.quads.size()] = any();
    if (step % 5 == 0) std::swap(frame.quads[3], frame.quads[40]);
    screen_->present(frame, {white_});
    ASSERT_TRUE(screen_->save_png(folder_ / "parts.png"));
    Screen fresh = std::move(*Screen::open(panel));
    fresh.present(frame, {white_});
    ASSERT_TRUE(fresh.save_png(folder_ / "whole.png"));
    ASSERT_TRUE(support::read_file(folder_ / "parts.png") ==
                support::read_file(folder_ / "whole.png"))
        << "step " << step;
  }
}

TEST_F(Dummy, OnePictureTurnsIntoTheNextAndNothingOfItStays) {
  ui::Frame frame;
  frame.background = 0xFFFFFF;
  frame.quads = {box(0, 0, 8, 8, 0xFF000000)};
  screen_->present(frame, {white_});
  EXPECT_FALSE(screen_->fading());
  screen_->begin_fade();
  ui::Frame next = frame;
  next.quads = {box(20, 20, 8, 8, 0xFF000000)};
  screen_->present(next, {white_});
  EXPECT_TRUE(screen_->fading());
  EXPECT_EQ(pixel(2, 2), 0x000000U) << "nothing of it is seen yet";
  screen_->fade(0.5F);
  EXPECT_EQ(pixel(2, 2), 0x7F7F7FU);
  EXPECT_EQ(pixel(22, 22), 0x7F7F7FU);
  EXPECT_EQ(pixel(40, 40), 0xFFFFFFU);
  // What is touched meanwhile is drawn with it.
  next.quads.push_back(box(40, 40, 4, 4, 0xFF000000));
  screen_->present(next, {white_});
  EXPECT_EQ(pixel(41, 41), 0x7F7F7FU);
  screen_->fade(1);
  EXPECT_FALSE(screen_->fading());
  EXPECT_EQ(pixel(2, 2), 0xFFFFFFU);
  EXPECT_EQ(pixel(22, 22), 0x000000U);
  EXPECT_EQ(pixel(41, 41), 0x000000U);
}

TEST_F(Dummy, AFadeBeginsFromWhatIsSeen) {
  ui::Frame frame;
  frame.background = 0xFFFFFF;
  screen_->present(frame, {white_});
  screen_->begin_fade();
  frame.background = 0x000000;
  screen_->present(frame, {white_});
  screen_->fade(0.5F);
  screen_->begin_fade();
  EXPECT_EQ(pixel(2, 2), 0x7F7F7FU) << "no step back";
  frame.background = 0xFF0000;
  screen_->present(frame, {white_});
  screen_->fade(1);
  EXPECT_EQ(pixel(2, 2), 0xFF0000U);
}

TEST(Mix, IsTheOneThenTheOtherAndBetweenThem) {
  const std::uint32_t from = 0xFF10C0F0, to = 0xFF906000;
  std::uint32_t out = 0;
  mix(&from, &to, &out, 1, 0);
  EXPECT_EQ(out, from);
  mix(&from, &to, &out, 1, 256);
  EXPECT_EQ(out, to);
  mix(&from, &to, &out, 1, 128);
  EXPECT_EQ(out, 0xFF509078U);
}

void press_key(SDL_Keycode key, int repeat = 0) {
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.keysym.sym = key;
  event.key.repeat = static_cast<Uint8>(repeat);
  SDL_PushEvent(&event);
}

TEST_F(Dummy, ASwitchIsItsKeyAndTypesNothing) {
  screen_ = std::make_unique<Screen>(std::move(*Screen::open(
      {.size = {64, 48}, .title = "test", .switch_next = "Space", .switch_press = "F1"})));
  press_key(SDLK_SPACE);
  press_key(SDLK_SPACE, 1);  // held down: a hand that trembles goes on once
  press_key(SDLK_F1);
  press_key(SDLK_RETURN);
  SDL_Event typed{};
  typed.type = SDL_TEXTINPUT;
  typed.text.text[0] = ' ';
  SDL_PushEvent(&typed);
  std::vector<ui::Key> keys;
  for (const auto& happening : screen_->wait(1000)) {
    const auto* input = std::get_if<ui::Input>(&happening);
    if (input == nullptr) continue;
    EXPECT_FALSE(std::holds_alternative<ui::TextTyped>(*input));
    if (const auto* key = std::get_if<ui::KeyPressed>(input)) keys.push_back(key->key);
  }
  EXPECT_THAT(keys,
              testing::ElementsAre(ui::Key::switch_next, ui::Key::switch_press, ui::Key::enter));
}

TEST(Switches, ThatAreNoKeysAreRefused) {
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  EXPECT_FALSE(Screen::open({.size = {64, 48}, .title = "test", .switch_next = "No such key"}));
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
