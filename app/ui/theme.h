// Design tokens. Values come from kiosk-config/theme.toml; these are its defaults.
#pragma once

#include <cstdint>

#include "app/core/contrast.h"
#include "app/flow/view.h"

namespace clearway::ui {

using Color = std::uint32_t;  // 0xRRGGBB

struct Palette {
  Color paper = 0xFBF7EF, card = 0xFFFFFF, line = 0xE4DCCB, ink = 0x17252A, soft = 0x28353A;
  Color teal = 0x043B3F, teal_wash = 0xE3EFEC, gold = 0xF2B544, gold_wash = 0xFFF3D9;
  Color sky_wash = 0xDCEBF2, alarm = 0x68170B, footer = 0xF4EDDF, edge = 0x7F8B89;
  Color on_teal = 0xFFFFFF;  // words on a teal button
  Color mark = 0x5F6C70;     // the outline of a radio button or a check box
  Color choice_edge = 0xBDB39D, step = 0xD8CFBC, track = 0xEDE4D2;
  Color good_wash = 0xD8EBDD, good = 0x0B3A20, judge_wash = 0xFFE9BF, judge = 0x463000;
  Color later_wash = 0xDCEBF2, later = 0x0F3247, alarm_wash = 0xFBE6E0;
  Color keyboard = 0xE9E0CD, key = 0xFFFFFF, key_soft = 0xF7F1E4, key_edge = 0xCFC4AC;
  Color hill = 0x2F7A78, valley = 0x043B3F, sun = 0xF2B544, path = 0xFBF7EF;
};

struct Theme {
  Palette normal;
  Palette high_light;  // filled by default_theme() in theme.cpp, as the next two
  Palette high_dark;
  Palette low;
  float radius = 20, card_radius = 28, border = 2, strong_border = 3, grid = 8;
  int transition_ms = 160;  // at most 200; 0 turns it off
};
Theme default_theme();

const Palette& palette_of(const Theme& theme, flow::Contrast contrast);

// How a card, a tag or a banner of a tone looks.
struct ToneColors {
  Color fill, text, border;
};
ToneColors colors_of(const Palette& palette, flow::Tone tone);

using core::contrast_ratio;

}  // namespace clearway::ui
