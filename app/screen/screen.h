// The window: SDL2, touch and mouse as one pointer, quads to pixels. Draws only what
// changed, and only when told to.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/core/result.h"
#include "app/ui/ui.h"

namespace clearway::screen {

struct Options {
  bool fullscreen = false;
  ui::Size size{1920, 1080};  // of a window, or of the dummy driver
  std::string title;
  // Keys that are switches, by SDL's names ("Space", "F1"); empty: none. They type nothing.
  std::string switch_next = {}, switch_press = {};
};

struct Wake {};  // somebody called wake(): a worker has an event
struct Quit {};  // the window was closed
struct Resized {
  ui::Size size;
};
struct Exposed {};  // draw again
using Happening = std::variant<ui::Input, Wake, Quit, Resized, Exposed>;

class Screen {
 public:
  // Errors: internal; invalid_input for a switch that is no key. Software rendering with no GPU;
  // the framebuffer hint of SDL is set only where it helps.
  static core::Result<Screen> open(const Options& options);
  Screen(Screen&&) noexcept;
  Screen& operator=(Screen&&) noexcept;
  ~Screen();

  ui::Size size() const;
  float pixels_per_mm() const;  // from the display's DPI, or a 21.5 inch panel's
  // Blocks until something happened or the time is up; then everything that is waiting.
  std::vector<Happening> wait(int milliseconds);
  void wake();  // from any thread
  void present(const ui::Frame& frame, const std::vector<ui::Texture>& textures);
  // What is presented from now on comes gently: fade() says how much of it is seen, from 0 to 1,
  // and 1 is the end of it. Nothing else waits: what was touched meanwhile is drawn at once.
  void begin_fade();
  void fade(float part);
  bool fading() const;
  // What is on the screen, as a PNG file. For screenshots and tests.
  core::Result<> save_png(const std::filesystem::path& file);

 private:
  struct Impl;
  explicit Screen(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace clearway::screen
