#include "app/screen/painter.h"

#include <sys/mman.h>

#include <cmath>

namespace clearway::screen {
namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20U;

SDL_Rect whole(const ui::Rect& r) {
  return {static_cast<int>(std::lround(r.x)), static_cast<int>(std::lround(r.y)),
          static_cast<int>(std::lround(r.w)), static_cast<int>(std::lround(r.h))};
}

}  // namespace

core::Result<> Painter::start(ui::Size size) {
  held_.clear();
  renderer_.reset();
  canvas_.reset();
  // Large pages: at start the kernel hands out a dozen of them, not two thousand small ones.
  const int pitch = size.w * 4;
  const std::size_t bytes = static_cast<std::size_t>(pitch) * static_cast<std::size_t>(size.h);
  const std::size_t room = (bytes / kLargePage + 1) * kLargePage;
  pixels_.reset(std::aligned_alloc(kLargePage, room));
  if (!pixels_) return core::fail(core::ErrorCode::internal, "screen.canvas", "no memory");
  static_cast<void>(madvise(pixels_.get(), room, MADV_HUGEPAGE));  // or small ones
  canvas_.reset(SDL_CreateRGBSurfaceWithFormatFrom(pixels_.get(), size.w, size.h, 32, pitch,
                                                   SDL_PIXELFORMAT_ARGB8888));
  if (!canvas_) return core::fail(core::ErrorCode::internal, "screen.canvas", SDL_GetError());
  renderer_.reset(SDL_CreateSoftwareRenderer(canvas_.get()));
  if (!renderer_) return core::fail(core::ErrorCode::internal, "screen.renderer", SDL_GetError());
  return {};
}

bool Painter::take_textures(const std::vector<ui::Texture>& textures) {
  bool changed = false;
  held_.resize(textures.size());
  for (std::size_t i = 0; i < textures.size(); ++i) {
    const ui::Texture& from = textures[i];
    Held& to = held_[i];
    if (to.texture && to.version == from.version) continue;
    changed = true;
    if (!to.texture || to.size.w != from.size.w || to.size.h != from.size.h) {
      to.texture.reset(SDL_CreateTexture(renderer_.get(), SDL_PIXELFORMAT_RGBA32,
                                         SDL_TEXTUREACCESS_STATIC, from.size.w, from.size.h));
      SDL_SetTextureBlendMode(to.texture.get(), SDL_BLENDMODE_BLEND);
    }
    SDL_UpdateTexture(to.texture.get(), nullptr, from.pixels.data(), from.size.w * 4);
    to.version = from.version, to.size = from.size;
  }
  return changed;
}

void Painter::paint(const ui::Quad& quad, const SDL_Rect& box) {
  const SDL_Rect clip = whole(quad.clip), to = whole(quad.to);
  SDL_Rect seen, touched;
  if (SDL_IntersectRect(&clip, &box, &seen) == SDL_FALSE) return;
  if (SDL_IntersectRect(&to, &seen, &touched) == SDL_FALSE) return;
  SDL_RenderSetClipRect(renderer_.get(), &seen);
  const auto r = static_cast<Uint8>(quad.color), g = static_cast<Uint8>(quad.color >> 8);
  const auto b = static_cast<Uint8>(quad.color >> 16), a = static_cast<Uint8>(quad.color >> 24);
  if (quad.u0 == quad.u1 && quad.v0 == quad.v1) {  // the white pixel: plain color
    SDL_SetRenderDrawBlendMode(renderer_.get(),
                               a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(renderer_.get(), r, g, b, a);
    SDL_RenderFillRect(renderer_.get(), &to);
    return;
  }
  const Held& source = held_[static_cast<std::size_t>(quad.texture)];
  const auto w = static_cast<float>(source.size.w), h = static_cast<float>(source.size.h);
  const SDL_Rect from =
      whole({quad.u0 * w, quad.v0 * h, (quad.u1 - quad.u0) * w, (quad.v1 - quad.v0) * h});
  SDL_SetTextureColorMod(source.texture.get(), r, g, b);
  SDL_SetTextureAlphaMod(source.texture.get(), a);
  SDL_RenderCopy(renderer_.get(), source.texture.get(), &from, &to);
}

void Painter::paint(const ui::Frame& frame, const SDL_Rect& box) {
  SDL_RenderSetClipRect(renderer_.get(), &box);
  const auto part = [&](unsigned shift) { return static_cast<Uint8>(frame.background >> shift); };
  SDL_SetRenderDrawBlendMode(renderer_.get(), SDL_BLENDMODE_NONE);
  SDL_SetRenderDrawColor(renderer_.get(), part(16), part(8), part(0), 255);
  SDL_RenderFillRect(renderer_.get(), &box);
  for (const ui::Quad& quad : frame.quads) paint(quad, box);
}

void Painter::paint(const ui::Frame& frame, const std::vector<SDL_Rect>& boxes) {
  for (const SDL_Rect& box : boxes) paint(frame, box);
  SDL_RenderFlush(renderer_.get());
}

}  // namespace clearway::screen
