// All sizes of one screen, from its pixels, its panel and the person's text size. The
// reference is 1920 by 1080 at 21.5 inches; a small panel keeps the size of letters and of
// what a finger must hit, and gives up air.
#pragma once

#include <array>

#include "app/flow/view.h"
#include "app/ui/atlas.h"
#include "app/ui/theme.h"
#include "app/ui/ui.h"

namespace clearway::ui {

enum class Type {
  display,  // the first screen's title
  title,
  title_less,  // steps down for long titles
  title_least,
  heading,  // of a card
  lead,
  body,
  strong,
  option,
  option_on,
  button,
  card_button,
  intro,  // under the first screen's title
  foot,   // Back and the way on
  begin,  // the one large button of the first screen
  small,
  small_strong,
  tool,
  step,
  step_now,
  brand,
  key,
  key_word,

  field,
  statement,
  number,
  code,
  count
};

struct TypeStyle {
  FaceKey face;
  float leading = 1.4F;  // of the em
};

struct Metrics {
  Metrics(Size size, float pixels_per_mm, flow::TextSize text_size, const Theme& theme);

  // Whole pixels of `reference` pixels on 1920 by 1080.
  float u(float reference) const;
  const TypeStyle& type(Type type) const { return types[static_cast<std::size_t>(type)]; }
  float em(Type t) const { return static_cast<float>(type(t).face.px); }
  float line(Type t) const;

  float w, h;      // of the screen
  bool wide;       // asides stand beside the question
  float air = 1;   // less when a page would just not fit
  float unit;      // of space
  float panel;     // pixels per pixel of the reference panel
  float tap, gap;  // the least side of what is touched, and between two such
  float margin;    // left and right of everything
  float radius, card_radius, border, strong_border;
  float text_scale, chrome_scale;
  std::array<TypeStyle, static_cast<std::size_t>(Type::count)> types;
};

}  // namespace clearway::ui
