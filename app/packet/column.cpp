#include "app/packet/column.h"

#include <algorithm>

#include "app/packet/wrap.h"

namespace clearway::packet {

namespace {

// From the top of a line to its baseline.
float ascent(const Type& type) { return (type.leading + type.size * 0.72F) / 2; }

}  // namespace

Column::Column(Sheets& sheets, Head head) : sheets_(sheets), head_(std::move(head)) {
  next_sheet();
}

void Column::next_sheet() {
  sheet_ = sheets_.add();
  top_ = head_(sheets_, sheet_);
  y_ = top_;
}

void Column::space(float points) {
  if (y_ > top_) y_ += points;
}

void Column::keep(float height) {
  if (y_ > top_ && y_ + height > kBottom && top_ + height <= kBottom) next_sheet();
}

void Column::rule(float thickness, Ink ink, Inset inset) {
  sheets_.rule(sheet_, {kLeft + inset.left, y_}, {kRight - inset.right, y_}, thickness, ink);
}

std::vector<std::string> Column::lines(const Type& type, std::string_view text, Inset inset) const {
  return wrap(text, kRight - kLeft - inset.left - inset.right,
              [&](char32_t c) { return sheets_.width(type.face, type.size, c); });
}

void Column::line(const Type& type, std::string_view text, float x) {
  sheets_.text(sheet_, {x, y_ + ascent(type)}, type.face, type.size, type.ink, text);
}

void Column::mark(const Type& type, std::string_view text, float left) {
  line(type, text, kLeft + left);
}

float Column::height(const Type& type, std::string_view text, Inset inset) const {
  return static_cast<float>(lines(type, text, inset).size()) * type.leading;
}

void Column::paragraph(const Type& type, std::string_view text, Inset inset, float tail) {
  const std::vector<std::string> all = lines(type, text, inset);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t left = all.size() - i;
    // The first line and the last but one each take the line that follows with them.
    const bool with_next = (i == 0 && left > 1) || left == 2;
    float wanted = type.leading * (with_next ? 2.0F : 1.0F);
    if (left <= 2) wanted += tail;
    // Three lines that must break: two would leave the last alone.
    if (i == 0 && all.size() == 3) wanted = type.leading * 3 + tail;
    keep(wanted);
    if (y_ + type.leading > kBottom) next_sheet();
    line(type, all[i], kLeft + inset.left);
    y_ += type.leading;
  }
}

void Column::row(const Type& label_type, std::string_view label, const Type& value_type,
                 std::string_view value, float value_left) {
  const float gap = 12;
  const auto labels = lines(label_type, label, {0, kRight - kLeft - value_left + gap});
  const auto values = lines(value_type, value, {value_left, 0});
  const float leading = std::max(label_type.leading, value_type.leading);
  const std::size_t count = std::max(labels.size(), values.size());
  keep(leading * static_cast<float>(std::min<std::size_t>(count, 4)));
  for (std::size_t i = 0; i < count; ++i) {
    if (y_ + leading > kBottom) next_sheet();
    // Both on the baseline of the value.
    const float baseline = y_ + ascent(value_type);
    if (i < labels.size())
      sheets_.text(sheet_, {kLeft, baseline}, label_type.face, label_type.size, label_type.ink,
                   labels[i]);
    if (i < values.size())
      sheets_.text(sheet_, {kLeft + value_left, baseline}, value_type.face, value_type.size,
                   value_type.ink, values[i]);
    y_ += leading;
  }
}

}  // namespace clearway::packet
