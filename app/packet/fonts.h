// Which font prints a letter: the face's own, or that of another script, which is read and put into
// the papers only when somebody's words need it. Only outlines of TrueType: libharu embeds no
// other, so paper has other fonts of East Asia than the screen (Nanum and UMing for Noto's CFF).
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/packet/coverage.h"
#include "app/packet/sheets.h"

struct _HPDF_Doc_Rec;
struct _HPDF_Dict_Rec;

namespace clearway::packet {

class Fonts {
 public:
  using Document = _HPDF_Doc_Rec*;
  using Font = _HPDF_Dict_Rec*;

  // Errors: not_found for a font of ours that is missing; corrupt for one that is no such font.
  static core::Result<Fonts> open(Document document, const std::filesystem::path& folder);

  // nullptr when no font here draws it.
  Font find(Face face, char32_t code_point);

 private:
  struct Loaded {
    Coverage coverage;
    Font font = nullptr;
  };
  core::Result<Loaded> load(const std::filesystem::path& file, unsigned face);
  const Loaded* fallback(std::size_t script, Face face);

  Document document_ = nullptr;
  std::filesystem::path folder_;
  std::array<Loaded, kFaces> own_;
  std::map<std::string, Loaded> others_;  // by file; without a font: it is not installed
};

}  // namespace clearway::packet
