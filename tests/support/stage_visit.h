// A made-up visitor in front of the whole glass of the kiosk (app/kiosk/stage.h), with friendly
// workers behind it and no window. Everything that comes in is written down.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "app/kiosk/session.h"
#include "app/kiosk/stage.h"

namespace clearway::test {

class StageVisit {
 public:
  StageVisit();

  bool tap(const std::string& action);  // false when it is not to be seen
  void key(ui::Key key) { draw({ui::KeyPressed{key}}); }
  void type(const std::string& text) { draw({ui::TextTyped{text}}); }
  void came(const flow::Event& event);
  void draw(std::vector<ui::Input> inputs = {});
  const std::string& screen() const { return shown_.view.screen; }
  const kiosk::Stage::Shown& shown() const { return shown_; }

  std::vector<kiosk::Line> lines;
  bool writes_down = true;

 private:
  void ask(const flow::Effect& effect);
  void note(kiosk::Step step);

  ui::Ui ui_;
  std::deque<flow::Event> answers_;
  kiosk::Stage stage_;
  kiosk::Stage::Shown shown_;
};

inline constexpr core::Day kVisitDay{std::chrono::year{2026} / 11 / 22};

}  // namespace clearway::test
