// What the loop shows, with no window and no workers: state, view and interface. The same steps
// give the same trees, so a session can be recorded and replayed.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/flow/flow.h"
#include "app/ui/ui.h"

namespace clearway::kiosk {

class Stage {
 public:
  using Ask = std::function<void(const flow::Effect&)>;
  // Both outlive it. `ask` hears of every effect as soon as it is asked for.
  Stage(const flow::World& world, ui::Ui& ui, Ask ask);

  void take(const flow::Event& event);
  void resize(ui::Size size);
  void stale() { changed_ = true; }  // what is on the screen is no longer what was drawn
  bool changed() const { return changed_; }

  struct Shown {
    flow::View view;
    ui::Frame frame;
  };
  // Until what was touched has had its effect on what is shown.
  Shown draw(std::vector<ui::Input> inputs);
  std::string tree(const Shown& shown) const;

  const flow::State& state() const { return state_; }

 private:
  const flow::World& world_;
  ui::Ui& ui_;
  Ask ask_;
  flow::State state_;
  long touches_ = 0;  // fingers that came up; only the tree tells it
  bool changed_ = true;
};

}  // namespace clearway::kiosk
