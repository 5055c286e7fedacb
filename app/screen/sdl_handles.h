// What SDL gives out and wants back. Private to app/screen.
#pragma once

#include <SDL.h>

#include <memory>

namespace clearway::screen {

template <auto destroy>
struct Drop {
  template <class T>
  void operator()(T* thing) const {
    destroy(thing);
  }
};
using Window = std::unique_ptr<SDL_Window, Drop<SDL_DestroyWindow>>;
using Surface = std::unique_ptr<SDL_Surface, Drop<SDL_FreeSurface>>;
using Renderer = std::unique_ptr<SDL_Renderer, Drop<SDL_DestroyRenderer>>;
using SdlTexture = std::unique_ptr<SDL_Texture, Drop<SDL_DestroyTexture>>;

}  // namespace clearway::screen
