// Quads onto a surface of our own, which survives from frame to frame, with SDL's software
// renderer. Private to app/screen.
#pragma once

#include <cstdlib>
#include <memory>
#include <vector>

#include "app/core/result.h"
#include "app/screen/sdl_handles.h"
#include "app/ui/ui.h"

namespace clearway::screen {

class Painter {
 public:
  // Another surface, nothing painted. Errors: internal.
  core::Result<> start(ui::Size size);

  // True when a picture is another than before, so that all of it must be painted again.
  bool take_textures(const std::vector<ui::Texture>& textures);
  void paint(const ui::Frame& frame, const std::vector<SDL_Rect>& boxes);  // these parts of it
  SDL_Surface& canvas() const { return *canvas_; }

 private:
  struct Held {  // a texture of the interface, as SDL has it
    SdlTexture texture;
    std::uint64_t version = 0;
    ui::Size size;
  };

  void paint(const ui::Frame& frame, const SDL_Rect& box);
  void paint(const ui::Quad& quad, const SDL_Rect& box);

  struct Free {
    void operator()(void* memory) const { std::free(memory); }  // NOLINT: of aligned_alloc
  };

  // In this order, so that they go in the other.
  std::unique_ptr<void, Free> pixels_;
  Surface canvas_;
  Renderer renderer_;
  std::vector<Held> held_;
};

}  // namespace clearway::screen
