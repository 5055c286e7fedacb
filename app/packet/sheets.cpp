#include "app/packet/sheets.h"

#include <hpdf.h>

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "app/packet/fonts.h"
#include "app/packet/tounicode.h"
#include "app/packet/wrap.h"
#include "app/text/catalog.h"

namespace clearway::packet {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

struct Color {
  float red, green, blue;
};
Color color_of(Ink ink) {
  switch (ink) {
    case Ink::teal:
      return {0.016F, 0.231F, 0.247F};
    case Ink::gold:
      return {0.949F, 0.710F, 0.267F};
    case Ink::line:
      return {0.70F, 0.74F, 0.74F};
    case Ink::white:
      return {1, 1, 1};
    case Ink::black:
      break;
  }
  return {0, 0, 0};
}

struct Free {
  void operator()(HPDF_Doc document) const noexcept { HPDF_Free(document); }
};

}  // namespace

struct Sheets::State {
  // After an error libharu refuses what follows, so its first number is the one that tells.
  HPDF_STATUS trouble = HPDF_OK;
  std::optional<core::Error> unprintable;
  std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, Free> document;
  std::vector<HPDF_Page> pages;
  Fonts fonts;

  static void note(HPDF_STATUS error, HPDF_STATUS /*detail*/, void* user) {
    auto* state = static_cast<State*>(user);
    if (state->trouble == HPDF_OK) state->trouble = error;
  }

  void check(Face face, std::string_view utf8) {
    if (unprintable) return;
    if (!text::valid_utf8(utf8)) {
      unprintable = core::Error{ErrorCode::invalid_input, "packet.text", "not UTF-8"};
      return;
    }
    for (std::size_t at = 0; at < utf8.size(); at = text::next(utf8, at)) {
      const char32_t c = code_point_at(utf8, at);
      if (fonts.find(face, c) != nullptr) continue;
      std::array<char, 16> name{};
      std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(c));
      unprintable = core::Error{ErrorCode::invalid_input, "packet.text", name.data()};
      return;
    }
  }

  HPDF_Page page(int sheet) const { return pages[static_cast<std::size_t>(sheet)]; }

  float width(Face face, float size, char32_t code_point) {
    const HPDF_Font font = code_point > 0xFFFF ? nullptr : fonts.find(face, code_point);
    if (font == nullptr) return size;  // refused when it is drawn
    const auto unicode = static_cast<HPDF_UNICODE>(code_point);
    return static_cast<float>(HPDF_Font_GetUnicodeWidth(font, unicode)) * size / 1000;
  }
};

Sheets::Sheets(std::unique_ptr<State> state) : state_(std::move(state)) {}
Sheets::Sheets(Sheets&&) noexcept = default;
Sheets& Sheets::operator=(Sheets&&) noexcept = default;
Sheets::~Sheets() = default;

Result<Sheets> Sheets::open(const std::filesystem::path& fonts) {
  auto state = std::make_unique<State>();
  state->document.reset(HPDF_New(&State::note, state.get()));
  HPDF_Doc document = state->document.get();
  if (document == nullptr) return fail(ErrorCode::internal, "packet.sheets", "no document");
  HPDF_UseUTFEncodings(document);
  HPDF_SetCompressionMode(document, HPDF_COMP_ALL);
  state->fonts = TRY(Fonts::open(document, fonts));
  return Sheets(std::move(state));
}

int Sheets::add() {
  HPDF_Page page = HPDF_AddPage(state_->document.get());
  HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_LETTER, HPDF_PAGE_PORTRAIT);
  state_->pages.push_back(page);
  return count() - 1;
}

int Sheets::count() const { return static_cast<int>(state_->pages.size()); }

float Sheets::width(Face face, float size, char32_t code_point) const {
  return state_->width(face, size, code_point);
}

float Sheets::width(Face face, float size, std::string_view utf8) const {
  float sum = 0;
  for (std::size_t at = 0; at < utf8.size(); at = text::next(utf8, at))
    sum += width(face, size, code_point_at(utf8, at));
  return sum;
}

void Sheets::text(int sheet, Point at, Face face, float size, Ink ink, std::string_view utf8) {
  if (utf8.empty()) return;
  state_->check(face, utf8);
  if (state_->unprintable) return;
  HPDF_Page page = state_->page(sheet);
  const Color c = color_of(ink);
  HPDF_Page_SetRGBFill(page, c.red, c.green, c.blue);
  HPDF_Page_BeginText(page);
  for (std::size_t from = 0; from < utf8.size();) {  // what one font draws, at a time
    const HPDF_Font font = state_->fonts.find(face, code_point_at(utf8, from));
    std::size_t to = from;
    float wide = 0;
    for (; to < utf8.size() && state_->fonts.find(face, code_point_at(utf8, to)) == font;
         to = text::next(utf8, to))
      wide += state_->width(face, size, code_point_at(utf8, to));
    HPDF_Page_SetFontAndSize(page, font, size);
    HPDF_Page_TextOut(page, at.x, kSheetHeight - at.y,
                      std::string(utf8.substr(from, to - from)).c_str());
    at.x += wide;
    from = to;
  }
  HPDF_Page_EndText(page);
}

void Sheets::rule(int sheet, Point from, Point to, float thickness, Ink ink) {
  HPDF_Page page = state_->page(sheet);
  const Color c = color_of(ink);
  HPDF_Page_SetRGBStroke(page, c.red, c.green, c.blue);
  HPDF_Page_SetLineWidth(page, thickness);
  HPDF_Page_MoveTo(page, from.x, kSheetHeight - from.y);
  HPDF_Page_LineTo(page, to.x, kSheetHeight - to.y);
  HPDF_Page_Stroke(page);
}

void Sheets::frame(int sheet, Point top_left, Point bottom_right, float thickness, Ink ink) {
  HPDF_Page page = state_->page(sheet);
  const Color c = color_of(ink);
  HPDF_Page_SetRGBStroke(page, c.red, c.green, c.blue);
  HPDF_Page_SetLineWidth(page, thickness);
  HPDF_Page_Rectangle(page, top_left.x, kSheetHeight - bottom_right.y, bottom_right.x - top_left.x,
                      bottom_right.y - top_left.y);
  HPDF_Page_Stroke(page);
}

void Sheets::sign(int sheet, Point center, float radius) {
  HPDF_Page page = state_->page(sheet);
  const float x = center.x;
  const float y = kSheetHeight - center.y;
  const float r = radius;
  const Color disk = color_of(Ink::teal);
  const Color way = color_of(Ink::gold);
  const Color sun = color_of(Ink::white);
  HPDF_Page_SetRGBFill(page, disk.red, disk.green, disk.blue);
  HPDF_Page_Circle(page, x, y, r);
  HPDF_Page_Fill(page);
  // A way that goes up and comes over the hill.
  HPDF_Page_SetRGBStroke(page, way.red, way.green, way.blue);
  HPDF_Page_SetLineWidth(page, r * 0.22F);
  HPDF_Page_SetLineCap(page, HPDF_ROUND_END);
  HPDF_Page_MoveTo(page, x - r * 0.55F, y - r * 0.45F);
  HPDF_Page_CurveTo(page, x - r * 0.2F, y - r * 0.4F, x - r * 0.25F, y + r * 0.25F, x,
                    y + r * 0.25F);
  HPDF_Page_CurveTo(page, x + r * 0.25F, y + r * 0.25F, x + r * 0.2F, y - r * 0.4F, x + r * 0.55F,
                    y - r * 0.45F);
  HPDF_Page_Stroke(page);
  HPDF_Page_SetLineCap(page, HPDF_BUTT_END);
  HPDF_Page_SetRGBFill(page, sun.red, sun.green, sun.blue);
  HPDF_Page_Circle(page, x, y + r * 0.55F, r * 0.16F);
  HPDF_Page_Fill(page);
}

Result<core::Bytes> Sheets::finish(std::string_view language) {
  if (state_->unprintable) return tl::unexpected<core::Error>(*state_->unprintable);
  HPDF_Doc document = state_->document.get();
  HPDF_SaveToStream(document);
  core::Bytes pdf(HPDF_GetStreamSize(document));
  auto size = static_cast<HPDF_UINT32>(pdf.size());
  HPDF_ReadFromStream(document, pdf.data(), &size);
  if (state_->trouble != HPDF_OK || size != pdf.size()) {
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "0x%04X", static_cast<unsigned>(state_->trouble));
    return fail(ErrorCode::internal, "packet.finish", number.data());
  }
  auto readable = with_readable_text(pdf, language);
  if (!readable) return fail(ErrorCode::internal, "packet.finish", "qpdf");
  return *std::move(readable);
}

}  // namespace clearway::packet
