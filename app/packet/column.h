// Text that flows down a column and on to the next sheet.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/packet/sheets.h"

namespace clearway::packet {

struct Type {
  Face face = Face::sans;
  float size = 10.5F;
  float leading = 15;
  Ink ink = Ink::black;
};

// The few types everything is set in.
namespace type {
inline constexpr Type kName{Face::serif_bold, 25, 31};
inline constexpr Type kHeading{Face::serif_bold, 14.5F, 20, Ink::teal};
inline constexpr Type kTitle{Face::serif_bold, 12, 17};
inline constexpr Type kBody{Face::sans, 10.5F, 15.5F};
inline constexpr Type kStrong{Face::sans_bold, 10.5F, 15.5F};
inline constexpr Type kSmall{Face::sans, 9, 13};
inline constexpr Type kSmallStrong{Face::sans_bold, 9, 13};
inline constexpr Type kSworn{Face::serif, 12, 20};
inline constexpr Type kAid{Face::serif_italic, 10, 14.5F};
inline constexpr Type kFoot{Face::sans, 8.5F, 12};
}  // namespace type

inline constexpr float kLeft = 76;
inline constexpr float kRight = kSheetWidth - 76;
inline constexpr float kBottom = 712;  // text ends here; below stands the foot

// Room taken from the column's left and right.
struct Inset {
  float left = 0;
  float right = 0;
};

class Column {
 public:
  // Draws what stands at the top of each sheet and returns where the text begins.
  using Head = std::function<float(Sheets& sheets, int sheet)>;

  Column(Sheets& sheets, Head head);  // begins on a new sheet

  Sheets& sheets() { return sheets_; }
  int sheet() const { return sheet_; }
  float y() const { return y_; }
  void move_to(float y) { y_ = y; }
  float left_over() const { return kBottom - y_; }

  void next_sheet();
  void space(float points);  // nothing at the top of a sheet
  void keep(float height);   // goes to the next sheet when so much does not fit on this one,
                             // unless it would not fit on an empty one either
  void rule(float thickness, Ink ink, Inset inset = {});

  // Sets the text, however long. One line alone is never left at the foot or the top of a
  // sheet; `tail` is kept on the same sheet as the last two lines.
  void paragraph(const Type& type, std::string_view text, Inset inset = {}, float tail = 0);
  // A label on the left, its value on the right of `value_left`; both as long as they are.
  void row(const Type& label_type, std::string_view label, const Type& value_type,
           std::string_view value, float value_left);
  // A short text at the place we are; takes no room.
  void mark(const Type& type, std::string_view text, float left = 0);

  float height(const Type& type, std::string_view text, Inset inset = {}) const;

 private:
  std::vector<std::string> lines(const Type& type, std::string_view text, Inset inset) const;
  void line(const Type& type, std::string_view text, float x);

  Sheets& sheets_;
  Head head_;
  int sheet_ = -1;
  float top_ = 0;
  float y_ = 0;
};

}  // namespace clearway::packet
