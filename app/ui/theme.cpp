#include "app/ui/theme.h"

#include <algorithm>

namespace clearway::ui {
namespace {

// Black on white, 20:1 and more everywhere; borders instead of washes tell things apart.
Palette make_high_light() {
  Palette p;
  p.paper = p.card = p.footer = p.teal_wash = p.gold_wash = p.sky_wash = 0xFFFFFF;
  p.good_wash = p.judge_wash = p.later_wash = p.alarm_wash = 0xFFFFFF;
  p.keyboard = p.key = p.key_soft = p.on_teal = p.path = 0xFFFFFF;
  p.ink = p.soft = p.teal = p.line = p.edge = p.mark = p.choice_edge = 0x000000;
  p.good = p.judge = p.later = p.alarm = p.key_edge = p.valley = 0x000000;
  p.step = p.track = 0x767676;
  p.gold = p.sun = 0xB87400;
  p.hill = 0x4A4A4A;
  return p;
}

// White on black. A chosen thing is outlined and carries its sign.
Palette make_high_dark() {
  Palette p;
  p.paper = p.card = p.footer = p.teal_wash = p.gold_wash = p.sky_wash = 0x000000;
  p.good_wash = p.judge_wash = p.later_wash = p.alarm_wash = 0x000000;
  p.keyboard = p.key = p.key_soft = p.on_teal = p.valley = 0x000000;
  p.ink = p.soft = p.teal = p.line = p.edge = p.mark = p.choice_edge = 0xFFFFFF;
  p.good = p.judge = p.later = p.alarm = p.key_edge = p.path = 0xFFFFFF;
  p.step = p.track = 0x8A8A8A;
  p.gold = p.sun = 0xFFC94D;
  p.hill = 0x3A3A3A;
  return p;
}

// For eyes that glare hurts: nothing near white, nothing near black, about 7:1.
Palette make_low() {
  Palette p;
  p.paper = 0xE2DACB, p.card = 0xE9E2D5, p.line = 0xC9BFAC, p.ink = 0x33403F, p.soft = 0x384444;
  p.teal = 0x1F4B4C, p.teal_wash = 0xCFDCD6, p.gold = 0xC99A4B, p.gold_wash = 0xE8DAB9;
  p.sky_wash = 0xCFDBDF, p.alarm = 0x64281D, p.footer = 0xD9D0BE, p.edge = 0x737D7A;
  p.on_teal = 0xF0EADD, p.mark = 0x596462, p.choice_edge = 0xA89F8D, p.step = 0xB3A992;
  p.track = 0xCDC4B1, p.good_wash = 0xCBDCCD, p.good = 0x1E3F2B, p.judge_wash = 0xE6D3A6;
  p.judge = 0x463713, p.later_wash = 0xCBD9DF, p.later = 0x203E4E, p.alarm_wash = 0xE3CDC4;
  p.keyboard = 0xCFC5B0, p.key = 0xE9E2D5, p.key_soft = 0xDDD4C2, p.key_edge = 0xA99F89;
  p.hill = 0x4F8280, p.valley = 0x1F4B4C, p.sun = 0xD3A95E, p.path = 0xE9E2D5;
  return p;
}

}  // namespace

Theme default_theme() {
  Theme theme;
  theme.high_light = make_high_light();
  theme.high_dark = make_high_dark();
  theme.low = make_low();
  return theme;
}

const Palette& palette_of(const Theme& theme, flow::Contrast contrast) {
  switch (contrast) {
    case flow::Contrast::high_light:
      return theme.high_light;
    case flow::Contrast::high_dark:
      return theme.high_dark;
    case flow::Contrast::low:
      return theme.low;
    case flow::Contrast::normal:
      break;
  }
  return theme.normal;
}

ToneColors colors_of(const Palette& p, flow::Tone tone) {
  switch (tone) {
    case flow::Tone::soft:
      return {p.footer, p.ink, p.line};
    case flow::Tone::why:
      return {p.sky_wash, p.ink, p.line};
    case flow::Tone::example:
      return {p.gold_wash, p.ink, p.line};
    case flow::Tone::good:
      return {p.good_wash, p.good, p.line};
    case flow::Tone::judge:
      return {p.judge_wash, p.judge, p.line};
    case flow::Tone::later:
      return {p.later_wash, p.later, p.line};
    case flow::Tone::alarm:
      return {p.alarm_wash, p.alarm, p.alarm};
    case flow::Tone::teal:
      return {p.teal, p.on_teal, p.teal};
    case flow::Tone::plain:
      break;
  }
  return {p.card, p.ink, p.line};
}

}  // namespace clearway::ui
