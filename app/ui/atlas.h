// Fonts in one texture. Faces and glyph blocks are asked for while a frame is laid out; what
// was missing is built before the frame is laid out again, so a screen pays only for the
// sizes and scripts it shows.
#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "app/core/result.h"
#include "app/ui/ui.h"

struct ImFont;
struct ImFontAtlas;

namespace clearway::ui {

enum class Family { sans, sans_bold, serif, serif_bold };

struct FaceKey {
  Family family = Family::sans;
  int px = 0;  // of the em square
  auto operator<=>(const FaceKey&) const = default;
};

class Atlas {
 public:
  // Errors: not_found for a font file.
  static core::Result<std::unique_ptr<Atlas>> make(const std::filesystem::path& fonts);
  ~Atlas();

  // nullptr until the next build(). Glyphs of `text` are asked for as well.
  const ImFont* face(FaceKey key, std::string_view text);

  bool empty() const { return faces_.size() < 2; }
  bool wants() const { return wants_; }
  void build();
  void forget();  // other sizes are coming: start small again
  ImFontAtlas& imgui() { return *fonts_; }
  Texture& texture() { return texture_; }

 private:
  Atlas();

  struct Wanted {
    std::set<int> blocks;  // of glyphs, see atlas.cpp
    std::vector<std::uint16_t> ranges;
    ImFont* font = nullptr;
  };
  std::vector<std::vector<char>> files_;  // by Family
  std::unique_ptr<ImFontAtlas> fonts_;
  std::map<FaceKey, Wanted> faces_;

  Texture texture_;
  bool wants_ = false;
};

}  // namespace clearway::ui
