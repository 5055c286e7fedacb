// Design tokens. Values come from kiosk-config/theme.toml; these are its defaults.
#pragma once

#include <cstdint>

namespace clearway::ui {

using Color = std::uint32_t;  // 0xRRGGBB

struct Palette {
  Color paper = 0xFBF7EF, card = 0xFFFFFF, line = 0xE4DCCB, ink = 0x17252A, soft = 0x2A373C;
  Color teal = 0x043B3F, teal_wash = 0xE3EFEC, gold = 0xF2B544, gold_wash = 0xFFF3D9;
  Color sky_wash = 0xDCEBF2, alarm = 0x6E1A0E, footer = 0xF4EDDF, edge = 0x9AA5A4;
};

struct Theme {
  Palette normal;
  Palette high_light;  // filled by make_theme() in theme.cpp
  Palette high_dark;
  Palette low;
  float radius = 20, card_radius = 28, border = 2, strong_border = 3, grid = 8;
  int transition_ms = 160;  // at most 200; 0 turns it off
};
Theme default_theme();

}  // namespace clearway::ui
