// Which font draws a letter. Four families of Noto are there from the start; what they lack comes
// from the Noto font of its script, opened when a letter first needs it. The largest of these
// have 20 MB and 65,000 glyphs: they are mapped, and only what is drawn of them is read.
#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "app/text/font_file.h"

namespace clearway::text {

enum class Family { sans, sans_bold, serif, serif_bold };

// The forms of Han characters: one code point is written in several ways.
enum class Han { traditional, simplified, korean };
Han han_of(std::string_view language);  // "ko", "zh_Hans", …; else traditional

class Fonts {
 public:
  // `folder` has NotoSans-*.ttf and NotoSerif-*.ttf; the fonts of other scripts lie there too, or
  // in ../../opentype/noto, where Debian puts those of East Asia. Errors: not_found; corrupt.
  static core::Result<Fonts> open(const std::filesystem::path& folder);

  // The number of the font that draws a code point; the family's own when none can, which then
  // draws its box for what is missing.
  int font_for(Family family, Han han, std::uint32_t point);
  FontFile& file(int font) { return files_[static_cast<std::size_t>(font)]; }

 private:
  struct Key {
    std::size_t script = 0;
    Family family = Family::sans;
    Han han = Han::traditional;
    auto operator<=>(const Key&) const = default;
  };
  std::optional<int> fallback(const Key& key);

  std::filesystem::path folder_;
  std::vector<FontFile> files_;               // the first four by family
  std::map<Key, std::optional<int>> opened_;  // nothing: that font is not installed
};

}  // namespace clearway::text
