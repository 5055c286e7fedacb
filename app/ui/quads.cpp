#include "app/ui/quads.h"

#include <imgui/imgui.h>

#include <algorithm>

namespace clearway::ui {
namespace {

// Six indices a b c, a c d with a at the top left and c at the bottom right.
bool is_rectangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c,
                  const ImDrawVert& d) {
  return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
         a.col == c.col && a.col == b.col && a.col == d.col;
}

Rect clip_of(const ImDrawCmd& command, Size screen) {
  const float x = std::max(0.0F, command.ClipRect.x), y = std::max(0.0F, command.ClipRect.y);
  return {x, y, std::max(0.0F, std::min(command.ClipRect.z, static_cast<float>(screen.w)) - x),
          std::max(0.0F, std::min(command.ClipRect.w, static_cast<float>(screen.h)) - y)};
}

bool outside(const Rect& r, const Rect& clip) {
  return r.x + r.w <= clip.x || r.y + r.h <= clip.y || r.x >= clip.x + clip.w ||
         r.y >= clip.y + clip.h;
}

}  // namespace

QuadList quads_of(const ImDrawList& list, Size screen) {
  QuadList out;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const Rect clip = clip_of(command, screen);
    const auto texture =
        static_cast<int>(reinterpret_cast<std::intptr_t>(command.TextureId));  // NOLINT
    const auto* index = list.IdxBuffer.Data + command.IdxOffset;
    const auto* vertex = list.VtxBuffer.Data + command.VtxOffset;
    for (unsigned i = 0; i < command.ElemCount; i += 6) {
      const bool paired =
          i + 6 <= command.ElemCount && index[i] == index[i + 3] && index[i + 2] == index[i + 4];
      if (!paired || !is_rectangle(vertex[index[i]], vertex[index[i + 1]], vertex[index[i + 2]],
                                   vertex[index[i + 5]])) {
        out.lost += paired ? 2 : 1;
        continue;
      }
      const ImDrawVert &a = vertex[index[i]], &c = vertex[index[i + 2]];
      const Rect to{a.pos.x, a.pos.y, c.pos.x - a.pos.x, c.pos.y - a.pos.y};
      if (outside(to, clip)) continue;
      out.quads.push_back({to, a.uv.x, a.uv.y, c.uv.x, c.uv.y, a.col, texture, clip});
    }
  }
  return out;
}

}  // namespace clearway::ui
