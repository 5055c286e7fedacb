#include "app/ui/atlas.h"

#include <imgui/imgui.h>
#include <imgui/imgui_freetype.h>

#include <array>
#include <fstream>
#include <iterator>

#include "app/ui/text.h"

namespace clearway::ui {
namespace {

constexpr std::array<const char*, 4> kFiles = {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
                                               "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"};
// An em of Noto Sans and Noto Serif is this much smaller than ascender plus descender, which
// is what Dear ImGui calls the size.
constexpr float kBoxOfEm = 1.362F;

struct GlyphBlock {
  std::uint16_t first, last;
};
// Block 0 is in every face; the others come when a word needs them.
constexpr std::array<GlyphBlock, 9> kBlocks = {{{0x20, 0x7E},
                                                {0xA0, 0xFF},
                                                {0x2010, 0x2044},
                                                {0x100, 0x24F},
                                                {0x1E00, 0x1EFF},
                                                {0x300, 0x36F},
                                                {0x400, 0x52F},
                                                {0x20A0, 0x2122},
                                                {0x370, 0x3FF}}};

int block_of(std::uint32_t point) {
  for (std::size_t i = 0; i < kBlocks.size(); ++i) {
    if (point >= kBlocks[i].first && point <= kBlocks[i].last) return static_cast<int>(i);
  }
  return 0;
}

}  // namespace

Atlas::Atlas() : fonts_(std::make_unique<ImFontAtlas>()) {}
Atlas::~Atlas() = default;

core::Result<std::unique_ptr<Atlas>> Atlas::make(const std::filesystem::path& fonts) {
  std::unique_ptr<Atlas> atlas(new Atlas());
  for (const char* name : kFiles) {
    std::ifstream in(fonts / name, std::ios::binary);
    std::vector<char> bytes((std::istreambuf_iterator<char>(in)), {});
    if (!in || bytes.empty()) return core::fail(core::ErrorCode::not_found, "ui.font", name);
    atlas->files_.push_back(std::move(bytes));
  }
  atlas->fonts_->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas->fonts_->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  atlas->fonts_->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines |
                          ImFontAtlasFlags_NoPowerOfTwoHeight;  // half of it would be empty
  atlas->face({Family::sans, 16}, "");
  atlas->build();
  return atlas;
}

const ImFont* Atlas::face(FaceKey key, std::string_view text) {
  Wanted& wanted = faces_[key];
  const auto want = [&](int block) {
    if (wanted.blocks.insert(block).second) wants_ = true;
  };
  want(0);
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t point = next_code_point(text, at);
    if (point > 0x7E) want(block_of(point));
  }
  return wanted.font;
}

void Atlas::forget() {
  faces_.clear();
  face({Family::sans, 16}, "");
  wants_ = true;
}

void Atlas::build() {
  fonts_->Clear();
  fonts_->TexDesiredWidth = 2048;
  for (auto& [key, wanted] : faces_) {
    wanted.ranges.clear();
    for (const int block : wanted.blocks) {
      wanted.ranges.push_back(kBlocks[static_cast<std::size_t>(block)].first);
      wanted.ranges.push_back(kBlocks[static_cast<std::size_t>(block)].last);
    }
    wanted.ranges.push_back(0);
    ImFontConfig config;
    auto& bytes = files_[static_cast<std::size_t>(key.family)];
    config.FontData = bytes.data();
    config.FontDataSize = static_cast<int>(bytes.size());
    config.FontDataOwnedByAtlas = false;
    config.SizePixels =
        static_cast<float>(static_cast<int>(static_cast<float>(key.px) * kBoxOfEm + 0.5F));
    config.GlyphRanges = wanted.ranges.data();
    wanted.font = fonts_->AddFont(&config);
  }
  fonts_->Build();
  unsigned char* pixels = nullptr;
  int w = 0, h = 0;
  fonts_->GetTexDataAsAlpha8(&pixels, &w, &h);
  texture_.size = {w, h};
  texture_.pixels.resize(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
  for (std::size_t i = 0; i < texture_.pixels.size(); ++i) {
    texture_.pixels[i] = 0xFFFFFFU | static_cast<std::uint32_t>(pixels[i]) << 24;
  }
  fonts_->SetTexID(nullptr);
  ++texture_.version;
  fonts_->ClearInputData();
  fonts_->ClearTexData();
  wants_ = false;
}

}  // namespace clearway::ui
