#include "app/kiosk/stage.h"

#include <algorithm>
#include <utility>

namespace clearway::kiosk {
namespace {

constexpr int kMostFrames = 4;  // a layout that needs more has a bug; show what there is

flow::Event as_event(const ui::UiEvent& event) {
  return std::visit([](const auto& e) { return flow::Event(e); }, event);
}

}  // namespace

Stage::Stage(const flow::World& world, ui::Ui& ui, Ask ask)
    : world_(world), ui_(ui), ask_(std::move(ask)) {}

void Stage::take(const flow::Event& event) {
  auto next = flow::update(world_, std::move(state_), event);
  state_ = std::move(next.state);
  changed_ = true;
  for (const auto& effect : next.effects) ask_(effect);
}

void Stage::resize(ui::Size size) {
  ui_.resize(size);
  changed_ = true;
}

Stage::Shown Stage::draw(std::vector<ui::Input> inputs) {
  touches_ += std::ranges::count_if(
      inputs, [](const auto& input) { return std::holds_alternative<ui::PointerUp>(input); });
  for (int i = 1;; ++i) {
    changed_ = false;
    Shown shown;
    shown.view = flow::view(world_, state_);
    shown.frame = ui_.draw(shown.view, inputs);
    inputs.clear();
    for (const auto& event : shown.frame.events) take(as_event(event));
    if (!changed_ || i == kMostFrames) return shown;  // else what was drawn is already old
  }
}

std::string Stage::tree(const Shown& shown) const {
  return ui::to_json(shown.view, shown.frame.elements, touches_);
}

}  // namespace clearway::kiosk
