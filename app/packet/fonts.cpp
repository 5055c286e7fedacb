#include "app/packet/fonts.h"

#include <hpdf.h>

namespace clearway::packet {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr std::array<const char*, kFaces> kFiles{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
                                                 "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf",
                                                 "NotoSerif-Italic.ttf"};

struct Script {
  std::array<const char*, kFaces> files{};  // from the folder of ours
  unsigned face = 0;                        // of a collection
};
// UMing has one weight, and its third face the forms of Taiwan.
constexpr const char* kUming = "../arphic/uming.ttc";
constexpr std::array<Script, 3> kScripts = {
    {{{"NotoSansArmenian-Regular.ttf", "NotoSansArmenian-Bold.ttf", "NotoSerifArmenian-Regular.ttf",
       "NotoSerifArmenian-Bold.ttf", "NotoSerifArmenian-Regular.ttf"}},
     {{kUming, kUming, kUming, kUming, kUming}, 2},
     {{"../nanum/NanumGothic.ttf", "../nanum/NanumGothicBold.ttf", "../nanum/NanumMyeongjo.ttf",
       "../nanum/NanumMyeongjoBold.ttf", "../nanum/NanumMyeongjo.ttf"}}}};

}  // namespace

Result<Fonts> Fonts::open(Document document, const std::filesystem::path& folder) {
  Fonts fonts;
  fonts.document_ = document;
  fonts.folder_ = folder;
  for (std::size_t i = 0; i < kFiles.size(); ++i)
    fonts.own_[i] = TRY(fonts.load(folder / kFiles[i], /*face=*/0));
  return fonts;
}

Result<Fonts::Loaded> Fonts::load(const std::filesystem::path& file, unsigned face) {
  Loaded loaded;
  loaded.coverage = TRY(Coverage::read(file, face));
  const bool collection = file.extension() == ".ttc";
  const char* name =
      collection ? HPDF_LoadTTFontFromFile2(document_, file.c_str(), face, /*embedding=*/HPDF_TRUE)
                 : HPDF_LoadTTFontFromFile(document_, file.c_str(), /*embedding=*/HPDF_TRUE);
  loaded.font = name == nullptr ? nullptr : HPDF_GetFont(document_, name, "UTF-8");
  if (loaded.font == nullptr)
    return fail(ErrorCode::corrupt, "packet.fonts", file.filename().string());
  return loaded;
}

const Fonts::Loaded* Fonts::fallback(std::size_t script, Face face) {
  const char* name = kScripts[script].files[static_cast<std::size_t>(face)];
  const auto found = others_.find(name);
  if (found != others_.end()) return &found->second;
  auto loaded = load(folder_ / name, kScripts[script].face);
  return &others_.emplace(name, loaded ? *std::move(loaded) : Loaded{}).first->second;
}

Fonts::Font Fonts::find(Face face, char32_t code_point) {
  const Loaded& own = own_[static_cast<std::size_t>(face)];
  if (own.coverage.has(code_point)) return own.font;
  constexpr char32_t kFirstOfOthers = 0x2C7;  // what comes before is in ours or nowhere
  for (std::size_t script = 0; code_point >= kFirstOfOthers && script < kScripts.size(); ++script) {
    const Loaded* other = fallback(script, face);
    if (other->coverage.has(code_point)) return other->font;
  }
  return nullptr;
}

}  // namespace clearway::packet
