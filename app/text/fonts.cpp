#include "app/text/fonts.h"

#include <array>

namespace clearway::text {
namespace {

constexpr std::array<const char*, 4> kFamilies = {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
                                                  "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"};

struct Range {
  std::uint32_t first, last;
};
struct Script {
  std::vector<Range> ranges;
  std::array<const char*, 4> files;  // by family
  bool collection = false;           // one face for each way to write Han characters
};

const std::vector<Script>& scripts() {
  static const std::vector<Script> kScripts = {
      {{{0x530, 0x58F}, {0xFB13, 0xFB17}},
       {"NotoSansArmenian-Regular.ttf", "NotoSansArmenian-Bold.ttf",
        "NotoSerifArmenian-Regular.ttf", "NotoSerifArmenian-Bold.ttf"}},
      {{{0x600, 0x6FF}, {0x750, 0x77F}, {0xFB50, 0xFDFF}, {0xFE70, 0xFEFC}},
       {"NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf", "NotoNaskhArabic-Regular.ttf",
        "NotoNaskhArabic-Bold.ttf"}},
      {{{0x2C7, 0x2D9},  // the tones of zhuyin
        {0x1100, 0x11FF},
        {0x2500, 0x25FF},
        {0x2E80, 0x9FFF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7FF},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE4F},
        {0xFF00, 0xFFEF},
        {0x20000, 0x323AF}},
       {"NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc",
        "NotoSerifCJK-Bold.ttc"},
       true}};
  return kScripts;
}

// The order of the faces in Noto's collections: Japan, Korea, simplified, Taiwan, Hong Kong.
unsigned face_of(Han han) {
  switch (han) {
    case Han::korean:
      return 1;
    case Han::simplified:
      return 2;
    case Han::traditional:
      break;
  }
  return 3;
}

}  // namespace

Han han_of(std::string_view language) {
  if (language.starts_with("ko")) return Han::korean;
  return language == "zh_Hans" || language == "zh_CN" ? Han::simplified : Han::traditional;
}

core::Result<Fonts> Fonts::open(const std::filesystem::path& folder) {
  Fonts fonts;
  fonts.folder_ = folder;
  for (const char* name : kFamilies)
    fonts.files_.push_back(TRY(FontFile::open(folder / name, /*index=*/0)));
  return fonts;
}

std::optional<int> Fonts::fallback(const Key& key) {
  const auto found = opened_.find(key);
  if (found != opened_.end()) return found->second;
  const Script& script = scripts()[key.script];
  const char* name = script.files[static_cast<std::size_t>(key.family)];
  const unsigned index = script.collection ? face_of(key.han) : 0;
  std::optional<int>& font = opened_[key];
  for (const auto& folder : {folder_, folder_ / "../../opentype/noto"}) {
    auto file = FontFile::open(folder / name, index);
    if (!file) continue;
    font = static_cast<int>(files_.size());
    files_.push_back(*std::move(file));
    break;
  }
  return font;
}

int Fonts::font_for(Family family, Han han, std::uint32_t point) {
  const int own = static_cast<int>(family);
  if (file(own).has(point)) return own;
  for (std::size_t i = 0; i < scripts().size(); ++i) {
    const Script& script = scripts()[i];
    for (const Range& range : script.ranges) {
      if (point < range.first || point > range.last) continue;
      // Only Han characters differ; a second face of one file would cost memory for nothing.
      const auto font = fallback({i, family, script.collection ? han : Han::traditional});
      if (font && file(*font).has(point)) return *font;
    }
  }
  return own;
}

}  // namespace clearway::text
