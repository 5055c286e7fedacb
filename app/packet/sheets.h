// Blank US Letter sheets and what is drawn on them. Points (1/72 inch) from the top left
// corner; text stands on its baseline. Drawing never fails: the first trouble is kept and
// finish() returns it.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string_view>

#include "app/core/bytes.h"

namespace clearway::packet {

inline constexpr float kSheetWidth = 612;
inline constexpr float kSheetHeight = 792;

enum class Face { sans, sans_bold, serif, serif_bold, serif_italic };
inline constexpr int kFaces = 5;

// Text is black, for a gray letter is a dotted one on a laser printer; the others are for
// rules, numerals and signs.
enum class Ink { black, teal, gold, line, white };

struct Point {
  float x = 0;
  float y = 0;
};

class Sheets {
 public:
  // Errors: not_found for a font that is missing; corrupt for one that is no such font.
  static core::Result<Sheets> open(const std::filesystem::path& fonts);
  Sheets(Sheets&&) noexcept;
  Sheets& operator=(Sheets&&) noexcept;
  ~Sheets();

  int add();  // a new sheet; returns its index
  int count() const;
  float width(Face face, float size, char32_t code_point) const;
  float width(Face face, float size, std::string_view utf8) const;
  void text(int sheet, Point at, Face face, float size, Ink ink, std::string_view utf8);
  void rule(int sheet, Point from, Point to, float thickness, Ink ink);
  void frame(int sheet, Point top_left, Point bottom_right, float thickness, Ink ink);
  void sign(int sheet, Point center, float radius);  // the small mark beside the name

  // The PDF with every face embedded, text that can be read back, and nothing in its
  // metadata but the producer. `language` is "en" or "es". Errors: invalid_input for text
  // that is not UTF-8 or has a character no face draws (detail "U+1F600"); internal.
  core::Result<core::Bytes> finish(std::string_view language);

 private:
  struct State;
  explicit Sheets(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace clearway::packet
