#include "app/ui/theme.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <string>

namespace clearway::ui {
namespace {

struct Named {
  const char* name;
  Color Palette::*color;
};
constexpr Named kColors[] = {{"paper", &Palette::paper},
                             {"card", &Palette::card},
                             {"line", &Palette::line},
                             {"ink", &Palette::ink},
                             {"soft", &Palette::soft},
                             {"teal", &Palette::teal},
                             {"teal_wash", &Palette::teal_wash},
                             {"gold", &Palette::gold},
                             {"gold_wash", &Palette::gold_wash},
                             {"sky_wash", &Palette::sky_wash},
                             {"alarm", &Palette::alarm},
                             {"footer", &Palette::footer},
                             {"edge", &Palette::edge},
                             {"on_teal", &Palette::on_teal},
                             {"mark", &Palette::mark},
                             {"choice_edge", &Palette::choice_edge},
                             {"step", &Palette::step},
                             {"track", &Palette::track},
                             {"good_wash", &Palette::good_wash},
                             {"good", &Palette::good},
                             {"judge_wash", &Palette::judge_wash},
                             {"judge", &Palette::judge},
                             {"later_wash", &Palette::later_wash},
                             {"later", &Palette::later},
                             {"alarm_wash", &Palette::alarm_wash},
                             {"keyboard", &Palette::keyboard},
                             {"key", &Palette::key},
                             {"key_soft", &Palette::key_soft},
                             {"key_edge", &Palette::key_edge},
                             {"hill", &Palette::hill},
                             {"valley", &Palette::valley},
                             {"sun", &Palette::sun},
                             {"path", &Palette::path}};

// Every pair of words and what is behind them.
constexpr Named kText[] = {{"ink", &Palette::ink}, {"soft", &Palette::soft}};
constexpr Named kBehind[] = {{"paper", &Palette::paper},
                             {"card", &Palette::card},
                             {"teal_wash", &Palette::teal_wash},
                             {"gold_wash", &Palette::gold_wash},
                             {"sky_wash", &Palette::sky_wash},
                             {"footer", &Palette::footer},
                             {"key", &Palette::key},
                             {"key_soft", &Palette::key_soft},
                             {"good_wash", &Palette::good_wash}};
struct Pair {
  const char* what;
  Color Palette::*text;
  Color Palette::*behind;
};
constexpr Pair kPairs[] = {{"brand", &Palette::teal, &Palette::paper},
                           {"text button", &Palette::teal, &Palette::card},
                           {"primary", &Palette::on_teal, &Palette::teal},
                           {"good", &Palette::good, &Palette::good_wash},
                           {"judge", &Palette::judge, &Palette::judge_wash},
                           {"later", &Palette::later, &Palette::later_wash},
                           {"alarm", &Palette::alarm, &Palette::alarm_wash},
                           {"danger", &Palette::alarm, &Palette::card},
                           {"kept", &Palette::good, &Palette::paper}};

void check(const Palette& palette, double least) {
  for (const auto& text : kText) {
    for (const auto& behind : kBehind) {
      EXPECT_GE(contrast_ratio(palette.*text.color, palette.*behind.color), least)
          << text.name << " on " << behind.name;
    }
  }
  for (const auto& pair : kPairs) {
    EXPECT_GE(contrast_ratio(palette.*pair.text, palette.*pair.behind), least) << pair.what;
  }
  // What is not text: the outline that says where to touch.
  EXPECT_GE(contrast_ratio(palette.mark, palette.card), 3);
  EXPECT_GE(contrast_ratio(palette.edge, palette.card), 2.9);
}

TEST(Contrast, OfTheEndsIsKnown) {
  EXPECT_NEAR(contrast_ratio(0x000000, 0xFFFFFF), 21, 0.01);
  EXPECT_NEAR(contrast_ratio(0x777777, 0xFFFFFF), 4.48, 0.01);
}

TEST(Contrast, OfEveryTextHoldsInEachPalette) {
  const Theme theme = default_theme();
  {
    SCOPED_TRACE("normal");
    check(theme.normal, 10);
  }
  {
    SCOPED_TRACE("high_light");
    check(theme.high_light, 20);
  }
  {
    SCOPED_TRACE("high_dark");
    check(theme.high_dark, 20);
  }
  {
    SCOPED_TRACE("low");
    check(theme.low, 6.5);
  }
}

// theme.toml is read by app/config; here only its names and numbers are held against ours.
TEST(ThemeFile, SaysWhatTheDefaultsAre) {
  const Theme theme = default_theme();
  const std::map<std::string, const Palette*> palettes = {{"normal", &theme.normal},
                                                          {"high_light", &theme.high_light},
                                                          {"high_dark", &theme.high_dark},
                                                          {"low", &theme.low}};
  std::ifstream in(CLEARWAY_SOURCE_DIR "/kiosk-config/theme.toml");
  ASSERT_TRUE(in);
  std::map<std::string, std::map<std::string, Color>> seen;
  std::string section;
  for (std::string line; std::getline(in, line);) {
    char name[40] = {}, color[8] = {};
    if (std::sscanf(line.c_str(), "[%39[a-z_]]", name) == 1) section = name;
    if (std::sscanf(line.c_str(), "%39[a-z_] = \"#%6[0-9A-F]\"", name, color) == 2) {
      seen[section][name] = static_cast<Color>(std::stoul(color, nullptr, 16));
    }
  }
  for (const auto& [name, palette] : palettes) {
    EXPECT_EQ(seen[name].size(), std::size(kColors)) << name;
    for (const auto& each : kColors)
      EXPECT_EQ(seen[name][each.name], palette->*each.color) << name << "." << each.name;
  }
}

}  // namespace
}  // namespace clearway::ui
